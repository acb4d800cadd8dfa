#include "seed/values.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "seed/listed_values.h"
#include "seed/text_values.h"

namespace rehearse::seed {

namespace {

constexpr std::int64_t kAddresses = 1 << 24;
constexpr std::int64_t kNetworks = 1 << 16;

// Keys count from one where that is allowed.
std::int64_t first_key(const ColumnDraft& column) {
  const OrdinalRange range = column.slice ? *column.slice : allowed_range(column);
  if (column.type.temporal()) return std::max(range.low, suggested_range(column).low);
  const std::int64_t one = unit(column.type);
  return range.low <= one && range.high >= one ? one : range.low;
}

// Whole numbers where there is room for many of them.
std::int64_t key_step(const ColumnDraft& column) {
  constexpr std::int64_t kMany = 1'000'000'000;
  const OrdinalRange range = column.slice ? *column.slice : allowed_range(column);
  if (column.daily && column.type.temporal()) {
    return column.type.scalar == Scalar::date ? 1 : 86'400 * unit(column.type);
  }
  const std::int64_t one = unit(column.type);
  return (range.high - first_key(column)) / one >= kMany ? one : 1;
}

std::int64_t distinct_ordinals(const ColumnDraft& column) {
  const OrdinalRange range = column.slice ? *column.slice : allowed_range(column);
  if (range.high < range.low) return 0;
  return (range.high - first_key(column)) / key_step(column) + 1;
}

int bit_width(const ValueType& type) {
  constexpr int kUsual = 32;
  return type.width > 0 ? type.width : kUsual;
}

ColumnDraft element_of(const Catalog& catalog, const Column& element) {
  ColumnDraft draft;
  draft.column = &element;
  draft.type = resolve(catalog, element.type, element.modifier);
  return draft;
}

Choice array_values(const Catalog& catalog, const TableDraft& table, const ColumnDraft& column,
                    Stream stream) {
  const Type& type = *column.type.type;
  const Column element{0, column.column->name, type.element, column.type.modifier, true};
  ColumnDraft draft = element_of(catalog, element);
  draft.role = column.role;
  const Choice inner = choose_values(catalog, table, draft, stream.child("element"));
  const bool distinct = column.role.kind != Role::Kind::free;
  const int least = std::max(column.restriction.min_elements, distinct ? 1 : 0);
  const int most = std::max(least, column.restriction.max_elements.value_or(3));
  return {generator::array(type.element, inner.values, least, std::min(most, least + 3), stream),
          "array of " + inner.generator, "type"};
}

Choice composite_values(const Catalog& catalog, const TableDraft& table, const ColumnDraft& column,
                        Stream stream) {
  std::vector<std::pair<Oid, GeneratorPtr>> attributes;
  for (const CompositeAttribute& attribute : column.type.type->attributes) {
    const Column part{0, attribute.name, attribute.type, attribute.modifier, true};
    const ColumnDraft draft = element_of(catalog, part);
    attributes.emplace_back(attribute.type,
                            choose_values(catalog, table, draft, stream.child(attribute.name)).values);
  }
  return {generator::composite(std::move(attributes)), "composite", "type"};
}

Choice range_values(const Catalog& catalog, const ColumnDraft& column) {
  const ValueType bound = resolve(catalog, column.type.type->element, -1);
  const bool days = bound.scalar == Scalar::date;
  const std::int64_t low = bound.temporal() ? usual_range(bound).low : 0;
  const std::int64_t step = days                                ? 2
                            : bound.scalar == Scalar::timestamp ? 3'600 * unit(bound)
                                                                : 10 * unit(bound);
  return {generator::range(bound, low, step), "range", "type; ranges never overlap"};
}

// One end of spans that never overlap another.
Choice span_end(const ColumnDraft& column) {
  const std::int64_t step = column.type.scalar == Scalar::date        ? 2
                            : column.type.scalar == Scalar::timestamp ? 3'600 * unit(column.type)
                                                                      : 10 * unit(column.type);
  const std::int64_t low = std::max(usual_range(column.type).low, allowed_range(column).low);
  return {generator::key(column.type, low + *column.lane * (step / 2), step), "span", "exclusion constraint"};
}

Choice distinct_choice(const Catalog& catalog, const TableDraft& table, const ColumnDraft& column,
                       Stream stream) {
  if (column.lane) return span_end(column);
  if (column.type.ordinal() && !column.restriction.choices) {
    return {generator::key(column.type, first_key(column), key_step(column)), "key", "unique"};
  }
  switch (column.type.scalar) {
    case Scalar::text:
      if (!column.restriction.choices) return distinct_text(column, stream);
      break;
    case Scalar::uuid:
      return {generator::uuid(stream), "uuid", "unique"};
    case Scalar::bytea:
      return {generator::bytes(std::max(16, column.restriction.min_length), stream), "bytes", "unique"};
    case Scalar::jsonb:
      return {generator::json(true, false, stream), "json", "unique"};
    case Scalar::bits:
      return {generator::bits(bit_width(column.type), stream), "bits", "unique"};
    case Scalar::inet:
    case Scalar::cidr:
      return {generator::network(column.type.scalar == Scalar::cidr, stream), "network", "unique"};
    case Scalar::array:
      return array_values(catalog, table, column, stream);
    case Scalar::range:
      return range_values(catalog, column);
    default:
      break;
  }
  return {generator::listed(encoded_list(column)), "listed", "unique, one of a list"};
}

Choice free_ordinal(const TableDraft& table, const ColumnDraft& column, Stream stream) {
  const OrdinalRange range = suggested_range(column);
  const std::string name = lower(column.column->name);
  if (column.type.temporal() && (glob_match("*creat*", name) || glob_match("*insert*", name))) {
    return {generator::ascending(column.type, range, table.first_row + table.rows, stream), "ascending",
            "name"};
  }
  const bool money =
      glob_match("*price*", name) || glob_match("*amount*", name) || glob_match("*total*", name);
  const auto shape = money ? generator::Shape::mostly_low : generator::Shape::even;
  return {generator::ordinal(column.type, range, shape, stream), money ? "mostly low" : "even",
          "type and name"};
}

Choice free_choice(const Catalog& catalog, const TableDraft& table, const ColumnDraft& column,
                   Stream stream) {
  if (const auto values = encoded_list(column); !values.empty()) {
    std::vector<std::pair<std::string, double>> weighted;
    for (const std::string& value : values) weighted.emplace_back(value, 1.0);
    return {generator::choice(weighted, stream), "choice", "the values that are allowed"};
  }
  if (column.type.ordinal()) return free_ordinal(table, column, stream);
  switch (column.type.scalar) {
    case Scalar::text:
      return free_text(column, stream);
    case Scalar::uuid:
      return {generator::uuid(stream), "uuid", "type"};
    case Scalar::json:
    case Scalar::jsonb:
      return {generator::json(column.type.scalar == Scalar::jsonb, column.restriction.json_type == "array",
                              stream),
              "json", "type"};
    case Scalar::bytea: {
      const int width = column.wanted != nullptr && column.wanted->width ? *column.wanted->width : 16;
      return {generator::bytes(std::clamp(width, column.restriction.min_length,
                                          column.restriction.max_length.value_or(
                                              std::max(width, column.restriction.min_length))),
                               stream),
              "bytes", "type"};
    }
    case Scalar::bits:
      return {generator::bits(bit_width(column.type), stream), "bits", "type"};
    case Scalar::inet:
    case Scalar::cidr:
      return {generator::network(column.type.scalar == Scalar::cidr, stream), "network", "type"};
    case Scalar::array:
      return array_values(catalog, table, column, stream);
    case Scalar::range:
      return range_values(catalog, column);
    case Scalar::composite:
      return composite_values(catalog, table, column, stream);
    default:
      return {generator::nothing(), "nothing", "no values are known for the type"};
  }
}

Choice sampled_choice(const ColumnDraft& column, Stream stream) {
  GeneratorPtr values = generator::listed(*column.type.samples);
  const auto count = static_cast<std::int64_t>(column.type.samples->size());
  if (column.role.kind == Role::Kind::free) {
    values = generator::mapped(RowMap::random(count, stream), std::move(values));
  }
  return {std::move(values), "samples", "values that the server accepted for the type"};
}

// What the configuration says, where the column's type lets us write it.
std::optional<Choice> configured(const Catalog& catalog, const ColumnDraft& column, Stream stream) {
  if (column.wanted == nullptr) return std::nullopt;
  std::vector<std::pair<std::string, double>> weighted;
  for (const auto& [value, weight] : column.wanted->values) {
    auto bytes = encode_literal(column.type, value);
    const auto known = catalog.literals.find({{column.column->type, column.column->modifier}, value});
    if (!bytes && known != catalog.literals.end()) bytes = known->second;
    if (bytes) weighted.emplace_back(std::move(*bytes), weight);
  }
  if (!weighted.empty()) return Choice{generator::choice(weighted, stream), "choice", "configuration"};
  if (!column.wanted->range || !column.type.ordinal()) return std::nullopt;
  const auto low = parse_ordinal(column.type, column.wanted->range->first);
  const auto high = parse_ordinal(column.type, column.wanted->range->second);
  if (!low || !high || *high < *low) return std::nullopt;
  return Choice{generator::ordinal(column.type, {*low, *high}, generator::Shape::even, stream), "even",
                "configuration"};
}

}  // namespace

std::int64_t distinct_values(const Catalog& catalog, const ColumnDraft& column) {
  if (column.left_out || column.reference >= 0 || column.restriction.always_null) return 0;
  if (column.type.samples != nullptr) return static_cast<std::int64_t>(column.type.samples->size());
  if (column.restriction.choices || column.type.scalar == Scalar::enumeration ||
      column.type.scalar == Scalar::boolean) {
    return static_cast<std::int64_t>(encoded_list(column).size());
  }
  if (column.type.ordinal()) return distinct_ordinals(column);
  switch (column.type.scalar) {
    case Scalar::text:
      return distinct_texts(column);
    case Scalar::uuid:
    case Scalar::jsonb:
      return kUnlimited;
    case Scalar::bytea:
      return column.restriction.max_length.value_or(16) >= 8 ? kUnlimited : 0;
    case Scalar::bits:
      return generator::bits_capacity(bit_width(column.type));
    case Scalar::inet:
      return kAddresses;
    case Scalar::cidr:
      return kNetworks;
    case Scalar::array: {
      const Column element{0, column.column->name, column.type.type->element, column.type.modifier, true};
      return distinct_values(catalog, element_of(catalog, element)) / 8;
    }
    case Scalar::range:
      return 1'000'000'000;
    default:
      return 0;
  }
}

namespace {

Choice any_case_values(const Catalog& catalog, const TableDraft& table, const ColumnDraft& column,
                       Stream stream) {
  if (column.restriction.always_null) return {generator::nothing(), "nothing", "a CHECK or its type"};
  const bool free = column.role.kind == Role::Kind::free;
  if (free) {
    if (auto wanted = configured(catalog, column, stream)) return *wanted;
  }
  if (column.type.samples != nullptr) return sampled_choice(column, stream);
  if (!free) return distinct_choice(catalog, table, column, stream);
  return free_choice(catalog, table, column, stream);
}

}  // namespace

Choice choose_values(const Catalog& catalog, const TableDraft& table, const ColumnDraft& column,
                     Stream stream) {
  Choice choice = any_case_values(catalog, table, column, stream);
  if (column.type.scalar == Scalar::text && column.restriction.letters != LetterCase::any) {
    choice.values = generator::cased(std::move(choice.values), column.restriction.letters);
  }
  return choice;
}

}  // namespace rehearse::seed
