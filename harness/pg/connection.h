// A connection for our own queries: catalogs, administration, sampling. Migrations run on a Session.
//
// The only place that includes libpqxx. It never reconnects: a lost connection is an error, because a new
// backend would have another pid and none of our settings.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pg/target.h"
#include "rehearse/units.h"

namespace rehearse::pg {

/// The rows of one query, as text.
class Result {
 public:
  struct Data;
  explicit Result(std::shared_ptr<const Data> data);

  [[nodiscard]] std::size_t rows() const;
  [[nodiscard]] std::size_t columns() const;
  [[nodiscard]] std::string column_name(std::size_t column) const;
  /// Empty for NULL; ask null() where that matters. The view lives as long as a copy of the result.
  [[nodiscard]] std::string_view text(std::size_t row, std::size_t column) const;
  [[nodiscard]] bool null(std::size_t row, std::size_t column) const;
  /// Nothing for NULL; one look-up where text() and null() together need two.
  [[nodiscard]] std::optional<std::string_view> value(std::size_t row, std::size_t column) const;
  [[nodiscard]] std::int64_t integer(std::size_t row, std::size_t column) const;
  [[nodiscard]] double number(std::size_t row, std::size_t column) const;
  [[nodiscard]] bool boolean(std::size_t row, std::size_t column) const;
  /// The values of one row, each NULL as nothing.
  using Row = std::vector<std::optional<std::string_view>>;
  /// All rows in turn; for large results at half the cost of asking value by value. `row` is reused.
  void each_row(const std::function<void(const Row& row)>& take) const;
  /// Rows that an INSERT, UPDATE or DELETE touched.
  [[nodiscard]] std::int64_t affected() const;

 private:
  std::shared_ptr<const Data> data_;
};

class Remote;

class Connection {
 public:
  /// Throws ServerError when the server cannot be reached.
  explicit Connection(const Target& target);
  explicit Connection(const Remote& remote);
  ~Connection();
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;

  /// Runs outside of any transaction of ours; `sql` may be BEGIN. Throws ServerError.
  Result query(const std::string& sql);
  /// With $1, $2, ... as text.
  Result query(const std::string& sql, const std::vector<std::string>& parameters);
  /// Makes EXECUTE of `name` possible; only the first call for a name does anything. For our large catalog
  /// queries planning costs more than executing.
  void prepare_once(const std::string& name, const std::function<std::string()>& sql);
  /// Sends all queries in one round trip and hands over each result as it arrives, so that the server works
  /// on the next while `take` works on this one. Throws ServerError; `take` has then seen the ones before.
  void query_each(const std::vector<std::string>& queries,
                  const std::function<void(std::size_t index, const Result& result)>& take);

  /// Asks the server to cancel what runs now. The only member that other threads may call.
  void cancel() noexcept;

  [[nodiscard]] BackendPid backend() const;
  [[nodiscard]] int server_version() const;  ///< 150018

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// `"name"`, always quoted, with embedded quotes doubled.
std::string quote_identifier(std::string_view name);
/// `'text'` for standard_conforming_strings = on.
std::string quote_literal(std::string_view text);

}  // namespace rehearse::pg
