#include "profile/disclose.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "profile/grid.h"
#include "profile/occurrence.h"
#include "profile/quantity.h"
#include "profile/sensitive.h"
#include "profile/significant.h"
#include "profile/text_shape.h"

namespace rehearse::profile {

namespace {

double sum(const std::vector<double>& numbers) {
  double total = 0;
  for (const double number : numbers) total += number;
  return total;
}

// Looks at the statistics of one column and writes what may leave.
class Discloser {
 public:
  Discloser(const RawColumn& raw, const DisclosureRules& rules)
      : raw_(raw), statistics_(raw.statistics), rules_(rules) {
    rest_ = std::max(0.0, 1 - statistics_.null_fraction - sum(statistics_.frequencies));
    bounds_ = thinned(statistics_.bounds, rest_ * rules.rows, rules.floor);
    common_ = frequent(occurrences(statistics_.common, statistics_.frequencies), rules.rows, rules.floor);
  }

  ProfileColumn disclose() {
    column_.name = raw_.name;
    column_.type = raw_.type;
    column_.kind = raw_.kind;
    column_.missing = raw_.missing;
    choose_disclosure();
    if (column_.missing) return std::move(column_);
    write_numbers();
    if (column_.disclosure == Disclosure::sensitive) return std::move(column_);
    write_values();
    if (raw_.kind == ValueKind::array) write_elements();
    if (raw_.kind == ValueKind::range) write_range();
    return std::move(column_);
  }

 private:
  void choose_disclosure() {
    const ValueKind kind = raw_.part == ValueKind::other ? raw_.kind : raw_.part;
    const bool names_all = kind == ValueKind::boolean || kind == ValueKind::label || labels_name_all();
    const std::string sensitive = names_all ? std::string{} : sensitive_content(raw_);
    if (rules_.keep) {
      column_.disclosure = Disclosure::kept;
    } else if (!sensitive.empty()) {
      column_.disclosure = Disclosure::sensitive;
      column_.sensitive = sensitive;
    } else if (names_all || !raw_.labels.empty()) {
      column_.disclosure = Disclosure::schema;
    } else if (is_quantity(kind)) {
      column_.disclosure = Disclosure::coarse;
    }
  }

  // CHECK (phone = '' OR ...) names a value of the column, but not its values.
  [[nodiscard]] bool labels_name_all() const {
    const auto is_label = [&](const auto& value) { return value && raw_.labels.contains(*value); };
    return !raw_.labels.empty() && statistics_.bounds.empty() &&
           std::all_of(statistics_.common.begin(), statistics_.common.end(), is_label);
  }

  void write_numbers() {
    column_.null_fraction = significant(statistics_.null_fraction);
    column_.distinct = significant(statistics_.distinct);
    column_.width = statistics_.width;
    if (statistics_.correlation) column_.correlation = significant(*statistics_.correlation);
  }

  void write_values() {
    // An array's or a range's common values would be told by its elements or bounds.
    const ValueKind kind = raw_.part == ValueKind::other ? raw_.kind : ValueKind::other;
    const Grid grid = grid_of(kind, is_quantity(kind) ? all_values() : std::vector<Occurrence>{});
    column_.common = tell(kind, common_, grid);
    if (column_.disclosure == Disclosure::kept) {
      for (const auto& bound : bounds_)
        if (bound) column_.bounds.push_back(*bound);
    } else if (is_quantity(kind)) {
      column_.bounds = coarse_bounds(kind, bounds_, grid);
    }
    if (raw_.kind == ValueKind::text) column_.text = shape_of(all_values(), rules_.rows);
  }

  void write_elements() {
    const double rows = (1 - statistics_.null_fraction) * rules_.rows;
    auto shares = statistics_.element_frequencies;
    ArrayElements elements;
    if (shares.size() == statistics_.elements.size() + 3) {
      elements.null_fraction = significant(shares.back());
      shares.resize(statistics_.elements.size());
    }
    const auto common = frequent(occurrences(statistics_.elements, shares), rows, rules_.floor);
    elements.common = tell(raw_.part, common, grid_of(raw_.part, common));
    if (raw_.part == ValueKind::text)
      elements.text = shape_of(occurrences(statistics_.elements, shares), rows);
    write_counts(rows, elements);
    column_.elements = std::move(elements);
  }

  void write_counts(double rows, ArrayElements& elements) const {
    auto counts = statistics_.element_counts;
    if (counts.empty() || rows < static_cast<double>(rules_.floor)) return;
    elements.average_count = significant(counts.back());
    counts.pop_back();
    for (const double count : counts) elements.counts.push_back(significant(count, 2));
  }

