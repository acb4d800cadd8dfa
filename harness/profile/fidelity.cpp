#include "profile/fidelity.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/enum_names.h"
#include "profile/histogram_distance.h"

namespace rehearse::profile {

namespace {

using Metric = FidelityMetric;

constexpr EnumNames<Metric, 10> kNames{{{Metric::rows, "rows"},
                                        {Metric::null_fraction, "null fraction"},
                                        {Metric::distinct, "distinct values"},
                                        {Metric::frequencies, "frequencies"},
                                        {Metric::histogram, "histogram"},
                                        {Metric::correlation, "correlation"},
                                        {Metric::width, "width"},
                                        {Metric::table_bytes, "table size"},
                                        {Metric::index_bytes, "index size"},
                                        {Metric::toast_bytes, "TOAST size"}}};

double relative(double wanted, double found) {
  if (wanted == found) return 0;
  return wanted == 0 ? 1 : std::abs(found - wanted) / std::abs(wanted);
}

double by_rank(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i)
    sum += std::abs((i < a.size() ? a[i] : 0) - (i < b.size() ? b[i] : 0));
  return sum;
}

class Comparison {
 public:
  explicit Comparison(double scale) : scale_(scale) {}

  void compare(const ProfileTable& wanted, const ProfileTable& found) {
    const std::string name = wanted.schema + "." + wanted.name;
    wanted_rows_ = scaled(wanted.rows.value_or(0));
    found_rows_ = static_cast<double>(found.rows.value_or(0));
    if (wanted.rows && found.rows) add_relative(name, Metric::rows, wanted_rows_, found_rows_);
    if (wanted.pages > 0) add_pages(name, Metric::table_bytes, wanted.pages, found.pages);
    if (wanted.toast && wanted.toast->pages > 0)
      add_pages(name, Metric::toast_bytes, wanted.toast->pages, found.toast ? found.toast->pages : 0);
    compare_indexes(wanted, found);
    for (const ProfileColumn& column : wanted.columns) compare(name, column, find_column(found, column.name));
  }

  void lacks(std::string sentence) { result_.not_compared.push_back(std::move(sentence)); }

  Fidelity finish() {
    const auto badness = [](const Deviation& each) { return each.deviation / bar_of(each.metric).usual; };
    std::stable_sort(result_.deviations.begin(), result_.deviations.end(),
                     [&](const Deviation& a, const Deviation& b) { return badness(a) > badness(b); });
    return std::move(result_);
  }

 private:
  [[nodiscard]] double scaled(std::int64_t number) const { return static_cast<double>(number) * scale_; }

  void compare_indexes(const ProfileTable& wanted, const ProfileTable& found) {
    for (const ProfileIndex& index : wanted.indexes) {
      const std::string name = wanted.schema + "." + index.name;
      const auto same = std::find_if(found.indexes.begin(), found.indexes.end(),
                                     [&](const ProfileIndex& each) { return each.name == index.name; });
      if (same == found.indexes.end())
        lacks(fmt::format("index {}: not in the other database", name));
      else
        add_pages(name, Metric::index_bytes, index.pages, same->pages);
    }
  }

  void compare(const std::string& table, const ProfileColumn& wanted, const ProfileColumn* found) {
    const std::string name = table + "." + wanted.name;
    if (found == nullptr) return lacks(fmt::format("column {}: not in the other database", name));
    if (wanted.missing) return lacks(fmt::format("column {}: no statistics in the profile", name));
    if (found->missing) return lacks(fmt::format("column {}: no statistics of what was made", name));
    add(name, Metric::null_fraction, wanted.null_fraction, found->null_fraction,
        std::abs(wanted.null_fraction - found->null_fraction));
    compare_distinct(name, wanted, *found);
    if (wanted.disclosure != Disclosure::sensitive && found->disclosure != Disclosure::sensitive)
      add(name, Metric::frequencies, 0, 0, by_rank(wanted.common.frequencies, found->common.frequencies));
    compare_order(name, wanted, *found);
    if (wanted.width > 0) add_relative(name, Metric::width, wanted.width, found->width);
  }

  // A number of values stays what it is when rows are scaled; a share of them does not.
  void compare_distinct(const std::string& name, const ProfileColumn& wanted, const ProfileColumn& found) {
    const double made = found.distinct < 0 ? -found.distinct * found_rows_ : found.distinct;
    if (wanted.distinct != 0 && found.distinct != 0)
      add_relative(name, Metric::distinct, expected_values(wanted), made);
  }

