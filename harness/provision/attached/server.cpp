#include "provision/attached/server.h"

#include <fmt/format.h>

#include "os/user.h"
#include "pg/scram.h"
#include "provision/attached/leftovers.h"
#include "provision/database.h"
#include "provision/layout.h"
#include "provision/password.h"
#include "provision/settings_shown.h"
#include "rehearse/error.h"

namespace rehearse::provision {

namespace {

constexpr const char* kPasswordFile = "passfile";
constexpr const char* kMaintenance = "postgres";

void require_consent(const ServerSpec& spec) {
  if (spec.url.empty())
    throw Error(ErrorKind::usage, "the backend 'attached' needs the address of a server",
                "--server postgresql://user@host:5432/postgres, or [server] url");
  if (spec.own_it) return;
  throw Error(ErrorKind::usage,
              "rehearse loads an attached server, and makes roles and databases on it: nothing for a server "
              "that anybody depends on",
              "say --i-own-this-server if that is so");
}

[[noreturn]] void refuse_log() {
  throw Error(ErrorKind::usage,
              "the log of an attached server is out of reach, and with it what a migration tool does there",
              "rehearse tools that run themselves with the backend local, docker or podman");
}

}  // namespace

AttachedServer::AttachedServer(const ServerSpec& spec, Listener& listener) : settings_(spec.settings) {
  require_consent(spec);
  address_ = address_of(spec.url);
  const Layout layout = plan_layout(Roots::of_this_machine(), std::nullopt);
  folders_ = std::make_unique<os::Supervisor>(
      os::SupervisorSpec{layout.work, layout.sockets, std::nullopt, {{"PATH", "/usr/bin:/bin"}}});
  address_.endpoint.owner = kRolePrefix + layout.token;
  address_.endpoint.seeder = address_.endpoint.owner + kSeederSuffix;
  address_.endpoint.parameters["passfile"] = (layout.work / kPasswordFile).string();
  const std::string password = random_password();
  write_password_file(layout.work / kPasswordFile, address_, password);
  open_session();
  require_rights();
  for (const std::string& role : drop_leftovers(*session_))
    listener.note(fmt::format("dropped the role {} and its databases, whose harness was killed", role));
  create_owner(password);
}

AttachedServer::~AttachedServer() {
  drop_all_of(*session_, address_.endpoint.owner);
}

void AttachedServer::open_session() {
  pg::Target target = pg::as_superuser(address_.endpoint, kMaintenance);
  target.application_name = address_.endpoint.owner;
  session_ = std::make_unique<pg::Connection>(target);
}

void AttachedServer::require_rights() {
  const pg::Result role = session_->query(
      "SELECT rolsuper, rolsuper OR (rolcreatedb AND rolcreaterole) FROM pg_roles WHERE rolname = "
      "current_user");
  superuser_ = role.boolean(0, 0);
  if (role.boolean(0, 1)) return;
  throw Error(ErrorKind::environment,
              fmt::format("the role {} of the attached server may not create databases and roles",
                          address_.endpoint.superuser),
              "give it CREATEDB and CREATEROLE, or name a superuser");
}

void AttachedServer::create_owner(const std::string& password) {
  const std::string role = pg::quote_identifier(address_.endpoint.owner);
  const std::string verifier = pg::scram_verifier(pg::as_superuser(address_.endpoint, kMaintenance),
                                                  address_.endpoint.owner, password);
  session_->query(fmt::format("CREATE ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}", role,
                              pg::quote_literal(verifier)));
  session_->query(fmt::format("COMMENT ON ROLE {} IS {}", role, pg::quote_literal(kMark)));
  // Who is no superuser may only give a database to a role that it is a member of.
  if (!superuser_) session_->query(fmt::format("GRANT {} TO CURRENT_USER", role));
}

ServerFacts AttachedServer::facts() const {
  pg::Connection admin(pg::as_superuser(address_.endpoint, kMaintenance));
  const std::string version(admin.query("SHOW server_version").text(0, 0));
  ServerFacts facts{.backend = "attached",
                    .version = version.substr(0, version.find(' ')),
                    .version_num = admin.server_version(),
                    .settings = settings_shown(admin, settings_)};
  facts.limitations = limitations();
  return facts;
}

Capabilities AttachedServer::capabilities() const {
  return {.settings = false, .log = false, .superuser = superuser_};
}

std::vector<std::string> AttachedServer::limitations() const {
  std::vector<std::string> result{
      "an attached server keeps its own settings and load: compare its durations with no other's",
      "its log cannot be read, so that what a tool applies by itself cannot be rehearsed on it"};
  for (const auto& [name, value] : settings_)
    result.push_back(fmt::format("[server] settings: {} = {} was not applied", name, value));
  if (!superuser_)
    result.push_back(fmt::format("{} is no superuser: sessions of other roles cannot be seen or ended",
                                 address_.endpoint.superuser));
  return result;
}

void AttachedServer::keep(Millis /*lease*/) {
  throw Error(ErrorKind::usage, "an attached server has nothing to keep", "use the backend local or docker");
}

bool AttachedServer::alive() const {
  try {
    session_->query("SELECT 1");
    return true;
  } catch (const Error&) {
    return false;
  }
}

std::string AttachedServer::log_tail() const {
  return "(the log of an attached server is out of reach)";
}

Bytes AttachedServer::log_size() const {
  refuse_log();
}

std::string AttachedServer::log_since(Bytes /*size*/) const {
  refuse_log();
}

}  // namespace rehearse::provision
