// Decides at which semicolon a statement ends.
#pragma once

#include <cstddef>
#include <string_view>

namespace rehearse::sql {

/// Follows the tokens of one statement by the rules of psqlscan.l: a semicolon inside parentheses
/// (CREATE RULE ... DO (a; b)) or inside the BEGIN ATOMIC ... END of a routine does not end it.
class Boundary {
 public:
  void word(std::string_view word);
  void open();
  void close();
  /// Any other token that is no comment.
  void other() { last_ = Keyword::none; }

  [[nodiscard]] bool inside() const { return parentheses_ > 0 || blocks_ > 0; }

  /// COPY ... FROM STDIN: lines of data follow the statement.
  [[nodiscard]] bool copies_from_stdin() const { return copies_from_stdin_; }

 private:
  enum class Keyword { none, copy, create, or_, replace, routine, from, standard_stream, begin, case_, end };
  static Keyword keyword(std::string_view word);

  void note_head(Keyword keyword);
  void note_block(Keyword keyword);

  std::size_t words_ = 0;
  Keyword last_ = Keyword::none;
  bool is_copy_ = false;
  bool is_create_ = false;   ///< so far only CREATE [OR REPLACE]
  bool is_routine_ = false;  ///< CREATE [OR REPLACE] {FUNCTION | PROCEDURE}
  bool copies_from_stdin_ = false;
  std::size_t parentheses_ = 0;
  std::size_t blocks_ = 0;
};

}  // namespace rehearse::sql