  [[nodiscard]] double expected_values(const ProfileColumn& wanted) const {
    return wanted.distinct < 0 ? -wanted.distinct * wanted_rows_ : wanted.distinct;
  }

  void compare_order(const std::string& name, const ProfileColumn& wanted, const ProfileColumn& found) {
    constexpr double kFewValues = 10;  // then it depends on how ties happen to lie
    const auto distance = histogram_distance(wanted.kind, wanted.bounds, found.bounds);
    if (distance)
      add(name, Metric::histogram, 0, 0, *distance);
    else if (!wanted.bounds.empty() && found.bounds.empty())
      lacks(fmt::format("column {}: no histogram of what was made", name));
    if (expected_values(wanted) > kFewValues && wanted.correlation && found.correlation)
      add(name, Metric::correlation, *wanted.correlation, *found.correlation,
          std::abs(*wanted.correlation - *found.correlation));
  }

  // A page that is begun counts as a whole one, on either side.
  void add_pages(const std::string& subject, Metric metric, std::int64_t wanted, std::int64_t found) {
    constexpr double kBegun = 2;
    const double there = static_cast<double>(found);
    const bool same = std::abs(there - scaled(wanted)) <= kBegun && found > 0;
    add(subject, metric, scaled(wanted), there, same ? 0 : relative(scaled(wanted), there));
  }

  void add_relative(const std::string& subject, Metric metric, double wanted, double found) {
    add(subject, metric, wanted, found, relative(wanted, found));
  }

  void add(const std::string& subject, Metric metric, double wanted, double found, double deviation) {
    result_.deviations.push_back({subject, metric, wanted, found, deviation});
  }

  double scale_;
  double wanted_rows_ = 0;
  double found_rows_ = 0;
  Fidelity result_;
};

std::vector<double> deviations_of(const Fidelity& fidelity, Metric metric) {
  std::vector<double> result;
  for (const Deviation& each : fidelity.deviations)
    if (each.metric == metric) result.push_back(each.deviation);
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

std::string_view name_of(FidelityMetric metric) {
  return rehearse::name_of(kNames, metric);
}

FidelityBar bar_of(FidelityMetric metric) {
  switch (metric) {
    case Metric::rows:
      return {0.001, 0.01};
    case Metric::null_fraction:
      return {0.01, 0.02};
    case Metric::distinct:
      return {0.10, 0.25};
    case Metric::frequencies:
    case Metric::correlation:
    case Metric::table_bytes:
    case Metric::index_bytes:
      return {0.05, 0.10};
    case Metric::histogram:
      return {0.03, 0.06};
    case Metric::width:
      return {0.03, 0.10};
    case Metric::toast_bytes:
      return {0.10, 0.25};
  }
  return {};
}

Fidelity compare(const DataProfile& wanted, const DataProfile& found, double scale) {
  Comparison comparison(scale);
  for (const ProfileTable& table : wanted.tables) {
    const ProfileTable* same = find_table(found, table.schema, table.name);
    if (table.kind == ProfileTableKind::relation) continue;
    if (same == nullptr)
      comparison.lacks(fmt::format("table {}.{}: not in the other database", table.schema, table.name));
    else
      comparison.compare(table, *same);
  }
  return comparison.finish();
}

std::optional<double> usual_deviation(const Fidelity& fidelity, FidelityMetric metric) {
  constexpr double kUsual = 0.95;
  const std::vector<double> sorted = deviations_of(fidelity, metric);
  if (sorted.empty()) return std::nullopt;
  const auto rank = static_cast<std::size_t>(std::ceil(kUsual * static_cast<double>(sorted.size())));
  return sorted[std::max<std::size_t>(rank, 1) - 1];
}

bool is_faithful(const Fidelity& fidelity) {
  return std::all_of(kNames.begin(), kNames.end(), [&](const auto& metric) {
    const std::vector<double> sorted = deviations_of(fidelity, metric.first);
    const FidelityBar bar = bar_of(metric.first);
    return sorted.empty() ||
           (sorted.back() <= bar.worst && *usual_deviation(fidelity, metric.first) <= bar.usual);
  });
}

}  // namespace rehearse::profile
