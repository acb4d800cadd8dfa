#include "provision/attached/address.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <utility>

#include "pg/remote.h"
#include "rehearse/error.h"

namespace rehearse::provision {

namespace {

namespace fs = std::filesystem;
using Parameters = std::map<std::string, std::string>;

// Takes a parameter out of the map.
std::string taken(Parameters& parameters, const char* name, const char* variable, const char* otherwise) {
  const auto found = parameters.extract(name);
  if (!found.empty()) return found.mapped();
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0' ? value : otherwise;
}

int port_of(const std::string& text) {
  int port = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (failure == std::errc{} && end == text.data() + text.size() && port > 0 && port < 65'536) return port;
  throw Error(ErrorKind::usage, "the address of the attached server needs one port",
              "write postgresql://user@host:5432/postgres");
}

std::string escaped(const std::string& field) {
  std::string result;
  for (const char c : field) {
    if (c == ':' || c == '\\') result += '\\';
    result += c;
  }
  return result;
}

std::string users_own_file() {
  fs::path file;
  const char* home = std::getenv("HOME");
  if (home != nullptr) file = fs::path(home) / ".pgpass";
  if (const char* named = std::getenv("PGPASSFILE")) file = named;
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

Address address_of(const std::string& url) {
  Parameters parameters = pg::connection_parameters(url);
  Address address;
  address.endpoint.host = taken(parameters, "host", "PGHOST", "");
  address.endpoint.port = port_of(taken(parameters, "port", "PGPORT", "5432"));
  address.endpoint.superuser = taken(parameters, "user", "PGUSER", "");
  address.password = taken(parameters, "password", "PGPASSWORD", "");
  // What every connection of ours sets by itself.
  for (const char* ours : {"dbname", "application_name", "client_encoding", "options", "connect_timeout"})
    parameters.erase(ours);
  parameters.try_emplace("sslmode", "prefer");
  // Empty, which leaves the choice to the password file; left out, PGPASSWORD would serve both roles.
  parameters["password"] = "";
  address.endpoint.parameters = std::move(parameters);
  if (address.endpoint.host.empty() || address.endpoint.superuser.empty())
    throw Error(ErrorKind::usage, "the address of the attached server lacks a host or a user",
                "write postgresql://user@host:5432/postgres");
  return address;
}

void write_password_file(const fs::path& file, const Address& address, const std::string& owner_password) {
  std::ofstream stream(file);
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  const auto line = [&](const std::string& user, const std::string& password) {
    stream << fmt::format("*:*:*:{}:{}\n", escaped(user), escaped(password));
  };
  line(address.endpoint.owner, owner_password);
  line(address.endpoint.seeder, owner_password);
  if (address.password.empty())
    stream << users_own_file();
  else
    line(address.endpoint.superuser, address.password);
  stream.close();
  if (!stream)
    throw Error(ErrorKind::environment, fmt::format("cannot write the password file {}", file.string()));
}

}  // namespace rehearse::provision
