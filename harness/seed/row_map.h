// From row numbers to the numbers that a generator is asked for: which of the values a row gets.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "seed/generator.h"
#include "seed/random.h"
#include "seed/spread.h"

namespace rehearse::seed {

class RowMap {
 public:
  /// Row n gets value n.
  static RowMap same();
  /// Each value of [0, size) at most once, in no order.
  static RowMap permuted(std::int64_t size, Stream stream);
  /// Any value of [0, size), all as likely.
  static RowMap random(std::int64_t size, Stream stream);
  /// Any value of [0, size), low ones of a permuted order more often: real parents differ in size.
  static RowMap skewed(std::int64_t size, Stream stream);
  /// One digit of the row number in a mixed radix: rows differ in at least one digit of the system. With a
  /// `system` size above zero the row number is permuted in [0, system) first.
  static RowMap digit(std::int64_t divisor, std::int64_t size, std::int64_t system, Stream stream);
  /// As a spread says, in an order that has to do with the row's place or has not.
  static RowMap spread(std::shared_ptr<const Spread> spread, const RowOrder& order);
  /// A row before this one: a forest whose depth grows with the logarithm of the rows. The first is its own.
  static RowMap ancestor(Stream stream);

  /// The result is shifted by this much: where the row numbers of a partition begin.
  [[nodiscard]] RowMap plus(std::int64_t offset) const;
  /// The results, all below `size`, each as another one of them.
  [[nodiscard]] RowMap scattered(std::int64_t size, Stream stream) const;
  /// The row numbers are lowered by this much first.
  [[nodiscard]] RowMap from(std::int64_t first_row) const;

  void apply(RowNumbers rows, std::span<std::int64_t> out) const;

 private:
  enum class Kind { same, permuted, random, skewed, digit, spread, ancestor };
  [[nodiscard]] std::int64_t skew(std::int64_t row) const;

  Kind kind_ = Kind::same;
  std::int64_t size_ = 1;
  std::int64_t divisor_ = 1;
  std::int64_t offset_ = 0;
  std::int64_t first_ = 0;
  bool permutes_ = false;
  Permutation permutation_;
  Stream stream_;
  std::shared_ptr<const Spread> spread_;
  RowOrder order_{1, 0, Stream()};
};

}  // namespace rehearse::seed
