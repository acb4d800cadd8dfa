// How the rows of a column are spread over its values: the inverse of a cumulative distribution, in order.
//
// What the values are is not said here: numbers of a column, rows of a parent table, places in a list.
#pragma once

#include <cstdint>
#include <vector>

#include "seed/random.h"

namespace rehearse::seed {

/// Neighbouring values that are equally frequent.
struct Stretch {
  std::int64_t low = 0;     ///< the first of them
  std::int64_t span = 1;    ///< room for this many values from there on
  std::int64_t values = 1;  ///< as many are in use, at equal distances; at most `span`
  double share = 0;         ///< of the rows
};

/// Value number `place` of the stretch, from 0.
std::int64_t value_at(const Stretch& stretch, std::int64_t place);

class Spread {
 public:
  /// In the order of values; not empty. Shares are brought to a sum of one.
  explicit Spread(std::vector<Stretch> stretches);

  /// The value below which a share `u` of the rows lies; u from 0 to 1, the latter exclusive.
  [[nodiscard]] std::int64_t at(double u) const;

  [[nodiscard]] const std::vector<Stretch>& stretches() const { return stretches_; }

 private:
  [[nodiscard]] std::size_t find(double u) const;

  std::vector<Stretch> stretches_;
  std::vector<double> limits_;        ///< cumulated shares
  std::vector<std::uint32_t> guide_;  ///< where to begin to look, by the first bits of u
};

/// Which share of the values a row gets: independent of all others, or bound to its place in the table.
class RowOrder {
 public:
  /// `correlation` of the ranks of row and value, -1 to 1, as a Gaussian copula: every row by itself.
  RowOrder(std::int64_t rows, double correlation, Stream stream);

  [[nodiscard]] double at(std::int64_t row) const;

 private:
  double rows_;
  double tie_;    ///< of the place
  double noise_;  ///< of chance
  Stream stream_;
};

}  // namespace rehearse::seed
