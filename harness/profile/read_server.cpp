#include "profile/read_server.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "base/strings.h"
#include "profile/array_text.h"
#include "profile/check_labels.h"
#include "profile/disclose.h"
#include "profile/extended_text.h"
#include "profile/row_values.h"
#include "profile/server_facts.h"
#include "profile/server_queries.h"
#include "profile/significant.h"
#include "profile/statistics_row.h"
#include "profile/value_kind.h"
#include "snapshot/transaction.h"

namespace rehearse::profile {

namespace {

using Texts = pg::Result::Row;

constexpr int kWithUnknownRows = 140'000;  // reltuples is -1 before anybody looked

// A table with what decides about its columns.
struct Draft {
  ProfileTable table;
  bool row_security = false;
  std::map<int, RawColumn> columns;  ///< by attnum
};

class ServerReader {
 public:
  ServerReader(pg::Connection& connection, const Request& request)
      : connection_(connection), request_(request) {}

  DataProfile read() {
    profile_.floor = request_.floor;
    profile_.kept = request_.kept;
    profile_.server = read_server_facts(connection_);
    read_tables();
    read_indexes();
    read_columns();
    read_checks();
    read_statistics();
    read_extended();
    finish();
    require_matches(request_, all_tables_, profile_);
    return std::move(profile_);
  }

 private:
  void read_tables() {
    connection_.query(tables_query()).each_row([&](const Texts& row) {
      all_tables_.push_back({text_of(row[1]), text_of(row[2])});
      if (!wants_table(request_, *row[1], *row[2])) return;
      places_.emplace(count_of(row[0]), drafts_.size());
      drafts_.push_back({.table = table_of(row), .row_security = is_true(row[9])});
    });
  }

  // Up to version 13, zero rows on zero pages mean that nobody looked, or that there was nothing to see.
  [[nodiscard]] ProfileTable table_of(const Texts& row) const {
    constexpr std::size_t kKind = 3;
    ProfileTable table{.schema = text_of(row[1]), .name = text_of(row[2])};
    if (row[kKind] == "p") table.kind = ProfileTableKind::partitioned;
    if (row[kKind] == "m") table.kind = ProfileTableKind::materialized_view;
    const bool tells_unknown = connection_.server_version() >= kWithUnknownRows;
    const double rows = number_of(row[4]);
    table.pages = count_of(row[5]);
    if (rows > 0 || (rows == 0 && (tells_unknown || table.pages > 0))) table.rows = std::llround(rows);
    table.visible_pages = count_of(row[6]);
    table.dead_rows = count_of(row[7]);
    table.changed_since_analyze = count_of(row[8]);
    if (row[10]) table.toast = ProfileToast{count_of(row[10]), count_of(row[11])};
    return table;
  }

  // nullptr for a table that is not wanted.
  Draft* draft(const std::optional<std::string_view>& oid) {
    const auto found = places_.find(count_of(oid));
    return found == places_.end() ? nullptr : &drafts_[found->second];
  }

  void read_indexes() {
    connection_.query(indexes_query()).each_row([&](const Texts& row) {
      if (Draft* owner = draft(row[0]))
        owner->table.indexes.push_back({text_of(row[1]), count_of(row[2]), count_of(row[3])});
    });
  }

  void read_columns() {
    connection_.query(columns_query()).each_row([&](const Texts& row) {
      if (Draft* owner = draft(row[0]))
        owner->columns.emplace(static_cast<int>(count_of(row[1])), column_of(row, *owner));
    });
  }

  static RawColumn column_of(const Texts& row, const Draft& owner) {
    RawColumn column{.name = text_of(row[2]), .type = text_of(row[3])};
    const char kind = row[5]->front();
    const bool is_array = is_true(row[6]);
    column.kind = is_array      ? ValueKind::array
                  : kind == 'r' ? ValueKind::range
                                : scalar_kind(row[4].value_or(""), kind);
    if ((is_array || kind == 'r') && row[7]) column.part = scalar_kind(*row[7], row[8]->front());
    column.missing = !is_true(row[9])     ? Missing::no_right
                     : owner.row_security ? Missing::row_security
                     : !owner.table.rows  ? Missing::never_analyzed
                                          : Missing::not_collected;
    return column;
  }

