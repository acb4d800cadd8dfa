#include "seed/row_map.h"

#include <algorithm>

namespace rehearse::seed {

namespace {

template <typename Map>
void each(RowNumbers rows, std::span<std::int64_t> out, std::int64_t offset, Map map) {
  for (std::size_t i = 0; i < rows.size(); ++i) out[i] = map(rows[i]) + offset;
}

}  // namespace

RowMap RowMap::same() {
  return {};
}

RowMap RowMap::permuted(std::int64_t size, Stream stream) {
  RowMap map;
  map.kind_ = Kind::permuted;
  map.size_ = size;
  map.permutation_ = Permutation(std::max<std::int64_t>(size, 1), stream);
  return map;
}

RowMap RowMap::random(std::int64_t size, Stream stream) {
  RowMap map;
  map.kind_ = Kind::random;
  map.size_ = std::max<std::int64_t>(size, 1);
  map.stream_ = stream;
  return map;
}

RowMap RowMap::skewed(std::int64_t size, Stream stream) {
  RowMap map = random(size, stream);
  map.kind_ = Kind::skewed;
  map.permutation_ = Permutation(map.size_, stream.child("skew"));
  return map;
}

RowMap RowMap::digit(std::int64_t divisor, std::int64_t size, std::int64_t system, Stream stream) {
  RowMap map;
  map.kind_ = Kind::digit;
  map.divisor_ = divisor;
  map.size_ = size;
  map.permutes_ = system > 0;
  if (map.permutes_) map.permutation_ = Permutation(system, stream);
  return map;
}

RowMap RowMap::spread(std::shared_ptr<const Spread> spread, const RowOrder& order) {
  RowMap map;
  map.kind_ = Kind::spread;
  map.spread_ = std::move(spread);
  map.order_ = order;
  return map;
}

RowMap RowMap::ancestor(Stream stream) {
  RowMap map;
  map.kind_ = Kind::ancestor;
  map.stream_ = stream;
  return map;
}

RowMap RowMap::plus(std::int64_t offset) const {
  RowMap map = *this;
  map.offset_ += offset;
  return map;
}

RowMap RowMap::scattered(std::int64_t size, Stream stream) const {
  RowMap map = *this;
  map.permutes_ = true;
  map.permutation_ = Permutation(size, stream);
  return map;
}

RowMap RowMap::from(std::int64_t first_row) const {
  RowMap map = *this;
  map.first_ += first_row;
  return map;
}

// The square of a uniform number: the most popular tenth of the parents has a third of the children.
std::int64_t RowMap::skew(std::int64_t row) const {
  const double u = stream_.unit(row);
  const auto rank = static_cast<std::int64_t>(u * u * static_cast<double>(size_));
  return permutation_.at(std::min(rank, size_ - 1));
}

void RowMap::apply(RowNumbers rows, std::span<std::int64_t> out) const {
  switch (kind_) {
    case Kind::same:
      return each(rows, out, offset_, [&](std::int64_t row) { return row - first_; });
    case Kind::permuted:
      return each(rows, out, offset_, [&](std::int64_t row) { return permutation_.at(row - first_); });
    case Kind::random:
      return each(rows, out, offset_, [&](std::int64_t row) { return stream_.below(row - first_, size_); });
    case Kind::skewed:
      return each(rows, out, offset_, [&](std::int64_t row) { return skew(row - first_); });
    case Kind::digit:
      return each(rows, out, offset_, [&](std::int64_t row) {
        const std::int64_t n = permutes_ ? permutation_.at(row - first_) : row - first_;
        return n / divisor_ % size_;
      });
    case Kind::spread:
      return each(rows, out, offset_, [&](std::int64_t row) {
        const std::int64_t n = spread_->at(order_.at(row - first_));
        return permutes_ ? permutation_.at(n) : n;
      });
    case Kind::ancestor:
      return each(rows, out, offset_, [&](std::int64_t row) {
        return row == first_ ? 0 : stream_.below(row - first_, row - first_);
      });
  }
}

}  // namespace rehearse::seed
