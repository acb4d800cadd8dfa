#include "sql/directive_line.h"

#include <algorithm>

#include "base/strings.h"

namespace rehearse::sql {

namespace {

constexpr std::string_view kBlank = " \t\r\f\v";
constexpr std::string_view kPrefix = "rehearse:";

// A cursor over one line.
class Reader {
 public:
  Reader(std::string_view text, std::size_t begin, std::size_t end, Locator& locator)
      : line_(text.substr(0, end)), position_(begin), locator_(&locator) {}

  [[nodiscard]] std::size_t position() const { return position_; }
  [[nodiscard]] bool at_end() const { return position_ >= line_.size(); }

  void skip_blanks() { position_ = std::min(line_.find_first_not_of(kBlank, position_), line_.size()); }

  bool take_prefix(std::string_view prefix) {
    const bool taken = equals_ignoring_case(line_.substr(position_, prefix.size()), prefix);
    if (taken) position_ += prefix.size();
    return taken;
  }

  std::string take_until(std::string_view stops) {
    const std::size_t begin = position_;
    position_ = std::min(line_.find_first_of(stops, position_), line_.size());
    return std::string(line_.substr(begin, position_ - begin));
  }

  std::string take_value() {
    if (!at_end() && line_[position_] == '"') return take_quoted();
    return take_until(kBlank);
  }

 private:
  std::string take_quoted() {
    const std::size_t opened = position_;
    std::string value;
    for (++position_; !at_end(); ++position_) {
      char c = line_[position_];
      if (c == '"') {
        ++position_;
        return value;
      }
      const bool escape = c == '\\' && position_ + 1 < line_.size();
      if (escape) c = line_[++position_];
      value += c;
    }
    throw locator_->error(opened, "this quote is never closed", "a directive ends with its line");
  }

  std::string_view line_;
  std::size_t position_;
  Locator* locator_;
};

DirectiveArgument read_argument(Reader& reader) {
  DirectiveArgument argument;
  argument.offset = reader.position();
  std::string word = reader.take_until(" \t\r\f\v=");
  if (reader.take_prefix("=")) {
    argument.key = std::move(word);
    argument.value = reader.take_value();
  } else {
    argument.value = std::move(word);
  }
  return argument;
}

}  // namespace

std::optional<DirectiveLine> read_directive_line(std::string_view text, std::size_t begin, std::size_t end,
                                                 Locator& locator) {
  Reader reader(text, begin, end, locator);
  if (!reader.take_prefix("--")) return std::nullopt;
  reader.skip_blanks();
  if (!reader.take_prefix(kPrefix)) return std::nullopt;
  reader.skip_blanks();
  DirectiveLine line;
  line.offset = reader.position();
  line.name = reader.take_until(kBlank);
  for (reader.skip_blanks(); !reader.at_end(); reader.skip_blanks())
    line.arguments.push_back(read_argument(reader));
  return line;
}

}  // namespace rehearse::sql
