#include "run/asked_shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "seed/seed.h"
#include "seed/wanted_rows.h"

namespace rehearse::run {

namespace {

using Metric = profile::FidelityMetric;
using Metrics = std::set<Metric>;

bool says_values(const ColumnSpec& wanted) {
  return !wanted.values.empty() || wanted.range || wanted.distribution || wanted.order ||
         !wanted.pattern.empty() || !wanted.expression.empty();
}

double correlation_of(ValueOrder order) {
  if (order == ValueOrder::random) return 0;
  return order == ValueOrder::ascending ? 1 : -1;
}

void ask_values(const ColumnSpec& wanted, ProfileColumn& column, Metrics& asked) {
  double sum = 0;
  for (const auto& [value, weight] : wanted.values) sum += std::max(weight, 0.0);
  if (sum <= 0) return;
  column.common = {};
  for (const auto& [value, weight] : wanted.values)
    if (weight > 0) column.common.frequencies.push_back(weight / sum * (1 - column.null_fraction));
  std::sort(column.common.frequencies.rbegin(), column.common.frequencies.rend());
  column.distinct = static_cast<double>(column.common.frequencies.size());
  asked.insert({Metric::frequencies, Metric::distinct});
}

// What stays of the profile is what the configuration leaves alone.
void ask_column(const ColumnSpec& wanted, ProfileColumn& column, Metrics& asked) {
  if (wanted.nulls) {
    const double before = 1 - column.null_fraction;
    column.null_fraction = *wanted.nulls;
    for (double& each : column.common.frequencies) each *= before > 0 ? (1 - *wanted.nulls) / before : 0;
    asked.insert(Metric::null_fraction);
  }
  if (says_values(wanted)) {
    for (const Metric metric :
         {Metric::distinct, Metric::frequencies, Metric::histogram, Metric::correlation, Metric::width})
      asked.erase(metric);
    ask_values(wanted, column, asked);
  }
  if (wanted.order) {
    column.correlation = correlation_of(*wanted.order);
    asked.insert(Metric::correlation);
  }
  if (wanted.width) {
    column.width = *wanted.width;
    asked.insert(Metric::width);
  }
}

class Asking {
 public:
  explicit Asking(const SeedSpec& spec) : spec_(spec) {}

  AskedShape run(const seed::SeedPlan& plan) {
    for (const seed::TablePlan& table : plan.tables) add(table);
    if (spec_.shape != nullptr) {
      for (const ProfileTable& table : spec_.shape->tables)
        if (table.kind == ProfileTableKind::table) note_missing(table);
    }
    return std::move(result_);
  }

 private:
  void add(const seed::TablePlan& plan) {
    const ProfileTable* known =
        spec_.shape == nullptr ? nullptr : find_table(*spec_.shape, plan.schema, plan.name);
    ProfileTable table{.schema = plan.schema, .name = plan.name};
    if (known != nullptr) table = *known;
    resize(table, asked_rows(plan));
    for (const seed::ColumnPlan& column : plan.columns) add_column(plan, column.name, table);
    result_.shape.tables.push_back(std::move(table));
  }

  // Partitions that nobody names share the rows of their root: what was planned for them.
  [[nodiscard]] std::int64_t asked_rows(const seed::TablePlan& plan) const {
    const TableSeedSpec* entry = seed::entry_for(spec_, plan.schema, plan.name);
    const bool named =
        (entry != nullptr && entry->rows) || seed::profiled_rows(spec_, plan.schema, plan.name);
    return named ? seed::wanted_rows(spec_, plan.schema, plan.name).value : plan.rows;
  }

  static void resize(ProfileTable& table, std::int64_t rows) {
    const double before = static_cast<double>(table.rows.value_or(0));
    const double factor = before > 0 ? static_cast<double>(rows) / before : 0;
    const auto scaled = [factor](std::int64_t pages) {
      return std::llround(static_cast<double>(pages) * factor);
    };
    table.rows = rows;
    table.pages = scaled(table.pages);
    if (table.toast) table.toast->pages = scaled(table.toast->pages);
    for (ProfileIndex& index : table.indexes) index.pages = scaled(index.pages);
    if (factor == 0) table.indexes.clear();
  }

  void add_column(const seed::TablePlan& plan, const std::string& name, ProfileTable& table) {
    const std::string subject = fmt::format("{}.{}.{}", plan.schema, plan.name, name);
    auto column = std::find_if(table.columns.begin(), table.columns.end(),
                               [&](const ProfileColumn& each) { return each.name == name; });
    const bool known = column != table.columns.end() && !column->missing;
    const ColumnSpec* wanted = configured(plan, name);
    if (wanted == nullptr) {
      if (!known) result_.not_asked.push_back(subject);
      return;
    }
    if (column == table.columns.end()) column = table.columns.insert(column, ProfileColumn{.name = name});
    column->missing.reset();
    Metrics asked = known ? all_metrics() : Metrics{};
    ask_column(*wanted, *column, asked);
    if (asked.empty()) {
      result_.not_asked.push_back(subject);
      table.columns.erase(column);
    } else {
      result_.only[subject] = std::move(asked);
    }
  }

  static Metrics all_metrics() {
    return {Metric::null_fraction, Metric::distinct,    Metric::frequencies,
            Metric::histogram,     Metric::correlation, Metric::width};
  }

  [[nodiscard]] const ColumnSpec* configured(const seed::TablePlan& plan, const std::string& name) const {
    const TableSeedSpec* entry = seed::entry_for(spec_, plan.schema, plan.name);
    if (entry == nullptr) return nullptr;
    const auto found = entry->columns.find(name);
    return found == entry->columns.end() ? nullptr : &found->second;
  }

  void note_missing(const ProfileTable& table) {
    if (find_table(result_.shape, table.schema, table.name) != nullptr) return;
    const bool skipped = seed::skipped(spec_, table.schema, table.name);
    result_.not_seeded.push_back(fmt::format(
        "table {}.{}: {}", table.schema, table.name,
        skipped ? "[seed] skip leaves it out" : "not in this schema, or its rows are not the seeder's"));
  }

  const SeedSpec& spec_;
  AskedShape result_;
};

}  // namespace

AskedShape asked_shape(const SeedSpec& spec, const seed::SeedPlan& plan) {
  return Asking(spec).run(plan);
}

}  // namespace rehearse::run
