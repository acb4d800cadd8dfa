#include "sql/boundary.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"

namespace rehearse::sql {

Boundary::Keyword Boundary::keyword(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, Keyword>, 12> kKeywords{
      {{"copy", Keyword::copy},
       {"create", Keyword::create},
       {"or", Keyword::or_},
       {"replace", Keyword::replace},
       {"function", Keyword::routine},
       {"procedure", Keyword::routine},
       {"from", Keyword::from},
       {"stdin", Keyword::standard_stream},
       // The grammar takes COPY ... FROM STDOUT for FROM STDIN (gram.y, copy_file_name).
       {"stdout", Keyword::standard_stream},
       {"begin", Keyword::begin},
       {"case", Keyword::case_},
       {"end", Keyword::end}}};
  const auto found = std::find_if(kKeywords.begin(), kKeywords.end(),
                                  [&](const auto& k) { return equals_ignoring_case(k.first, word); });
  return found == kKeywords.end() ? Keyword::none : found->second;
}

void Boundary::word(std::string_view word) {
  // Most statements are decided by their first word; only three kinds are worth a look at the rest.
  const bool matters = words_ == 0 || is_copy_ || is_create_ || is_routine_;
  const Keyword current = matters ? keyword(word) : Keyword::none;
  if (!is_routine_) note_head(current);
  if (is_routine_ && parentheses_ == 0) note_block(current);
  if (is_copy_ && parentheses_ == 0 && last_ == Keyword::from && current == Keyword::standard_stream)
    copies_from_stdin_ = true;
  last_ = current;
  ++words_;
}

void Boundary::note_head(Keyword keyword) {
  if (words_ == 0) {
    is_copy_ = keyword == Keyword::copy;
    is_create_ = keyword == Keyword::create;
    return;
  }
  const bool or_replace =
      (words_ == 1 && keyword == Keyword::or_) || (words_ == 2 && keyword == Keyword::replace);
  is_routine_ = is_create_ && keyword == Keyword::routine;
  is_create_ = is_create_ && or_replace;
}

// CASE ends with END as well, so it counts inside a block.
void Boundary::note_block(Keyword keyword) {
  if (keyword == Keyword::begin || (keyword == Keyword::case_ && blocks_ > 0)) ++blocks_;
  if (keyword == Keyword::end && blocks_ > 0) --blocks_;
}

void Boundary::open() {
  other();
  ++parentheses_;
}

void Boundary::close() {
  other();
  if (parentheses_ > 0) --parentheses_;
}

}  // namespace rehearse::sql
