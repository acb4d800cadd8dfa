#include "seed/shaped_text.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "seed/text_kind.h"
#include "seed/toasted.h"

namespace rehearse::seed {

namespace {

constexpr int kWidest = 16 * 1024 * 1024;
constexpr int kShortHeader = 1;
constexpr int kLongHeader = 4;
constexpr int kPointerWidth = 18;  // of a value outside of the row
constexpr int kShortest = 127;     // bytes from which on a value needs the long header (varatt.h)
constexpr int kRounds = 8;         // lengths are almost in proportion to the factor
constexpr double kClose = 0.002;
constexpr std::string_view kMailbox = "@example.com";

int longest(const ColumnDraft& column) {
  int most = column.type.width > 0 ? column.type.width : kWidest;
  if (column.restriction.max_length) most = std::min(most, *column.restriction.max_length);
  return std::max(most, 1);
}

int stored(int length) {
  return length + (length + kShortHeader < kShortest ? kShortHeader : kLongHeader);
}

// Lengths for which only an average is known.
std::vector<int> around(int width) {
  const int length = std::max(width - (width < kShortest ? kShortHeader : kLongHeader), 1);
  const auto part = [&](double factor) {
    return std::max(static_cast<int>(std::lround(factor * static_cast<double>(length))), 1);
  };
  return {part(0.8), part(0.9), length, part(1.1), part(1.2)};
}

double average_width(const TextForm& form, const Spread& spread) {
  // Values of a stretch that stand for all of it.
  const std::int64_t most = 64 + 8'192 / static_cast<std::int64_t>(spread.stretches().size());
  double sum = 0;
  double total = 0;
  for (const Stretch& stretch : spread.stretches()) {
    const std::int64_t looks = std::min(stretch.values, stretch.values <= 1 ? 1 : most);
    double width = 0;
    for (std::int64_t i = 0; i < looks; ++i) {
      const std::int64_t number = value_at(stretch, i * (stretch.values / looks));
      const std::string* literal = form.literal(number);
      const int length = literal != nullptr ? static_cast<int>(literal->size()) : form.length(number);
      width += literal == nullptr && form.outside(number) ? kPointerWidth : stored(length);
    }
    sum += stretch.share * width / static_cast<double>(looks);
    total += stretch.share;
  }
  return total > 0 ? sum / total : 0;
}

}  // namespace

bool may_be_formed(const ColumnDraft& column) {
  const Restriction& limits = column.restriction;
  return column.type.scalar == Scalar::text && column.type.samples == nullptr && limits.pattern.empty() &&
         !limits.choices && limits.lows.empty() && limits.highs.empty();
}

TextForm form_of(const TableDraft& table, const ColumnDraft& column, std::int64_t capacity, Stream stream) {
  const ProfileColumn& shape = *column.shape;
  const auto& text = shape.text;
  const TextClass characters = text ? text->characters : TextClass::mixed;
  TextForm form(characters, capacity, column.restriction.min_length, longest(column), stream.child("form"));
  form.set_lengths(text && text->lengths.size() == 5 ? text->lengths : around(shape.width));
  if (const Toasted toasted = toasted_values(table, column); toasted.share > 0)
    form.move_out(toasted.share, toasted.bytes, !text || characters == TextClass::words);
  if (infer_text_kind(column.column->name) == TextKind::email) form.end_with(kMailbox);
  return form;
}

// ANALYZE cuts the decimals of its average off: half a byte more is the middle of what it may have been.
void fit_width(TextForm& form, const ColumnDraft& column, const Spread& spread) {
  const ProfileColumn& shape = *column.shape;
  if (shape.width <= 0 || form.outside_share() >= 1) return;
  const bool even =
      shape.text && !shape.text->lengths.empty() && shape.text->lengths.front() == shape.text->lengths.back();
  if (even && average_width(form, spread) < shape.width + 1) return;
  const double wanted = shape.width + 0.5;
  double factor = 1;
  for (int round = 0; round < kRounds; ++round) {
    form.stretch(factor);
    const double width = average_width(form, spread);
    if (std::abs(width - wanted) < kClose * wanted) return;
    factor = std::clamp(factor * wanted / width, 0.05, 20.0);
  }
}

}  // namespace rehearse::seed
