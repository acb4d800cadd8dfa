#include "profile/read_dump.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>
#include <vector>

#include "profile/array_text.h"
#include "profile/disclose.h"
#include "profile/restore_call.h"
#include "profile/statistics_row.h"
#include "profile/value_kind.h"
#include "rehearse/error.h"
#include "sql/splitter.h"

namespace rehearse::profile {

namespace {

struct DumpedColumn {
  RawColumn column;
  bool inherited = false;
};

struct DumpedTable {
  ProfileTable table;
  std::vector<DumpedColumn> columns;
};

double number(const RestoreCall& call, const std::string& name, const Statement& statement) {
  const auto text = call.find(name);
  if (!text) return 0;
  if (const auto value = parse_number(*text); value && std::isfinite(*value)) return *value;
  throw Error(ErrorKind::usage, fmt::format("{} is no number: '{}'", name, *text), {}, statement.location);
}

std::int64_t count(const RestoreCall& call, const std::string& name, const Statement& statement) {
  constexpr double kMost = 9e15;
  return std::llround(std::clamp(number(call, name, statement), 0.0, kMost));
}

void guess_kind(RawColumn& column) {
  const RawStatistics& statistics = column.statistics;
  Literals values = statistics.common;
  values.insert(values.end(), statistics.bounds.begin(), statistics.bounds.end());
  if (!statistics.elements.empty()) {
    column.kind = ValueKind::array;
    column.part = guessed_kind(statistics.elements);
  } else if (!statistics.range_bounds.empty()) {
    column.kind = ValueKind::range;
  } else {
    column.kind = values.empty() ? ValueKind::other : guessed_kind(values);
  }
}

RawColumn column_of(const RestoreCall& call, const Statement& statement) {
  RawColumn column{.name = std::string(*call.find("attname"))};
  RawStatistics& statistics = column.statistics;
  statistics.null_fraction = number(call, "null_frac", statement);
  statistics.distinct = number(call, "n_distinct", statement);
  statistics.width = static_cast<int>(std::min<std::int64_t>(count(call, "avg_width", statement), 1 << 30));
  if (call.find("correlation")) statistics.correlation = number(call, "correlation", statement);
  if (call.find("range_empty_frac")) statistics.empty_fraction = number(call, "range_empty_frac", statement);
  const bool good = read_arrays({.common = call.find("most_common_vals"),
                                 .frequencies = call.find("most_common_freqs"),
                                 .bounds = call.find("histogram_bounds"),
                                 .elements = call.find("most_common_elems"),
                                 .element_frequencies = call.find("most_common_elem_freqs"),
                                 .element_counts = call.find("elem_count_histogram"),
                                 .range_lengths = call.find("range_length_histogram"),
                                 .range_bounds = call.find("range_bounds_histogram")},
                                statistics);
  if (!good)
    throw Error(ErrorKind::usage, fmt::format("the statistics of {} hold a malformed array", column.name),
                "was the file cut short or edited?", statement.location);
  guess_kind(column);
  return column;
}

class DumpReader {
 public:
  explicit DumpReader(const Request& request) : request_(request) {
    profile_.source = ProfileSource::dump;
    profile_.floor = request.floor;
    profile_.kept = request.kept;
  }

  void take(const RestoreCall& call, const Statement& statement) {
    const std::string schema(*call.find("schemaname"));
    const std::string name(*call.find("relname"));
    all_tables_.push_back({schema, name});
    if (!wants_table(request_, schema, name)) return;
    DumpedTable& table = tables_[{schema, name}];
    table.table.schema = schema;
    table.table.name = name;
    profile_.server.version = std::max(profile_.server.version, version(call, statement));
    if (call.is_relation)
      take_relation(call, statement, table.table);
    else if (call.find("attname"))  // those of an index on expressions have a number
      take_column(call, statement, table);
  }

  [[nodiscard]] bool any() const { return !all_tables_.empty(); }

  DataProfile finish() {
    for (auto& [name, table] : tables_) profile_.tables.push_back(finished(table));
    require_matches(request_, all_tables_, profile_);
    return std::move(profile_);
  }

 private:
  static int version(const RestoreCall& call, const Statement& statement) {
    return static_cast<int>(std::min<std::int64_t>(count(call, "version", statement), 9'999'999));
  }

  static void take_relation(const RestoreCall& call, const Statement& statement, ProfileTable& table) {
    table.pages = count(call, "relpages", statement);
    table.visible_pages = count(call, "relallvisible", statement);
    if (number(call, "reltuples", statement) >= 0) table.rows = count(call, "reltuples", statement);
  }

  // A table with children has statistics of its own rows and of all; a partitioned one of all alone.
  static void take_column(const RestoreCall& call, const Statement& statement, DumpedTable& table) {
    DumpedColumn found{column_of(call, statement), call.find("inherited").value_or("f").starts_with('t')};
    const auto same = std::find_if(table.columns.begin(), table.columns.end(),
                                   [&](const auto& each) { return each.column.name == found.column.name; });
    if (same == table.columns.end())
      table.columns.push_back(std::move(found));
    else if (same->inherited)
      *same = std::move(found);
  }

  ProfileTable finished(DumpedTable& dumped) const {
    ProfileTable& table = dumped.table;
    const auto inherited = [](const DumpedColumn& each) { return each.inherited; };
    const bool all = std::all_of(dumped.columns.begin(), dumped.columns.end(), inherited);
    table.kind = dumped.columns.empty() ? ProfileTableKind::relation
                 : all                  ? ProfileTableKind::partitioned
                                        : ProfileTableKind::table;
    const auto rows = static_cast<double>(table.rows.value_or(0));
    for (const DumpedColumn& each : dumped.columns) {
      const bool keep = keeps_values(request_, table.schema, table.name, each.column.name);
      table.columns.push_back(disclose(each.column, {.rows = rows, .floor = request_.floor, .keep = keep}));
    }
    return std::move(table);
  }

  const Request& request_;
  DataProfile profile_;
  std::vector<TableName> all_tables_;
  std::map<std::pair<std::string, std::string>, DumpedTable> tables_;
};

}  // namespace

DataProfile read_dump(std::string_view text, std::string_view file, const Request& request) {
  DumpReader reader(request);
  for (const Statement& statement : sql::split_dump(text, file))
    if (const auto call = restore_call(statement)) reader.take(*call, statement);
  if (!reader.any())
    throw Error(ErrorKind::usage, fmt::format("{}: no statistics in it", file),
                "pg_dump --statistics-only of PostgreSQL 18 writes them; an older server can be profiled by "
                "its address");
  return reader.finish();
}

}  // namespace rehearse::profile
