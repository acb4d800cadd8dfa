#include "pg/session.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <array>
#include <charconv>
#include <utility>

#include "base/strings.h"
#include "pg/result_ptr.h"
#include "pg/server_error.h"

namespace rehearse::pg {

namespace {

// The server counts characters from 1; we count bytes, in lines.
SourceLocation locate(const Statement& statement, std::string_view position) {
  std::size_t characters = 0;
  std::from_chars(position.data(), position.data() + position.size(), characters);
  SourceLocation location = statement.location;
  for (const char c : statement.text) {
    const bool starts_character = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (starts_character && --characters == 0) break;
    if (c == '\n') {
      ++location.line;
      location.column = 1;
    } else {
      ++location.column;
    }
  }
  return location;
}

SqlError describe(const PGresult* result, const Statement& statement) {
  SqlError error;
  error.sqlstate = error_field(result, PG_DIAG_SQLSTATE);
  error.message = error_field(result, PG_DIAG_MESSAGE_PRIMARY);
  error.detail = error_field(result, PG_DIAG_MESSAGE_DETAIL);
  error.statement = statement.text;
  const std::string position = error_field(result, PG_DIAG_STATEMENT_POSITION);
  error.location = position.empty() ? statement.location : locate(statement, position);
  if (error.message.empty()) error.message = std::string(trim(PQresultErrorMessage(result)));
  return error;
}

// "INSERT 0 5" -> "INSERT" and 5; "ALTER TABLE" -> itself and nothing.
void read_command_tag(std::string_view tag, Execution& execution) {
  execution.command = std::string(trim(tag.substr(0, tag.find_first_of("0123456789"))));
  const auto digits = tag.substr(tag.find_last_of(' ') + 1);
  std::int64_t rows = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), rows);
  if (failure == std::errc{} && end == digits.data() + digits.size()) execution.rows = Rows{rows};
}

void forward_notice(void* argument, const PGresult* result) {
  const auto& handler = *static_cast<std::function<void(std::string_view)>*>(argument);
  if (handler) handler(error_field(result, PG_DIAG_MESSAGE_PRIMARY));
}

}  // namespace

struct Session::Impl {
  explicit Impl(const Target& target) : connection(PQconnectdb(migration_connection_string(target).c_str())) {
    if (PQstatus(connection) != CONNECTION_OK) {
      const std::string reason(trim(PQerrorMessage(connection)));
      PQfinish(connection);
      throw ServerError(
          {}, fmt::format("cannot connect to PostgreSQL at {} port {}, database {}, as {}: {}",
                          target.endpoint.host, target.endpoint.port, target.database, target.user, reason));
    }
    canceller = PQgetCancel(connection);
    PQsetNoticeReceiver(connection, forward_notice, &notice_handler);
  }
  ~Impl() {
    PQfreeCancel(canceller);
    PQfinish(connection);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  // Statements without data of their own get an empty COPY stream, so that the server never waits for us.
  void send_copy_data(const Statement& statement) const {
    if (statement.copy_data && !statement.copy_data->empty()) {
      PQputCopyData(connection, statement.copy_data->data(), static_cast<int>(statement.copy_data->size()));
    }
    PQputCopyEnd(connection, nullptr);
  }

  void discard_copy_data() const {
    char* buffer = nullptr;
    while (PQgetCopyData(connection, &buffer, 0) > 0) PQfreemem(buffer);
  }

  void take(const ResultPtr& result, const Statement& statement, Execution& execution) const {
    switch (PQresultStatus(result.get())) {
      case PGRES_COPY_IN:
        send_copy_data(statement);
        break;
      case PGRES_COPY_OUT:
        discard_copy_data();
        break;
      case PGRES_FATAL_ERROR:
      case PGRES_BAD_RESPONSE:
        execution.error = describe(result.get(), statement);
        break;
      default:
        read_command_tag(PQcmdStatus(result.get()), execution);
    }
  }

  // A pipeline of one statement: what follows is asked for between its result and the Sync that ends it.
  Execution execute_in_two_halves(const Statement& statement,
                                  const std::function<void()>& before_commit) const {
    Execution execution;
    PQenterPipelineMode(connection);
    PQsendQueryParams(connection, statement.text.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0);
    PQsendFlushRequest(connection);
    while (const ResultPtr result{PQgetResult(connection)}) take(result, statement, execution);
    if (!execution.error) before_commit();
    PQpipelineSync(connection);
    finish_pipeline(statement, execution);
    PQexitPipelineMode(connection);
    return execution;
  }

  // Deferred triggers speak up here. Each result is followed by a null pointer; a lost connection by nothing
  // else.
  void finish_pipeline(const Statement& statement, Execution& execution) const {
    for (bool ended = false; !ended && PQstatus(connection) == CONNECTION_OK;) {
      const ResultPtr result{PQgetResult(connection)};
      ended = result != nullptr && PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC;
      if (result != nullptr && !ended && PQresultStatus(result.get()) == PGRES_FATAL_ERROR &&
          !execution.error)
        execution.error = describe(result.get(), statement);
    }
    if (PQstatus(connection) != CONNECTION_OK && !execution.error)
      execution.error =
          SqlError{{}, std::string(trim(PQerrorMessage(connection))), {}, statement.text, statement.location};
  }

  PGconn* connection;
  PGcancel* canceller = nullptr;
  std::function<void(std::string_view)> notice_handler;
};

Session::Session(const Target& target) : impl_(std::make_unique<Impl>(target)) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

Execution Session::execute(const Statement& statement) {
  Execution execution;
  // PQsendQuery would accept several statements in one string; the splitter made sure that this is one.
  if (PQsendQuery(impl_->connection, statement.text.c_str()) == 0) {
    execution.error = SqlError{
        {}, std::string(trim(PQerrorMessage(impl_->connection))), {}, statement.text, statement.location};
    return execution;
  }
  while (const ResultPtr result{PQgetResult(impl_->connection)}) impl_->take(result, statement, execution);
  return execution;
}

Execution Session::execute(const Statement& statement, const std::function<void()>& before_commit) {
  if (state() != TransactionState::idle) return execute(statement);
  return impl_->execute_in_two_halves(statement, before_commit);
}

Execution Session::execute(const std::string& sql) {
  return execute(Statement{sql, {}, 0, std::nullopt});
}

std::string Session::setting(const std::string& name) {
  const ResultPtr result{PQexec(impl_->connection, ("SHOW " + name).c_str())};
  if (PQresultStatus(result.get()) != PGRES_TUPLES_OK || PQntuples(result.get()) != 1) return {};
  return PQgetvalue(result.get(), 0, 0);
}

void Session::cancel() noexcept {
  std::array<char, 256> reason{};
  PQcancel(impl_->canceller, reason.data(), static_cast<int>(reason.size()));
}

void Session::on_notice(std::function<void(std::string_view message)> handler) {
  impl_->notice_handler = std::move(handler);
}

TransactionState Session::state() const {
  switch (PQtransactionStatus(impl_->connection)) {
    case PQTRANS_IDLE:
      return TransactionState::idle;
    case PQTRANS_ACTIVE:
    case PQTRANS_INTRANS:
      return TransactionState::active;
    case PQTRANS_INERROR:
      return TransactionState::failed;
    case PQTRANS_UNKNOWN:
      break;
  }
  return TransactionState::lost;
}

BackendPid Session::backend() const {
  return {PQbackendPID(impl_->connection)};
}
pg_conn* Session::native() const {
  return impl_->connection;
}

}  // namespace rehearse::pg
