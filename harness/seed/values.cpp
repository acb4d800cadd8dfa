#include "seed/values.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace rehearse::seed {

namespace {

constexpr int kShortestUniqueText = 40;  // from this width a readable text has room for a number
constexpr int kTokenWidth = 12;
constexpr int kWordsAverage = 24;
constexpr int kWordsMost = 200;
constexpr std::int64_t kAddresses = 1 << 24;
constexpr std::int64_t kNetworks = 1 << 16;

// The values that a column may have when they can be counted on a page: labels, CHECK lists, booleans.
std::vector<std::string> allowed_list(const ColumnDraft& column) {
  std::vector<std::string> values;
  if (column.type.scalar == Scalar::enumeration) values = column.type.type->labels;
  if (column.type.scalar == Scalar::boolean) values = {"false", "true"};
  if (column.restriction.choices) {
    const auto& choices = *column.restriction.choices;
    if (values.empty()) values = choices;
    std::erase_if(values, [&](const std::string& value) {
      return std::find(choices.begin(), choices.end(), value) == choices.end();
    });
  }
  std::erase_if(values, [&](const std::string& value) {
    const auto& excluded = column.restriction.excluded;
    return std::find(excluded.begin(), excluded.end(), value) != excluded.end();
  });
  return values;
}

std::vector<std::string> encoded_list(const ColumnDraft& column) {
  std::vector<std::string> encoded;
  for (const std::string& value : allowed_list(column)) {
    if (auto bytes = encode_literal(column.type, value)) encoded.push_back(std::move(*bytes));
  }
  return encoded;
}

int widest(const ColumnDraft& column) {
  const int width = column.type.width;
  const int limit = column.restriction.max_length.value_or(0);
  if (width == 0 || limit == 0) return std::max(width, limit);
  return std::min(width, limit);
}

int token_width(const ColumnDraft& column) {
  const int most = widest(column);
  const int wanted = std::max(column.restriction.min_length, kTokenWidth);
  return most > 0 ? std::min(wanted, most) : wanted;
}

std::optional<PatternPart> pattern_of(const ColumnDraft& column) {
  return column.restriction.pattern.empty() ? std::nullopt : parse_pattern(column.restriction.pattern);
}

std::int64_t distinct_texts(const ColumnDraft& column) {
  if (const auto pattern = pattern_of(column)) return capacity(*pattern);
  return widest(column) == 0 || widest(column) >= kShortestUniqueText
             ? kUnlimited
             : generator::token_capacity(token_width(column));
}

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
  const std::int64_t one = unit(column.type);
  return (range.high - first_key(column)) / one >= kMany ? one : 1;
}

std::int64_t distinct_ordinals(const ColumnDraft& column) {
  const OrdinalRange range = column.slice ? *column.slice : allowed_range(column);
  if (range.high < range.low) return 0;
  return (range.high - first_key(column)) / key_step(column) + 1;
}

Choice distinct_text(const ColumnDraft& column, Stream stream) {
  if (auto pattern = pattern_of(column)) {
    return {generator::pattern(std::move(*pattern)), "pattern", "CHECK with a regular expression, unique"};
  }
  const TextKind kind = infer_text_kind(column.column->name);
  const int most = widest(column);
  if (kind == TextKind::words || column.restriction.min_length > 0 ||
      (most > 0 && most < kShortestUniqueText)) {
    return {generator::token(token_width(column), stream), "token", "unique"};
  }
  return {generator::text(kind, most, true, stream), fmt::format("text: {}", to_string(kind)),
          "name, unique"};
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

Choice distinct_choice(const Catalog& catalog, const TableDraft& table, const ColumnDraft& column,
                       Stream stream) {
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

Choice free_text(const ColumnDraft& column, Stream stream) {
  if (auto pattern = pattern_of(column)) {
    const std::int64_t choices = capacity(*pattern);
    return {generator::mapped(RowMap::random(choices, stream), generator::pattern(std::move(*pattern))),
            "pattern", "CHECK with a regular expression"};
  }
  const int most = widest(column);
  const int least = column.restriction.min_length;
  const TextKind kind = infer_text_kind(column.column->name);
  const bool wanted_width = column.wanted != nullptr && column.wanted->width;
  // Short columns hold codes, not sentences; a demanded length is met exactly.
  const bool exact = least > 0 && most == least;
  if (!wanted_width &&
      (exact || (most > 0 && most < 6 && kind != TextKind::country && kind != TextKind::currency))) {
    return {generator::token(std::max(most, 1), stream), "token", "width"};
  }
  if (!wanted_width && kind != TextKind::words && least <= 2) {
    return {generator::text(kind, most, false, stream), fmt::format("text: {}", to_string(kind)), "name"};
  }
  const int average = wanted_width ? *column.wanted->width : std::max(kWordsAverage, least);
  const int limit = most > 0 ? most : std::max({kWordsMost, 2 * average, 2 * least});
  return {generator::words(least, average, limit, stream), "words", wanted_width ? "configuration" : "type"};
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
    return {generator::choice(std::move(weighted), stream), "choice", "the values that are allowed"};
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

// What the configuration says, where the column's type lets us write it.
std::optional<Choice> configured(const ColumnDraft& column, Stream stream) {
  if (column.wanted == nullptr) return std::nullopt;
  std::vector<std::pair<std::string, double>> weighted;
  for (const auto& [value, weight] : column.wanted->values) {
    if (auto bytes = encode_literal(column.type, value)) weighted.emplace_back(std::move(*bytes), weight);
  }
  if (!weighted.empty())
    return Choice{generator::choice(std::move(weighted), stream), "choice", "configuration"};
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

Choice choose_values(const Catalog& catalog, const TableDraft& table, const ColumnDraft& column,
                     Stream stream) {
  if (column.restriction.always_null) return {generator::nothing(), "nothing", "a CHECK or its type"};
  if (column.role.kind != Role::Kind::free) return distinct_choice(catalog, table, column, stream);
  if (auto wanted = configured(column, stream)) return *wanted;
  return free_choice(catalog, table, column, stream);
}

}  // namespace rehearse::seed
