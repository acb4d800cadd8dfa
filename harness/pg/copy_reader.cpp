#include "pg/copy_reader.h"

#include <libpq-fe.h>

#include <memory>

#include "base/strings.h"
#include "pg/result_ptr.h"
#include "pg/server_error.h"

namespace rehearse::pg {

namespace {

using MessagePtr = std::unique_ptr<char, decltype(&PQfreemem)>;
using EachField = std::function<void(std::size_t, std::optional<std::string_view>)>;

// The header of a stream without flags and extension.
constexpr std::size_t kHeaderSize = 19;

class Cursor {
 public:
  explicit Cursor(std::string_view data) : data_(data) {}
  [[nodiscard]] bool done() const { return data_.empty(); }
  void skip(std::size_t bytes) { data_.remove_prefix(std::min(bytes, data_.size())); }
  std::string_view take(std::size_t bytes) {
    const std::string_view taken = data_.substr(0, bytes);
    skip(bytes);
    return taken;
  }
  // Big-endian, signed.
  std::int32_t integer(std::size_t bytes) {
    std::uint32_t value = 0;
    for (const char c : take(bytes)) value = value << 8U | static_cast<unsigned char>(c);
    return bytes == 2 ? static_cast<std::int16_t>(value) : static_cast<std::int32_t>(value);
  }

 private:
  std::string_view data_;
};

void read_rows(Cursor cursor, const EachField& each) {
  while (!cursor.done()) {
    const std::int32_t fields = cursor.integer(2);
    if (fields < 0) return;
    for (std::int32_t i = 0; i < fields; ++i) {
      const std::int32_t size = cursor.integer(4);
      const auto column = static_cast<std::size_t>(i);
      if (size < 0) {
        each(column, std::nullopt);
      } else {
        each(column, cursor.take(static_cast<std::size_t>(size)));
      }
    }
  }
}

[[noreturn]] void fail(PGconn* connection, const PGresult* result) {
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const std::string reason(trim(PQerrorMessage(connection)));
  while (const ResultPtr rest{PQgetResult(connection)}) {
  }
  throw ServerError(state == nullptr ? "" : state, reason);
}

}  // namespace

void read_binary(Session& session, const std::string& query, const EachField& each) {
  PGconn* connection = session.native();
  const ResultPtr started{PQexec(connection, ("COPY (" + query + ") TO STDOUT (FORMAT binary)").c_str())};
  if (PQresultStatus(started.get()) != PGRES_COPY_OUT) fail(connection, started.get());
  // The server sends the header in front of the first row, in the same or in a message of its own.
  std::size_t header = kHeaderSize;
  char* data = nullptr;
  int size = 0;
  while ((size = PQgetCopyData(connection, &data, 0)) > 0) {
    const MessagePtr owner(data, &PQfreemem);
    const auto bytes = static_cast<std::size_t>(size);
    const std::size_t skipped = std::min(header, bytes);
    header -= skipped;
    read_rows(Cursor({data + skipped, bytes - skipped}), each);
  }
  while (const ResultPtr result{PQgetResult(connection)}) {
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail(connection, result.get());
  }
}

}  // namespace rehearse::pg
