#include "dump/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string_view>
#include <utility>

#include "base/format.h"
#include "base/strings.h"
#include "dump/words.h"
#include "pg/connection.h"
#include "pg/server_error.h"
#include "pg/session.h"
#include "rehearse/error.h"
#include "sql/keywords.h"

namespace rehearse::dump {

namespace {

using pg::TransactionState;

constexpr const char* kSavepoint = "rehearse_load";

void create_loader(const Endpoint& endpoint) {
  pg::Connection admin(pg::as_superuser(endpoint, "postgres"));
  const pg::Result found = admin.query("SELECT 1 FROM pg_roles WHERE rolname = $1", {kLoader});
  if (found.rows() == 0)
    admin.query(fmt::format("CREATE ROLE {} SUPERUSER LOGIN", pg::quote_identifier(kLoader)));
}

bool is_of_the_cluster(const std::string& database) {
  return database == "postgres" || database == "template0" || database == "template1";
}

pg::Target as_loader(const Endpoint& endpoint, const std::string& database) {
  return {endpoint, database, kLoader, "rehearse load"};
}

/// Runs the statements one by one, as psql would, and mends what a throwaway server cannot have.
class Loader {
 public:
  Loader(const Endpoint& endpoint, const std::string& database, const std::stop_token& stop)
      : session_(as_loader(endpoint, database)),
        admin_(pg::as_superuser(endpoint, database)),
        stop_(stop),
        cancel_(stop, [this] { session_.cancel(); }) {}

  void run(const Script& script) {
    for (const Statement& statement : script.statements) run(statement);
    if (session_.state() == TransactionState::active || session_.state() == TransactionState::failed)
      throw Error(ErrorKind::usage, "the dump ends inside a transaction: it has a BEGIN without a COMMIT", {},
                  SourceLocation{script.path});
  }

  std::vector<std::string> notes() {
    std::vector<std::string> notes;
    if (!roles_.empty())
      notes.push_back(fmt::format("created {} that it names: {}",
                                  roles_.size() == 1 ? "the role" : "the roles", join(roles_, ", ")));
    if (!left_out_.empty()) notes.push_back("left out " + join(left_out_, "; "));
    return notes;
  }

 private:
  void run(const Statement& statement) {
    const Words words = sql::leading_keywords(statement.text, 3);
    if (begin_with(words, {"CREATE", "DATABASE"})) return;  // there is one
    for (;;) {
      if (stop_.stop_requested()) throw Error(ErrorKind::interrupted, "interrupted");
      const auto error = attempt(statement);
      if (!error) return;
      if (stop_.stop_requested()) throw Error(ErrorKind::interrupted, "interrupted");
      if (create_missing_role(words, *error)) continue;
      if (!may_be_left_out(words, *error)) fail(statement, words, *error);
      left_out_.push_back(fmt::format("{} ({})", error->message, to_string(statement.location)));
      return;
    }
  }

  // A savepoint keeps the dump's own transaction alive for a second attempt.
  std::optional<SqlError> attempt(const Statement& statement) {
    const bool inside = session_.state() == TransactionState::active && !sql::controls_transaction(statement);
    if (inside) session_.execute(fmt::format("SAVEPOINT {}", kSavepoint));
    auto error = session_.execute(statement).error;
    if (inside && error) session_.execute(fmt::format("ROLLBACK TO {}", kSavepoint));
    if (inside) session_.execute(fmt::format("RELEASE {}", kSavepoint));
    return error;
  }

  // The server's messages are in English: it was started without any locale.
  bool create_missing_role(const Words& words, const SqlError& error) {
    constexpr std::string_view kBefore = "role \"";
    constexpr std::string_view kAfter = "\" does not exist";
    // 22023 is what SET SESSION AUTHORIZATION says.
    const bool is_unknown_role = error.sqlstate == "42704" || error.sqlstate == "22023";
    if (!is_unknown_role || !error.message.starts_with(kBefore) || !error.message.ends_with(kAfter))
      return false;
    const std::string role =
        error.message.substr(kBefore.size(), error.message.size() - kBefore.size() - kAfter.size());
    if (std::find(roles_.begin(), roles_.end(), role) != roles_.end()) return false;
    // Where the dump acts as the role (pg_dump --use-set-session-authorization), it must be allowed to.
    const bool acts = begin_with(words, {"SET"});
    create_role(
        fmt::format("CREATE ROLE {} NOLOGIN{}", pg::quote_identifier(role), acts ? " SUPERUSER" : ""));
    roles_.push_back(role);
    return true;
  }

  // Inside its transaction a session would go on believing that there is no role that another one has made.
  void create_role(const std::string& sql) {
    if (session_.state() == TransactionState::active)
      session_.execute(sql);
    else
      admin_.query(sql);
  }

  static bool may_be_left_out(const Words& words, const SqlError& error) {
    const std::string& state = error.sqlstate;
    // 42704: unknown here; 22023: a value that is unknown here; 0A000: built without it.
    if (begin_with(words, {"SET"})) return state == "42704" || state == "22023" || state == "0A000";
    if (begin_with(words, {"CREATE", "SCHEMA", "PUBLIC"})) return state == "42P06";
    if (begin_with(words, {"CREATE", "ROLE"}) || begin_with(words, {"CREATE", "USER"}))
      return state == "42710";
    return false;
  }

  [[noreturn]] static void fail(const Statement& statement, const Words& words, const SqlError& error) {
    const bool extension = begin_with(words, {"CREATE", "EXTENSION"});
    const bool environment =
        extension || error.sqlstate.empty() || pg::is_environment_failure(error.sqlstate);
    throw Error(environment ? ErrorKind::environment : ErrorKind::usage,
                fmt::format("the dump does not load: {}{}", error.message,
                            error.sqlstate.empty() ? "" : " (SQLSTATE " + error.sqlstate + ")"),
                extension
                    ? "install the extension for this version of PostgreSQL (Debian, Ubuntu: "
                      "postgresql-15-... for version 15)"
                    : "was it taken from a newer version? --postgres VERSION chooses the server that it is "
                      "loaded into",
                error.location.file.empty() ? statement.location : error.location);
  }

  pg::Session session_;
  pg::Connection admin_;
  std::stop_token stop_;
  std::vector<std::string> roles_;
  std::vector<std::string> left_out_;
  std::stop_callback<std::function<void()>> cancel_;  ///< last: it uses the session
};

}  // namespace

Loaded load(const Dump& dump, const Endpoint& endpoint, const std::string& name,
            const std::stop_token& stop) {
  create_loader(endpoint);
  const bool own_name = !dump.database.empty() && !is_of_the_cluster(dump.database);
  provision::Database database(endpoint, own_name ? dump.database : name);
  Loader loader(endpoint, database.name(), stop);
  loader.run(dump.script);
  return {std::move(database), loader.notes()};
}

}  // namespace rehearse::dump
