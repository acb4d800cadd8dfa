#include "profile/check_labels.h"

#include "base/strings.h"
#include "profile/sql_pieces.h"
#include "rehearse/error.h"

namespace rehearse::profile {

namespace {

class LabelReader {
 public:
  void take(const SqlPiece& piece) {
    const bool wanted = in_array_ || after_equals_;
    if (wanted && is_number_part(piece)) {
      number_ += piece.text;
      return;
    }
    end_number();
    if (wanted && piece.is_string()) labels_.insert(unquoted(piece.text));
    follow(piece);
  }

  std::set<std::string> finish() {
    end_number();
    return std::move(labels_);
  }

 private:
  // Parentheses may stand between the operator and its operand.
  void follow(const SqlPiece& piece) {
    if (piece.text == "[") in_array_ = after_array_;
    if (piece.text == "]") in_array_ = false;
    after_array_ = piece.kind == sql::TokenKind::word && equals_ignoring_case(piece.text, "array");
    const bool is_operand = piece.kind == sql::TokenKind::open;
    if (!is_operand)
      after_equals_ = piece.text == "=" && last_.find_first_of("<>!~") == std::string_view::npos;
    last_ = piece.kind == sql::TokenKind::symbol ? piece.text : std::string_view{};
  }

  void end_number() {
    if (number_.empty()) return;
    labels_.insert(std::move(number_));
    number_.clear();
    after_equals_ = false;
  }

  static bool is_number_part(const SqlPiece& piece) {
    return piece.kind == sql::TokenKind::symbol &&
           std::string_view("0123456789.-").find(piece.text.front()) != std::string_view::npos;
  }

  std::set<std::string> labels_;
  std::string number_;
  std::string_view last_;
  bool after_array_ = false;
  bool in_array_ = false;
  bool after_equals_ = false;
};

}  // namespace

std::set<std::string> check_labels(std::string_view expression) {
  try {
    LabelReader reader;
    for (const SqlPiece& piece : sql_pieces(expression, "CHECK")) reader.take(piece);
    return reader.finish();
  } catch (const Error&) {
    return {};
  }
}

}  // namespace rehearse::profile
