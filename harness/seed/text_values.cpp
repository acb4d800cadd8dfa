#include "seed/text_values.h"

#include <fmt/format.h>

#include <algorithm>

namespace rehearse::seed {

namespace {

constexpr int kShortestUniqueText = 40;  // from this width a readable text has room for a number
constexpr int kTokenWidth = 12;
constexpr int kWordsAverage = 24;
constexpr int kWordsMost = 200;

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
  if (column.restriction.pattern.empty()) return std::nullopt;
  auto pattern = parse_pattern(column.restriction.pattern);
  if (pattern) pattern = fitted(std::move(*pattern), column.restriction.min_length, widest(column));
  return pattern;
}

}  // namespace

std::int64_t distinct_texts(const ColumnDraft& column) {
  if (const auto pattern = pattern_of(column)) return capacity(*pattern);
  return widest(column) == 0 || widest(column) >= kShortestUniqueText
             ? kUnlimited
             : generator::token_capacity(token_width(column));
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

}  // namespace rehearse::seed