  void write_range() {
    const double rows = (1 - statistics_.null_fraction) * rules_.rows;
    RangeShape range;
    range.empty_fraction = significant(statistics_.empty_fraction.value_or(0));
    if (rows >= static_cast<double>(rules_.floor))
      for (const double length : statistics_.range_lengths)
        if (std::isfinite(length)) range.lengths.push_back(significant(length, 2));
    range.lower_bounds = lower_bounds(thinned(statistics_.range_bounds, rows, rules_.floor));
    column_.range = std::move(range);
  }

  // "[1,3)", "[\"2024-01-01 00:00:00\",)".
  [[nodiscard]] std::vector<std::string> lower_bounds(const Literals& ranges) const {
    Literals lower;
    for (const auto& range : ranges) {
      std::string text = range ? range->substr(0, range->find(',')) : std::string{};
      std::erase_if(text, [](char c) { return c == '[' || c == '(' || c == '"'; });
      if (!text.empty()) lower.emplace_back(std::move(text));
    }
    std::vector<Occurrence> values;
    for (const auto& literal : lower) values.push_back({*literal, 1});
    return is_quantity(raw_.part) ? coarse_bounds(raw_.part, lower, grid_of(raw_.part, values))
                                  : std::vector<std::string>{};
  }

  [[nodiscard]] CommonValues tell(ValueKind kind, const std::vector<Occurrence>& values,
                                  const Grid& grid) const {
    CommonValues result;
    bool any = false;
    for (const Occurrence& value : values) {
      result.frequencies.push_back(significant(value.share));
      result.values.push_back(told(kind, value.literal, grid));
      any = any || result.values.back();
    }
    if (!any) result.values.clear();
    return result;
  }

  [[nodiscard]] std::optional<std::string> told(ValueKind kind, const std::string& literal,
                                                const Grid& grid) const {
    const bool is_schema =
        kind == ValueKind::boolean || kind == ValueKind::label || raw_.labels.contains(literal);
    if (is_schema || column_.disclosure == Disclosure::kept) return literal;
    const auto quantity = parse_quantity(kind, literal);
    return quantity ? std::optional<std::string>(grid.near(*quantity)) : std::nullopt;
  }

  static std::vector<std::string> coarse_bounds(ValueKind kind, const Literals& bounds, const Grid& grid) {
    std::vector<double> quantities;
    for (const auto& bound : bounds)
      if (const auto quantity = parse_quantity(kind, bound.value_or(""))) quantities.push_back(*quantity);
    std::vector<std::string> result;
    for (std::size_t i = 0; i < quantities.size(); ++i) {
      const bool last = i + 1 == quantities.size();
      const double value = quantities[i];
      result.push_back(i == 0 ? grid.below(value) : last ? grid.above(value) : grid.near(value));
    }
    return result;
  }

  [[nodiscard]] static Grid grid_of(ValueKind kind, const std::vector<Occurrence>& values) {
    std::vector<Weighted> weighted;
    for (const Occurrence& value : values)
      if (const auto quantity = parse_quantity(kind, value.literal))
        weighted.push_back({*quantity, value.share});
    return {kind, std::move(weighted)};
  }

  // Of the rare values as well: a percentile is nobody's.
  [[nodiscard]] std::optional<TextShape> shape_of(const std::vector<Occurrence>& values, double rows) const {
    if (rows < static_cast<double>(rules_.floor)) return std::nullopt;
    std::vector<WeightedText> texts;
    for (const Occurrence& value : values) texts.push_back({value.literal, value.share});
    return text_shape(texts);
  }

  // The common values and the bounds, each of which stands for a bucket.
  [[nodiscard]] std::vector<Occurrence> all_values() const {
    std::vector<Occurrence> values = occurrences(statistics_.common, statistics_.frequencies);
    const double share = rest_ / static_cast<double>(std::max<std::size_t>(statistics_.bounds.size(), 1));
    for (const auto& bound : statistics_.bounds)
      if (bound) values.push_back({*bound, share});
    return values;
  }

  const RawColumn& raw_;
  const RawStatistics& statistics_;
  DisclosureRules rules_;
  double rest_ = 0;  ///< share of the rows that are neither NULL nor common
  Literals bounds_;
  std::vector<Occurrence> common_;
  ProfileColumn column_;
};

}  // namespace

ProfileColumn disclose(const RawColumn& column, const DisclosureRules& rules) {
  return Discloser(column, rules).disclose();
}

}  // namespace rehearse::profile
