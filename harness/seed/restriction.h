// What constraints allow in a column, as far as we understand them. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "seed/expression.h"

namespace rehearse::seed {

/// One end of a range, as a literal of SQL.
struct Bound {
  std::string value;
  bool open = false;  ///< the value itself is outside
};

enum class LetterCase { any, lower, upper };

struct Restriction {
  std::vector<Bound> lows;
  std::vector<Bound> highs;
  std::optional<std::vector<std::string>> choices;
  std::vector<std::string> excluded;
  int min_length = 0;
  std::optional<int> max_length;
  std::string pattern;  ///< POSIX regular expression that values match; empty when any
  LetterCase letters = LetterCase::any;
  bool not_null = false;
  bool always_null = false;
  std::string json_type;  ///< "object", "array"; empty when any
  int min_elements = 0;
  std::optional<int> max_elements;
};

struct Restrictions {
  std::map<std::string, Restriction> columns;                ///< by name; "" is VALUE of a domain
  std::vector<std::pair<std::string, std::string>> ordered;  ///< first <= second (or <)
};

/// Adds what must hold for the expression to be true. False when some of it is not understood; then
/// `restrictions` is unchanged and only the server can judge. Of alternatives (OR) the first one that is
/// understood, and goes together with all the rest, is taken: satisfying one is enough.
bool restrict_by(const Expression& expression, Restrictions& restrictions);
/// All of them together, or none.
bool restrict_by(const std::vector<Expression>& expressions, Restrictions& restrictions);

}  // namespace rehearse::seed
