#include "profile/array_text.h"

#include <charconv>
#include <utility>

namespace rehearse::profile {

namespace {

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  std::optional<Literals> parse() {
    if (!take('{')) return std::nullopt;
    Literals result;
    if (take('}')) return ended(std::move(result));
    do {
      auto element = this->element();
      if (!element) return std::nullopt;
      result.push_back(std::move(*element));
    } while (take(','));
    return take('}') ? ended(std::move(result)) : std::nullopt;
  }

 private:
  // The outer optional is empty on a syntax error, the inner one for NULL.
  std::optional<std::optional<std::string>> element() {
    if (take('"')) return quoted();
    std::string result;
    while (position_ < text_.size() && text_[position_] != ',' && text_[position_] != '}') {
      if (text_[position_] == '{' || text_[position_] == '"') return std::nullopt;
      if (!character(result)) return std::nullopt;
    }
    if (result.empty()) return std::nullopt;
    if (result == "NULL") return std::optional<std::string>{};
    return result;
  }

  std::optional<std::optional<std::string>> quoted() {
    std::string result;
    while (position_ < text_.size() && text_[position_] != '"')
      if (!character(result)) return std::nullopt;
    if (!take('"')) return std::nullopt;
    return result;
  }

  bool character(std::string& result) {
    if (text_[position_] == '\\') ++position_;
    if (position_ >= text_.size()) return false;
    result += text_[position_++];
    return true;
  }

  bool take(char wanted) {
    if (position_ >= text_.size() || text_[position_] != wanted) return false;
    ++position_;
    return true;
  }

  [[nodiscard]] std::optional<Literals> ended(Literals result) const {
    return position_ == text_.size() ? std::optional<Literals>(std::move(result)) : std::nullopt;
  }

  std::string_view text_;
  std::size_t position_ = 0;
};

}  // namespace

std::optional<Literals> parse_array(std::string_view text) {
  return Parser(text).parse();
}

std::optional<double> parse_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() && !text.empty()
             ? std::optional<double>(value)
             : std::nullopt;
}

std::optional<std::vector<double>> parse_numbers(std::string_view text) {
  const auto literals = parse_array(text);
  if (!literals) return std::nullopt;
  std::vector<double> result;
  result.reserve(literals->size());
  for (const auto& literal : *literals) {
    const auto number = literal ? parse_number(*literal) : std::nullopt;
    if (!number) return std::nullopt;
    result.push_back(*number);
  }
  return result;
}

}  // namespace rehearse::profile
