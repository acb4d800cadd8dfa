#include "seed/shaped_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "seed/column_shape.h"
#include "seed/listed_values.h"
#include "seed/shaped_text.h"

namespace rehearse::seed {

namespace {

constexpr std::string_view kFromProfile = "profile";

std::int64_t known_rows(const TableDraft& table) {
  return table.shape != nullptr ? table.shape->rows.value_or(0) : 0;
}

RowMap mapped_by(const TableDraft& table, ColumnShape shape, Stream stream) {
  const RowOrder order(table.rows, shape.correlation, stream.child("order"));
  return RowMap::spread(std::make_shared<Spread>(std::move(shape.spread)), order).from(table.first_row);
}

// Intervals stand in a profile as "90 seconds".
std::optional<std::int64_t> parse_literal(const ValueType& type, std::string_view text) {
  constexpr std::string_view kSeconds = " seconds";
  if (type.scalar != Scalar::interval || !text.ends_with(kSeconds)) return parse_ordinal(type, text);
  text.remove_suffix(kSeconds.size());
  double seconds = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (failure != std::errc{} || end != text.data() + text.size() || !(std::abs(seconds) < 9e12))
    return std::nullopt;
  return std::llround(seconds * static_cast<double>(unit(type)));
}

bool any_decimals(const ValueType& type) {
  return type.scalar == Scalar::float4 || type.scalar == Scalar::float8 ||
         (type.scalar == Scalar::numeric && type.modifier < 0);
}

// As many decimals as there have to be for so many different values in so short a range. Of real numbers the
// type's limits are those of keys, which have to be told apart.
ColumnDraft with_decimals(const TableDraft& table, const ColumnDraft& column) {
  constexpr int kMost = 8;
  constexpr double kLargest = 1e15;
  ColumnDraft fine = column;
  const auto& bounds = column.shape->bounds;
  if (!any_decimals(column.type) || bounds.size() < 2) return fine;
  if (fine.type.scalar == Scalar::float4) fine.type.scalar = Scalar::float8;
  const double wanted = 100 * distinct_values(*column.shape, table.rows);
  for (; fine.type.scale < kMost; ++fine.type.scale) {
    const auto low = static_cast<double>(parse_ordinal(fine.type, bounds.front()).value_or(0));
    const auto high = static_cast<double>(parse_ordinal(fine.type, bounds.back()).value_or(0));
    if (high - low >= wanted || std::max(std::abs(low), std::abs(high)) * 10 > kLargest) break;
  }
  return fine;
}

Choice shaped_ordinals(const TableDraft& table, const ColumnDraft& original, Stream stream) {
  const ColumnDraft column = with_decimals(table, original);
  ValueType encoded = column.type;
  encoded.scalar = original.type.scalar;
  const bool bounded = !column.shape->bounds.empty() || !column.shape->common.values.empty();
  const Domain domain{bounded ? allowed_range(column) : suggested_range(column),
                      [&](std::string_view text) { return parse_literal(column.type, text); }};
  ColumnShape shape = shape_of(*column.shape, domain, table.rows, known_rows(table), stream.child("shape"));
  return {generator::mapped(mapped_by(table, std::move(shape), stream), generator::key(encoded, 0, 1)),
          bounded ? "histogram" : "distinct values", std::string(kFromProfile)};
}

Choice shaped_list(const TableDraft& table, const ColumnDraft& column, std::vector<std::string> values,
                   Stream stream) {
  const auto last = static_cast<std::int64_t>(values.size()) - 1;
  const Domain domain{{0, last}, [&](std::string_view text) -> std::optional<std::int64_t> {
                        const auto bytes = encode_literal(column.type, text);
                        const auto found =
                            bytes ? std::find(values.begin(), values.end(), *bytes) : values.end();
                        if (found == values.end()) return std::nullopt;
                        return found - values.begin();
                      }};
  ColumnShape shape = shape_of(*column.shape, domain, table.rows, known_rows(table), stream.child("shape"));
  const RowMap map = mapped_by(table, std::move(shape), stream);
  return {generator::mapped(map, generator::listed(std::move(values))), "frequencies",
          std::string(kFromProfile)};
}

// Enough texts that values chosen among them at random differ.
std::int64_t text_capacity(const TableDraft& table, const ColumnDraft& column) {
  constexpr std::int64_t kRoom = 8;
  const std::int64_t rows = std::max<std::int64_t>(table.first_row + table.rows, 1);
  const double distinct = column.shape->distinct;
  const bool few = distinct > 0 && distinct < static_cast<double>(rows);
  return kRoom * (few ? static_cast<std::int64_t>(distinct) + 1 : rows * kRoom);
}

Choice shaped_texts(const TableDraft& table, const ColumnDraft& column, Stream stream) {
  TextForm form = form_of(column, text_capacity(table, column), stream);
  std::vector<std::pair<std::int64_t, std::string>> literals;
  const auto& told = column.shape->common.values;
  // Texts that may be told have the places between the others that their order among themselves allows.
  const Domain domain{{0, form.capacity() - 1}, [&](std::string_view text) -> std::optional<std::int64_t> {
                        const auto at = std::find(told.begin(), told.end(), text);
                        if (at == told.end()) return std::nullopt;
                        const auto place = stream.child("told").below(at - told.begin(), form.capacity());
                        literals.emplace_back(place, text);
                        return place;
                      }};
  ColumnShape shape = shape_of(*column.shape, domain, table.rows, known_rows(table), stream.child("shape"));
  form.set_literals(std::move(literals));
  fit_width(form, column, shape.spread);
  return {generator::mapped(mapped_by(table, std::move(shape), stream), generator::formed(std::move(form))),
          "text of its form", std::string(kFromProfile)};
}

// Keys count from one, mostly; how far they went is what the histogram ends with, roughly. When that is not
// how many parents there are here, all of them share what production's had.
double parents_per_key(const ColumnDraft& column, double parents) {
  constexpr double kRoughly = 1.2;
  if (column.shape->bounds.empty()) return 1;
  const auto end = parse_literal(column.type, column.shape->bounds.back());
  const double last = end ? static_cast<double>(*end) : parents;
  return last <= 0 || (last < parents * kRoughly && parents < last * kRoughly) ? 1 : parents / last;
}

// Any other generator, asked for as many different values as there are.
Choice shaped_numbers(const TableDraft& table, const ColumnDraft& column, Choice values, Stream stream) {
  ProfileColumn numbers = *column.shape;
  numbers.bounds.clear();
  numbers.common.values.clear();
  // A few values are the first ones: the shorter the values, the sooner later ones repeat them.
  constexpr double kFew = 100;
  const bool few = numbers.distinct > 0 && numbers.distinct <= kFew;
  const std::int64_t last = few ? std::llround(numbers.distinct) - 1 : std::int64_t{1} << 40;
  const Domain domain{{0, last}, [](std::string_view) { return std::nullopt; }};
  ColumnShape shape = shape_of(numbers, domain, table.rows, known_rows(table), stream.child("shape"));
  values.values = generator::mapped(mapped_by(table, std::move(shape), stream), std::move(values.values));
  values.reason = kFromProfile;
  return values;
}

int payload(int width) {
  return std::max(width - (width <= 127 ? 1 : 4), 1);
}

struct Counts {
  int least = 0;
  int most = 3;
};

// The same number in all of few different arrays: by chance they would be far from the average.
Counts element_counts(const ColumnDraft& column) {
  constexpr double kFew = 100;
  const auto& elements = column.shape->elements;
  const double average = elements ? std::max(elements->average_count, 0.0) : 1.5;
  const double distinct = column.shape->distinct;
  const auto usual = static_cast<int>(std::lround(average));
  Counts counts{usual, usual};
  if (distinct < 0 || distinct > kFew)
    counts = {usual / 2, static_cast<int>(std::lround(2 * average)) - usual / 2};
  counts.least = std::max(counts.least, column.restriction.min_elements);
  counts.most = std::max(
      column.restriction.max_elements ? std::min(counts.most, *column.restriction.max_elements) : counts.most,
      counts.least);
  return counts;
}

// What is left of the width: arrays have a header of 20 bytes, elements of text one of 4, and both are
// aligned (src/include/utils/array.h).
GeneratorPtr element_texts(const TableDraft& table, const ColumnDraft& column, Counts counts, Stream stream) {
  constexpr int kArrayHeader = 20;
  constexpr int kElementHeader = 4;
  constexpr int kAlignment = 2;  // on average
  const int number = std::max((counts.least + counts.most + 1) / 2, 1);
  const int room = (payload(column.shape->width) - kArrayHeader) / number - kElementHeader - kAlignment;
  const auto& text = column.shape->elements ? column.shape->elements->text : std::nullopt;
  const int length = std::max(room, 1);
  TextForm form(text ? text->characters : TextClass::word, 16 * (table.rows + 1), 1, length, stream);
  form.set_lengths({length, length, length, length, length});
  return generator::formed(std::move(form));
}

std::optional<Choice> shaped_arrays(const Catalog& catalog, const TableDraft& table,
                                    const ColumnDraft& column, Stream stream) {
  const Type& type = *column.type.type;
  const Counts counts = element_counts(column);
  const Column element{0, column.column->name, type.element, column.type.modifier, true};
  ColumnDraft draft;
  draft.column = &element;
  draft.type = resolve(catalog, element.type, element.modifier);
  if (draft.type.samples != nullptr) return std::nullopt;
  GeneratorPtr elements = draft.type.scalar == Scalar::text && draft.type.domains.empty()
                              ? element_texts(table, column, counts, stream.child("element"))
                              : choose_values(catalog, table, draft, stream.child("element")).values;
  return shaped_numbers(
      table, column,
      {generator::array(type.element, std::move(elements), counts.least, counts.most, stream),
       "array of its form",
       {}},
      stream);
}

}  // namespace

std::optional<Choice> shaped_values(const Catalog& catalog, const TableDraft& table,
                                    const ColumnDraft& column, Stream stream) {
  if (column.shape == nullptr || column.type.samples != nullptr || column.slice) return std::nullopt;
  if (auto values = encoded_list(column); !values.empty())
    return shaped_list(table, column, std::move(values), stream);
  if (column.type.ordinal()) return shaped_ordinals(table, column, stream);
  if (may_be_formed(column)) return shaped_texts(table, column, stream);
  switch (column.type.scalar) {
    case Scalar::uuid:
      return shaped_numbers(table, column, {generator::uuid(stream), "uuid", {}}, stream);
    case Scalar::bytea: {
      const int width = std::clamp(
          payload(column.shape->width), column.restriction.min_length,
          std::max(column.restriction.max_length.value_or(1 << 24), column.restriction.min_length));
      return shaped_numbers(table, column, {generator::bytes(width, stream), "bytes", {}}, stream);
    }
    case Scalar::json:
    case Scalar::jsonb: {
      const bool binary = column.type.scalar == Scalar::jsonb;
      const bool list = column.restriction.json_type == "array";
      auto values = list ? generator::json(binary, true, stream)
                         : generator::padded_json(binary, payload(column.shape->width), stream);
      return shaped_numbers(table, column, {std::move(values), "json", {}}, stream);
    }
    case Scalar::inet:
    case Scalar::cidr:
      return shaped_numbers(table, column,
                            {generator::network(column.type.scalar == Scalar::cidr, stream), "network", {}},
                            stream);
    case Scalar::array:
      return shaped_arrays(catalog, table, column, stream);
    default:
      return std::nullopt;
  }
}

std::optional<Choice> shaped_unique_text(const TableDraft& table, const ColumnDraft& column, Stream stream) {
  if (column.shape == nullptr || column.role.kind != Role::Kind::distinct || !may_be_formed(column))
    return std::nullopt;
  // Rows that the server drops are replaced by others: see Load::load_filtered().
  const std::int64_t rows = table.first_row + table.rows;
  TextForm form = form_of(column, table.filtered() ? 1'000 + 22 * rows : rows, stream);
  if (form.capacity() < rows) return std::nullopt;
  const std::int64_t capacity = form.capacity();
  fit_width(form, column, Spread({{0, capacity, capacity, 1}}));
  const bool in_order = column.shape->correlation.value_or(0) > 0.9;
  const RowMap map = in_order ? RowMap::same() : RowMap::permuted(capacity, stream.child("places"));
  return Choice{generator::mapped(map, generator::formed(std::move(form))), "text of its form",
                "profile, unique"};
}

std::optional<RowMap> shaped_reference(const TableDraft& table, const ColumnDraft& column,
                                       std::int64_t parents, Stream stream) {
  if (column.shape == nullptr || parents <= 0) return std::nullopt;
  const ProfileColumn& known = *column.shape;
  const double factor = parents_per_key(column, static_cast<double>(parents));
  const Domain domain{{0, parents - 1}, [&](std::string_view text) -> std::optional<std::int64_t> {
                        if (!column.type.integer()) return std::nullopt;
                        const auto key = parse_ordinal(column.type, text);
                        if (!key) return std::nullopt;
                        return std::llround(static_cast<double>(*key - 1) * factor);
                      }};
  ColumnShape shape = shape_of(known, domain, table.rows, known_rows(table), stream.child("shape"));
  return mapped_by(table, std::move(shape), stream);
}

}  // namespace rehearse::seed
