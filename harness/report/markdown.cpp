#include "report/markdown.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "report/text.h"

namespace rehearse::report::md {

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

// Within a word it is no markup (chapter 6.4), and most names have one.
bool is_within_word(std::string_view text, std::size_t i) {
  return i > 0 && i + 1 < text.size() && is_alphanumeric(text[i - 1]) && is_alphanumeric(text[i + 1]);
}

// Character references keep their meaning in Markdown and in HTML, and end what might become a mention.
std::string escaped(std::string_view text, std::string_view characters) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool plain = characters.find(text[i]) == std::string_view::npos;
    if (plain || (text[i] == '_' && is_within_word(text, i)))
      result += text[i];
    else
      result += fmt::format("&#{};", static_cast<int>(text[i]));
  }
  return result;
}

constexpr std::string_view kMarkup = "&<>`*_~[]()#@|\\!";

// As one_line(), with the blanks at the ends.
std::string without_line_feeds(std::string_view text) {
  std::string result = printable(text);
  std::replace(result.begin(), result.end(), '\n', ' ');
  return result;
}

}  // namespace

std::string prose(std::string_view text) {
  return escaped(one_line(text), kMarkup);
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

std::string cell_code(std::string_view text) {
  return fmt::format("<code>{}</code>", html(text));
}

std::string sentence(std::string_view text) {
  const auto parts = split(text, '`');
  if (parts.size() % 2 == 0) return prose(text);  // one backquote has no partner
  std::string result;
  for (std::size_t i = 0; i < parts.size(); ++i)
    result += i % 2 == 1 ? code(parts[i]) : escaped(without_line_feeds(parts[i]), kMarkup);
  return result;
}

std::string link(std::string_view text, std::string_view url) {
  const bool safe =
      (url.starts_with("https://") || url.starts_with("http://")) &&
      std::all_of(url.begin(), url.end(), [](char c) {
        return c > ' ' && c < '\x7f' && std::string_view("<>()[]\"\\`|").find(c) == std::string::npos;
      });
  return safe ? fmt::format("[{}]({})", prose(text), url) : prose(text);
}

std::string block(std::string_view language, std::string_view text) {
  const std::string safe = printable(text);
  const std::string fence(std::max<std::size_t>(3, longest_run(safe, '`') + 1), '`');
  return fmt::format("{0}{1}\n{2}{3}{0}\n", fence, language, safe, safe.ends_with('\n') ? "" : "\n");
}

}  // namespace rehearse::report::md
