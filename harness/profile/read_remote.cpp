#include "profile/read_remote.h"

#include <fmt/format.h>

#include "base/format.h"
#include "pg/connection.h"
#include "pg/remote.h"
#include "pg/server_error.h"
#include "profile/read_server.h"

namespace rehearse::profile {

namespace {

constexpr int kOldest = 130'000;

std::string hint_for(const std::string& sqlstate, Millis timeout) {
  if (sqlstate == "57014")
    return fmt::format("no query may take longer than {}: --timeout 5min allows more", human(timeout));
  if (sqlstate == "55P03") return "somebody holds a lock on a catalog, as VACUUM FULL does: try again later";
  return {};
}

void require_supported(const pg::Connection& connection, const pg::Remote& remote) {
  if (connection.server_version() >= kOldest) return;
  throw Error(ErrorKind::environment,
              fmt::format("{} runs PostgreSQL {}", remote.name(), connection.server_version() / 10'000),
              "profiles are made of PostgreSQL 13 and later");
}

}  // namespace

DataProfile read_remote(const std::string& url, const Request& request, Millis timeout,
                        const std::stop_token& stop) {
  const pg::Remote remote(url, timeout);
  pg::Connection connection = pg::connect(remote, stop);
  require_supported(connection, remote);
  const std::stop_callback cancel(stop, [&] { connection.cancel(); });
  try {
    return read_server(connection, request);
  } catch (const pg::ServerError& error) {
    if (stop.stop_requested()) throw Error(ErrorKind::interrupted, "interrupted");
    throw Error(error.kind(), remote.censored(error.what()), hint_for(error.sqlstate(), timeout));
  }
}

}  // namespace rehearse::profile
