// What several repetitions of a case say together.
#pragma once

#include <string>
#include <vector>

#include "observe/truth/comparison.h"

namespace rehearse::observe::truth {

class Judgement {
 public:
  /// A disturbed one counts only for what it shows to be wrong.
  void add(Comparison comparison);
  /// Those that were not disturbed.
  [[nodiscard]] int repetitions() const { return repetitions_; }

  /// Within the bars: the median of each figure's error at most 5 ms or 2 %, and by how much more than 10 ms
  /// the trace was without samples; the worst at most 10 ms or 2 %, and the longest gap between samples; all
  /// windows counted.
  [[nodiscard]] bool exact() const { return problems().empty(); }
  [[nodiscard]] std::vector<std::string> problems() const;

  /// "windows 20 of 20, true 100.3 ms, measured 100.9 ms, error median 0.60 worst 1.20 ms; by
  /// statements 12.10 ms".
  [[nodiscard]] std::string summary() const;
  /// "TRUTH/MEASURED/BY_STATEMENTS" of each figure in milliseconds, separated by spaces, for
  /// scripts/bench/accuracy.
  [[nodiscard]] std::string figures() const;
  /// "MEASURED/TRUE".
  [[nodiscard]] std::string windows() const;
  /// Of what every repetition saw wrong; see Comparison.
  [[nodiscard]] const std::vector<std::string>& wrong() const { return wrong_; }

 private:
  std::vector<Figure> figures_;
  std::vector<Figure> brief_;
  std::vector<std::string> wrong_;
  std::vector<std::string> inexact_;
  int repetitions_ = 0;
  std::size_t windows_ = 0;
  std::size_t measured_ = 0;
};

}  // namespace rehearse::observe::truth