  void read_checks() {
    connection_.query(checks_query()).each_row([&](const Texts& row) {
      Draft* owner = draft(row[0]);
      const auto column = owner == nullptr ? std::map<int, RawColumn>::iterator{}
                                           : owner->columns.find(static_cast<int>(count_of(row[1])));
      if (owner == nullptr || column == owner->columns.end()) return;
      column->second.labels.merge(check_labels(row[2].value_or("")));
    });
  }

  using ColumnKey = std::tuple<std::string, std::string, std::string>;

  void read_statistics() {
    std::map<ColumnKey, std::pair<const Draft*, RawColumn*>> columns;
    for (Draft& each : drafts_)
      for (auto& [number, column] : each.columns)
        columns[{each.table.schema, each.table.name, column.name}] = {&each, &column};
    connection_.query(statistics_query(connection_.server_version())).each_row([&](const Texts& row) {
      const auto found = columns.find({text_of(row[0]), text_of(row[1]), text_of(row[2])});
      if (found == columns.end()) return;
      const auto& [owner, column] = found->second;
      if (is_true(row[3]) != (owner->table.kind == ProfileTableKind::partitioned)) return;
      take_statistics(row, *column);
    });
  }

  static void take_statistics(const Texts& row, RawColumn& column) {
    RawStatistics& statistics = column.statistics;
    column.missing.reset();
    statistics.null_fraction = number_of(row[4]);
    statistics.distinct = number_of(row[5]);
    statistics.width = static_cast<int>(count_of(row[6]));
    if (row[7]) statistics.correlation = number_of(row[7]);
    if (row[15]) statistics.empty_fraction = number_of(row[15]);
    read_arrays({.common = row[8],
                 .frequencies = row[9],
                 .bounds = row[10],
                 .elements = row[11],
                 .element_frequencies = row[12],
                 .element_counts = row[13],
                 .range_lengths = row[14],
                 .range_bounds = row[16]},
                statistics);
  }

  void read_extended() {
    connection_.query(extended_query(connection_.server_version())).each_row([&](const Texts& row) {
      if (Draft* owner = draft(row[0])) owner->table.statistics.push_back(extended_of(row, *owner));
    });
  }

  ProfileStatistics extended_of(const Texts& row, const Draft& owner) const {
    ColumnNames names;
    for (const auto& [number, column] : owner.columns) names.emplace(number, column.name);
    ProfileStatistics result{.name = text_of(row[1])};
    for (const std::string_view number : split(row[2].value_or(""), ' ')) {
      int attribute = 0;
      std::from_chars(number.data(), number.data() + number.size(), attribute);
      if (const auto name = names.find(attribute); name != names.end())
        result.columns.push_back(name->second);
    }
    if (!is_true(row[4])) result.missing = why_not_extended(is_true(row[3]), owner);
    result.distinct = parse_distinct(row[5].value_or(""), names);
    result.dependencies = parse_dependencies(row[6].value_or(""), names);
    const double rows = static_cast<double>(owner.table.rows.value_or(0));
    for (const double frequency : parse_numbers(row[7].value_or("{}")).value_or(std::vector<double>{}))
      if (frequency * rows >= static_cast<double>(request_.floor))
        result.frequencies.push_back(significant(frequency));
    return result;
  }

  static Missing why_not_extended(bool is_owner, const Draft& owner) {
    if (!is_owner) return Missing::no_right;
    if (owner.row_security) return Missing::row_security;
    return owner.table.rows ? Missing::not_collected : Missing::never_analyzed;
  }

  void finish() {
    for (Draft& each : drafts_) {
      const double rows = static_cast<double>(each.table.rows.value_or(0));
      for (const auto& [number, column] : each.columns) {
        const bool keep = keeps_values(request_, each.table.schema, each.table.name, column.name);
        each.table.columns.push_back(disclose(column, {.rows = rows, .floor = request_.floor, .keep = keep}));
      }
      profile_.tables.push_back(std::move(each.table));
    }
    drafts_.clear();
  }

  pg::Connection& connection_;
  const Request& request_;
  DataProfile profile_;
  std::vector<TableName> all_tables_;
  std::vector<Draft> drafts_;
  std::map<std::int64_t, std::size_t> places_;  ///< by oid
};

}  // namespace

DataProfile read_server(pg::Connection& connection, const Request& request) {
  const snapshot::PinnedTransaction transaction(connection);
  return ServerReader(connection, request).read();
}

}  // namespace rehearse::profile
