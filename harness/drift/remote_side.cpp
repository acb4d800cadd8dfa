#include "drift/remote_side.h"

#include <fmt/format.h>

#include <functional>

#include "base/format.h"
#include "pg/connection.h"
#include "pg/remote.h"
#include "pg/server_error.h"
#include "rehearse/error.h"
#include "snapshot/read.h"

namespace rehearse::drift {

namespace {

std::string hint_for(const std::string& sqlstate, Millis timeout) {
  if (sqlstate == "57014")
    return fmt::format("no query may take longer than {}: --timeout 5min allows more", human(timeout));
  if (sqlstate == "55P03") return "somebody holds a lock on a catalog, as VACUUM FULL does: try again later";
  return {};
}

SchemaSnapshot read(pg::Connection& connection, pg::Connection& helper, const RemoteRequest& request,
                    const std::stop_token& stop) {
  const std::stop_callback cancel(stop, [&] {
    connection.cancel();
    helper.cancel();
  });
  try {
    return snapshot::read_audited(connection, helper, request.options);
  } catch (const pg::ServerError& error) {
    if (stop.stop_requested()) throw Error(ErrorKind::interrupted, "interrupted");
    throw Error(error.kind(), error.what(), hint_for(error.sqlstate(), request.timeout));
  }
}

}  // namespace

RemoteSchema read_remote(const RemoteRequest& request, const std::stop_token& stop) {
  const pg::Remote remote(request.url, request.timeout);
  pg::Connection connection = pg::connect(remote, stop);
  pg::Connection helper = pg::connect(remote, stop);
  return {remote.name(), read(connection, helper, request, stop)};
}

}  // namespace rehearse::drift
