#include "pg/scram.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <memory>

#include "base/strings.h"
#include "pg/server_error.h"

namespace rehearse::pg {

namespace {

struct Finish {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct Free {
  void operator()(char* text) const { PQfreemem(text); }
};

}  // namespace

std::string scram_verifier(const Target& server, const std::string& role, const std::string& password) {
  const std::unique_ptr<PGconn, Finish> connection(PQconnectdb(connection_string(server).c_str()));
  const std::unique_ptr<char, Free> verifier(
      PQencryptPasswordConn(connection.get(), password.c_str(), role.c_str(), "scram-sha-256"));
  if (verifier && PQstatus(connection.get()) == CONNECTION_OK) return verifier.get();
  throw ServerError({}, fmt::format("cannot make a password for the role {}: {}", role,
                                    trim(PQerrorMessage(connection.get()))));
}

}  // namespace rehearse::pg
