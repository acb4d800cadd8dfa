#include "seed/configured_values.h"

#include <algorithm>
#include <cmath>

#include "seed/distribution.h"
#include "seed/listed_values.h"
#include "seed/value_type.h"

namespace rehearse::seed {

namespace {

constexpr const char* kFromConfiguration = "configuration";

std::optional<Choice> weighted_values(const Catalog& catalog, const ColumnDraft& column, Stream stream) {
  std::vector<std::pair<std::string, double>> weighted;
  for (const auto& [value, weight] : column.wanted->values) {
    auto bytes = encode_literal(column.type, value);
    const auto known = catalog.literals.find({{column.column->type, column.column->modifier}, value});
    if (!bytes && known != catalog.literals.end()) bytes = known->second;
    if (bytes) weighted.emplace_back(std::move(*bytes), weight);
  }
  if (weighted.empty()) return std::nullopt;
  return Choice{generator::choice(weighted, stream), "choice", kFromConfiguration};
}

std::optional<OrdinalRange> configured_range(const ColumnDraft& column) {
  if (!column.wanted->range) return std::nullopt;
  const auto low = parse_ordinal(column.type, column.wanted->range->first);
  const auto high = parse_ordinal(column.type, column.wanted->range->second);
  if (!low || !high || *high < *low) return std::nullopt;
  return OrdinalRange{*low, *high};
}

double correlation_of(const ColumnDraft& column) {
  if (!column.wanted->order) return 0;
  switch (*column.wanted->order) {
    case ValueOrder::ascending:
      return 1;
    case ValueOrder::descending:
      return -1;
    case ValueOrder::random:
      return 0;
  }
  return 0;
}

// Numbers as they are; of dates and times days and seconds after the earliest.
double number_of(const ValueType& type, OrdinalRange range, double value) {
  if (type.scalar == Scalar::date) return static_cast<double>(range.low) + value;
  const auto scaled = value * static_cast<double>(unit(type));
  if (type.scalar == Scalar::timestamp) return static_cast<double>(range.low) + scaled * kSecondsPerDay;
  return scaled;
}

RowMap mapped_by(const TableDraft& table, const ColumnDraft& column, Spread spread, Stream stream) {
  const RowOrder order(table.rows, correlation_of(column), stream.child("order"));
  return RowMap::spread(std::make_shared<Spread>(std::move(spread)), order).from(table.first_row);
}

std::optional<Choice> spread_ordinals(const TableDraft& table, const ColumnDraft& column, Stream stream) {
  const ColumnSpec& wanted = *column.wanted;
  const auto own = configured_range(column);
  if (!own && !wanted.distribution && !wanted.order) return std::nullopt;
  const bool measured = wanted.distribution && wanted.distribution->kind != DistributionSpec::Kind::uniform &&
                        wanted.distribution->kind != DistributionSpec::Kind::zipf && !column.type.temporal();
  const OrdinalRange range = own ? *own : measured ? allowed_range(column) : suggested_range(column);
  const DistributionSpec distribution = wanted.distribution.value_or(DistributionSpec{});
  Spread spread =
      spread_of(distribution, range, [&](double value) { return number_of(column.type, range, value); });
  return Choice{generator::mapped(mapped_by(table, column, std::move(spread), stream),
                                  generator::key(column.type, 0, 1)),
                "distribution", kFromConfiguration};
}

std::optional<Choice> spread_list(const TableDraft& table, const ColumnDraft& column, Stream stream) {
  auto values = encoded_list(column);
  if (values.empty() || (!column.wanted->distribution && !column.wanted->order)) return std::nullopt;
  const OrdinalRange places{0, static_cast<std::int64_t>(values.size()) - 1};
  Spread spread = spread_of(column.wanted->distribution.value_or(DistributionSpec{}), places,
                            [](double value) { return value; });
  return Choice{generator::mapped(mapped_by(table, column, std::move(spread), stream),
                                  generator::listed(std::move(values))),
                "distribution", kFromConfiguration};
}

std::optional<Choice> pattern_texts(const ColumnDraft& column, Stream stream) {
  auto pattern = parse_pattern(column.wanted->pattern);
  if (!pattern) return std::nullopt;
  const int most = column.type.width;
  PatternPart fitting = fitted(std::move(*pattern), column.restriction.min_length, most);
  const RowMap map = RowMap::random(capacity(fitting), stream);
  return Choice{generator::mapped(map, generator::pattern(std::move(fitting))), "pattern",
                kFromConfiguration};
}

}  // namespace

std::optional<Choice> configured_values(const Catalog& catalog, const TableDraft& table,
                                        const ColumnDraft& column, Stream stream) {
  if (column.wanted == nullptr) return std::nullopt;
  if (!column.wanted->expression.empty())
    return Choice{generator::nothing(), "expression", "configuration; the server evaluates it"};
  if (auto values = weighted_values(catalog, column, stream)) return values;
  if (!column.wanted->pattern.empty() && column.type.scalar == Scalar::text)
    return pattern_texts(column, stream);
  if (auto list = spread_list(table, column, stream)) return list;
  return column.type.ordinal() ? spread_ordinals(table, column, stream) : std::nullopt;
}

std::optional<RowMap> configured_reference(const ForeignKeySpec* key, std::int64_t parents, Stream stream) {
  if (key == nullptr || parents <= 0) return std::nullopt;
  constexpr double kUsualSkew = 0.7;
  const double used = static_cast<double>(parents) * (1 - key->orphans.value_or(0));
  const OrdinalRange ranks{0, std::clamp<std::int64_t>(std::llround(used), 1, parents) - 1};
  DistributionSpec skew{DistributionSpec::Kind::zipf, kUsualSkew, 0};
  if (key->skew) skew = *key->skew;
  Spread spread = spread_of(skew, ranks, [](double value) { return value; });
  return RowMap::spread(std::make_shared<Spread>(std::move(spread)), RowOrder(1, 0, stream))
      .scattered(parents, stream.child("scatter"));
}

}  // namespace rehearse::seed
