#include "pg/copy_writer.h"

#include <libpq-fe.h>

#include <charconv>
#include <memory>

#include "base/strings.h"
#include "pg/result_ptr.h"
#include "pg/server_error.h"

namespace rehearse::pg {

namespace {

// Signature, no flags, no header extension.
constexpr std::string_view kHeader{"PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19};
constexpr std::string_view kTrailer{"\377\377", 2};

std::string describe(const PGresult* result) {
  std::string message = error_field(result, PG_DIAG_MESSAGE_PRIMARY);
  if (message.empty()) message = std::string(trim(PQresultErrorMessage(result)));
  const std::string detail = error_field(result, PG_DIAG_MESSAGE_DETAIL);
  return detail.empty() ? message : message + " (" + detail + ")";
}

void drain(PGconn* connection) noexcept {
  while (const ResultPtr result{PQgetResult(connection)}) {
  }
}

// Reads all results that are there; throws the first failure among them.
Rows take_results(PGconn* connection) {
  Rows rows;
  ResultPtr failure;
  while (ResultPtr result{PQgetResult(connection)}) {
    if (PQresultStatus(result.get()) == PGRES_COMMAND_OK) {
      const std::string_view digits = PQcmdTuples(result.get());
      std::from_chars(digits.data(), digits.data() + digits.size(), rows.value);
    } else if (!failure) {
      failure = std::move(result);
    }
  }
  if (failure) throw ServerError(error_field(failure.get(), PG_DIAG_SQLSTATE), describe(failure.get()));
  return rows;
}

}  // namespace

CopyWriter::CopyWriter(Session& session, const std::string& sql) : session_(session) {
  const ResultPtr result{PQexec(session_.native(), sql.c_str())};
  if (PQresultStatus(result.get()) != PGRES_COPY_IN) {
    throw ServerError(error_field(result.get(), PG_DIAG_SQLSTATE), describe(result.get()));
  }
  open_ = true;
  put(kHeader);
}

CopyWriter::~CopyWriter() {
  if (open_) abandon("abandoned by rehearse");
}

void CopyWriter::put(std::string_view data) {
  if (PQputCopyData(session_.native(), data.data(), static_cast<int>(data.size())) == 1) return;
  const std::string reason(trim(PQerrorMessage(session_.native())));
  open_ = false;
  take_results(session_.native());
  throw ServerError({}, "the connection to PostgreSQL was lost during COPY: " + reason);
}

Rows CopyWriter::finish() {
  put(kTrailer);
  open_ = false;
  if (PQputCopyEnd(session_.native(), nullptr) != 1) {
    throw ServerError({}, "the connection to PostgreSQL was lost at the end of COPY: " +
                              std::string(trim(PQerrorMessage(session_.native()))));
  }
  return take_results(session_.native());
}

void CopyWriter::abandon(const char* reason) noexcept {
  PQputCopyEnd(session_.native(), reason);
  drain(session_.native());
}

}  // namespace rehearse::pg
