#include "pg/connection.h"

#include <fmt/format.h>

#include <charconv>
#include <pqxx/pqxx>
#include <set>
#include <utility>

#include "base/strings.h"
#include "pg/remote.h"
#include "pg/server_error.h"

// libpqxx 7.10 replaced exec_params() by exec() with pqxx::params, and always sends exec0() and friends away.
#if defined(PQXX_VERSION_MAJOR) && \
    (PQXX_VERSION_MAJOR > 7 || (PQXX_VERSION_MAJOR == 7 && PQXX_VERSION_MINOR >= 10))
#define REHEARSE_PQXX_PARAMS 1
#else
#define REHEARSE_PQXX_PARAMS 0
#endif

namespace rehearse::pg {

struct Result::Data {
  pqxx::result result;
};

struct Connection::Impl {
  explicit Impl(const std::string& options) : connection(options) {
#if defined(PQXX_VERSION_MAJOR) && PQXX_VERSION_MAJOR < 7
    // Version 6 reconnects by itself unless told not to, and calls the telling deprecated.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    connection.inhibit_reactivation(true);
#pragma GCC diagnostic pop
#endif
  }
  pqxx::connection connection;
  std::set<std::string, std::less<>> prepared;
};

namespace {

template <typename Index>
Index narrow(std::size_t value) {
  return static_cast<Index>(value);
}

pqxx::field field(const pqxx::result& result, std::size_t row, std::size_t column) {
  return result.at(narrow<pqxx::result::size_type>(row)).at(narrow<pqxx::row::size_type>(column));
}

// Queries of whole catalogs are pages long; the message of the server tells which part it refused.
std::string beginning(const std::string& query) {
  constexpr std::size_t kEnough = 500;
  return query.size() <= kEnough ? query : query.substr(0, kEnough) + " ...";
}

template <typename Run>
Result guarded(const Run& run) {
  try {
    return Result(std::make_shared<const Result::Data>(Result::Data{run()}));
  } catch (const pqxx::broken_connection& e) {
    throw ServerError({}, fmt::format("the connection to PostgreSQL was lost: {}", e.what()));
  } catch (const pqxx::sql_error& e) {
    throw ServerError(e.sqlstate(), fmt::format("PostgreSQL refused a query of rehearse: {}\n  query: {}",
                                                e.what(), beginning(e.query())));
  }
}

// libpq explains itself in several lines, with tabs.
std::string on_one_line(const std::string& message) {
  std::vector<std::string> lines;
  for (const std::string_view line : split(message, '\n'))
    if (!trim(line).empty()) lines.emplace_back(trim(line));
  return join(lines, " ");
}

std::string quoted(std::string_view text, char quote) {
  std::string result(1, quote);
  for (const char c : text) {
    if (c == quote) result += c;
    result += c;
  }
  return result + quote;
}

}  // namespace

Result::Result(std::shared_ptr<const Data> data) : data_(std::move(data)) {}

std::size_t Result::rows() const {
  return static_cast<std::size_t>(data_->result.size());
}
std::size_t Result::columns() const {
  return static_cast<std::size_t>(data_->result.columns());
}

std::string Result::column_name(std::size_t column) const {
  return data_->result.column_name(narrow<pqxx::row::size_type>(column));
}

std::string_view Result::text(std::size_t row, std::size_t column) const {
  const auto value = field(data_->result, row, column);
  return {value.c_str(), static_cast<std::size_t>(value.size())};
}

bool Result::null(std::size_t row, std::size_t column) const {
  return field(data_->result, row, column).is_null();
}

std::optional<std::string_view> Result::value(std::size_t row, std::size_t column) const {
  const auto found = field(data_->result, row, column);
  if (found.is_null()) return std::nullopt;
  return std::string_view(found.c_str(), static_cast<std::size_t>(found.size()));
}

void Result::each_row(const std::function<void(const Row& row)>& take) const {
  Row values(columns());
  for (const pqxx::row& row : data_->result) {
    for (std::size_t column = 0; column < values.size(); ++column) {
      const pqxx::field value = row[narrow<pqxx::row::size_type>(column)];
      if (value.is_null()) {
        values[column].reset();
      } else {
        values[column] = std::string_view(value.c_str(), static_cast<std::size_t>(value.size()));
      }
    }
    take(values);
  }
}

std::int64_t Result::integer(std::size_t row, std::size_t column) const {
  const std::string_view digits = text(row, column);
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

double Result::number(std::size_t row, std::size_t column) const {
  const std::string_view digits = text(row, column);
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool Result::boolean(std::size_t row, std::size_t column) const {
  return text(row, column) == "t";
}

std::int64_t Result::affected() const {
  return static_cast<std::int64_t>(data_->result.affected_rows());
}

Connection::Connection(const Target& target) {
  try {
    impl_ = std::make_unique<Impl>(connection_string(target));
  } catch (const pqxx::failure& e) {
    throw ServerError(
        {}, fmt::format("cannot connect to PostgreSQL at {} port {}, database {}, as {}: {}",
                        target.endpoint.host, target.endpoint.port, target.database, target.user, e.what()));
  }
}

Connection::Connection(const Remote& remote) {
  try {
    impl_ = std::make_unique<Impl>(remote.connection_string());
  } catch (const pqxx::failure& e) {
    throw ServerError(
        {}, fmt::format("cannot connect to {}: {}", remote.name(), on_one_line(remote.censored(e.what()))),
        "psql with the same address tells whether it is right; a password may also come from "
        "PGPASSWORD or the "
        "password file");
  }
}

Connection::~Connection() = default;
Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;

Result Connection::query(const std::string& sql) {
  return guarded([&] { return pqxx::nontransaction(impl_->connection).exec(sql); });
}

Result Connection::query(const std::string& sql, const std::vector<std::string>& parameters) {
  return guarded([&] {
    pqxx::nontransaction transaction(impl_->connection);
#if REHEARSE_PQXX_PARAMS
    pqxx::params values;
    for (const std::string& parameter : parameters) values.append(parameter);
    return transaction.exec(sql, values);
#else
    return transaction.exec_params(sql, pqxx::prepare::make_dynamic_params(parameters));
#endif
  });
}

void Connection::prepare_once(const std::string& name, const std::function<std::string()>& sql) {
  if (impl_->prepared.contains(name)) return;
  query(fmt::format("PREPARE {} AS {}", quote_identifier(name), sql()));
  impl_->prepared.insert(name);
}

void Connection::query_each(const std::vector<std::string>& queries,
                            const std::function<void(std::size_t, const Result&)>& take) {
  pqxx::nontransaction transaction(impl_->connection);
  pqxx::pipeline pipeline(transaction);
  // Without this the first query would travel alone.
  pipeline.retain(static_cast<int>(queries.size()) + 1);
  std::vector<pqxx::pipeline::query_id> ids;
  for (const std::string& sql : queries) ids.push_back(pipeline.insert(sql));
  pipeline.resume();
  for (std::size_t i = 0; i < ids.size(); ++i) take(i, guarded([&] { return pipeline.retrieve(ids[i]); }));
}

void Connection::cancel() noexcept {
  try {
    impl_->connection.cancel_query();
  } catch (const std::exception&) {
    // The connection is lost, and the statement with it.
  }
}

BackendPid Connection::backend() const {
  return {impl_->connection.backendpid()};
}
int Connection::server_version() const {
  return impl_->connection.server_version();
}

std::string quote_identifier(std::string_view name) {
  return quoted(name, '"');
}
std::string quote_literal(std::string_view text) {
  return quoted(text, '\'');
}

}  // namespace rehearse::pg
