#include "report/markdown.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/text.h"

namespace rehearse::report::markdown {

namespace {

std::size_t longest_run(std::string_view text, char c) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char each : text) {
    run = each == c ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

// Character references keep their meaning in Markdown and in HTML, and end what might become a mention.
std::string escaped(std::string_view text, std::string_view characters) {
  std::string result;
  for (const char c : text) {
    if (characters.find(c) == std::string_view::npos)
      result += c;
    else
      result += fmt::format("&#{};", static_cast<int>(c));
  }
  return result;
}

}  // namespace

std::string prose(std::string_view text) {
  return escaped(one_line(text), "&<>`*_~[]()#@|\\!");
}

std::string html(std::string_view text) {
  return escaped(one_line(text), "&<>\"'`*_~[]#@|\\");
}

std::string code(std::string_view text) {
  const std::string line = one_line(text);
  const std::string fence(longest_run(line, '`') + 1, '`');
  const bool touches = line.empty() || line.front() == '`' || line.back() == '`';
  return touches ? fmt::format("{0} {1} {0}", fence, line) : fmt::format("{0}{1}{0}", fence, line);
}

std::string block(std::string_view language, std::string_view text) {
  const std::string safe = printable(text);
  const std::string fence(std::max<std::size_t>(3, longest_run(safe, '`') + 1), '`');
  return fmt::format("{0}{1}\n{2}{3}{0}\n", fence, language, safe, safe.ends_with('\n') ? "" : "\n");
}

}  // namespace rehearse::report::markdown
