#include "seed/toasted.h"

#include <algorithm>
#include <numeric>

namespace rehearse::seed {

namespace {

constexpr double kChunkPage = 8'192 - 24;  // without its header
constexpr double kChunkOverhead = 40;      // line pointer, tuple header, chunk_id, chunk_seq and a length
constexpr double kOutsideWidth = 18;  // what ANALYZE counts for a value outside (varatt_external, varatt.h)
constexpr double kJustPointers = 20;  // an average that says so of all values
constexpr double kUsuallyInline = 1'200;  // of wide values that stay inside: a row has 2,032 bytes for all
constexpr double kLeastOutside = 1'000;   // no value is moved out for less, as a rule
constexpr int kWideDocument = 300;
constexpr int kLongestKnown = 700;  // ANALYZE tells lengths up to 1,024: then longer ones are likely

bool of_any_length(const ColumnDraft& column) {
  constexpr int kWide = 1'000;
  const bool text = column.type.scalar == Scalar::text;
  const bool other = column.type.scalar == Scalar::bytea || column.type.scalar == Scalar::json ||
                     column.type.scalar == Scalar::jsonb;
  const int most = column.restriction.max_length.value_or(column.type.width > 0 ? column.type.width : kWide);
  return (text || other) && most >= kWide && column.reference < 0 && !column.restriction.always_null;
}

double average_known(const TextShape& text) {
  return std::accumulate(text.lengths.begin(), text.lengths.end(), 0.0) /
         static_cast<double>(text.lengths.size());
}

// By how far the average is below that of the values that stay inside.
double share_outside(const ColumnDraft& column) {
  if (column.shape == nullptr || !of_any_length(column)) return 0;
  const ProfileColumn& shape = *column.shape;
  if (!shape.sensitive.empty() || shape.width <= 0 || shape.null_fraction >= 1) return 0;
  const bool lengths = shape.text && !shape.text->lengths.empty();
  if (!lengths && shape.width <= kJustPointers && shape.distinct < -0.5) return 1;
  if (lengths && shape.text->lengths.back() < kLongestKnown) return 0;
  const double inside = lengths ? average_known(*shape.text) : kUsuallyInline;
  // Of texts without a known length all were too wide to be kept; of documents nothing is known but the
  // width.
  if (!lengths && shape.kind != ValueKind::text && shape.width < kWideDocument) return 0;
  return std::clamp((inside - shape.width) / (inside - kOutsideWidth), 0.02, 1.0);
}

double values_of(const ColumnDraft& column, double rows) {
  return column.shape == nullptr ? 0 : rows * (1 - column.shape->null_fraction);
}

}  // namespace

Toasted toasted_values(const TableDraft& table, const ColumnDraft& column) {
  const ProfileTable* known = table.shape;
  if (known == nullptr || !known->toast || known->toast->pages <= 0 || known->rows.value_or(0) <= 0)
    return {};
  const double share = share_outside(column);
  if (share <= 0) return {};
  const auto rows = static_cast<double>(*known->rows);
  double values = 0;
  for (const ColumnDraft& each : table.columns) values += share_outside(each) * values_of(each, rows);
  const double bytes = static_cast<double>(known->toast->pages) * kChunkPage -
                       static_cast<double>(known->toast->chunks) * kChunkOverhead;
  const double each = bytes / std::max(values, 1.0);
  if (each >= kLeastOutside) return {share, each};
  // Fewer values than their widths let one think.
  return each < 1 ? Toasted{} : Toasted{share * each / kLeastOutside, kLeastOutside};
}

}  // namespace rehearse::seed
