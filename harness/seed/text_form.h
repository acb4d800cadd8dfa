// Texts without meaning that look, to a database, like production's: their characters, their lengths, their
// order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rehearse/profile.h"
#include "seed/random.h"

namespace rehearse::seed {

class TextForm {
 public:
  /// For at least `capacity` different texts, none shorter than `least` or longer than `most` characters.
  TextForm(TextClass characters, std::int64_t capacity, int least, int most, Stream stream);

  /// Lengths at the 5th, 25th, 50th, 75th and 95th percentile.
  void set_lengths(const std::vector<int>& lengths);
  /// All lengths times a factor: what percentiles miss.
  void stretch(double factor) { factor_ = factor; }
  /// A share of the texts takes that many bytes outside of the row instead, by half more or less. When
  /// `compressible`, they are longer texts that PostgreSQL compresses to that. `stretch()` does not change
  /// them.
  void move_out(double share, double bytes, bool compressible) {
    outside_share_ = share;
    outside_bytes_ = bytes;
    compressible_ = compressible;
  }
  [[nodiscard]] double outside_share() const { return outside_share_; }
  [[nodiscard]] bool outside(std::int64_t number) const {
    return outside_share_ > 0 && outside_stream_.unit(number) < outside_share_;
  }
  /// Text that ends every value.
  void end_with(std::string_view suffix) { suffix_ = suffix; }
  /// Numbers that stand for a text of their own; by number.
  void set_literals(std::vector<std::pair<std::int64_t, std::string>> literals);

  /// Numbers below it give different texts, in the same order (in the C locale and in every common one).
  [[nodiscard]] std::int64_t capacity() const { return capacity_; }
  [[nodiscard]] int length(std::int64_t number) const;
  [[nodiscard]] const std::string* literal(std::int64_t number) const;
  /// Writes length(number) bytes; not for numbers that have a literal.
  void write(std::int64_t number, char* to, int length) const;

 private:
  [[nodiscard]] bool compresses(std::int64_t number) const {
    return compressible_ && outside(number) && outside_stream_.at(number) % 2 == 0;
  }
  void write_filler(std::uint64_t random, char* from, char* to) const;
  static void repeat_filler(std::uint64_t random, std::ptrdiff_t fresh, char* from, char* to);

  TextClass class_;
  std::string_view alphabet_;
  int prefix_ = 1;  ///< characters that tell texts apart
  std::int64_t capacity_ = 1;
  int least_;
  int most_;
  double factor_ = 1;
  std::vector<double> lengths_;  ///< at 0, 5, 25, 50, 75, 95 and 100 percent
  std::string suffix_;
  std::vector<std::pair<std::int64_t, std::string>> literals_;
  Stream stream_;
  Stream outside_stream_;
  double outside_share_ = 0;
  double outside_bytes_ = 0;
  bool compressible_ = false;
};

}  // namespace rehearse::seed
