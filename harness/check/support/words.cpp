#include "check/support/words.h"

#include <algorithm>
#include <cctype>

#include "base/strings.h"

namespace rehearse::check {

namespace {

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '$' || (c & '\x80') != 0;
}

std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return result;
}

// The position after the text that `open` begins at `from`, or the end of the text.
std::size_t after(std::string_view sql, std::string_view close, std::size_t from) {
  const auto end = sql.find(close, from);
  return end == std::string_view::npos ? sql.size() : end + close.size();
}

// The end of a name that may be quoted and qualified: public."Order Items".
std::size_t end_of_name(std::string_view sql, std::size_t i) {
  for (;;) {
    if (i < sql.size() && sql[i] == '"')
      i = after(sql, "\"", i + 1);
    else
      while (i < sql.size() && is_word(sql[i])) ++i;
    if (i + 1 >= sql.size() || sql[i] != '.' || !(is_word(sql[i + 1]) || sql[i + 1] == '"')) return i;
    ++i;
  }
}

// The tag of a dollar quote that begins at `i`, or an empty one: $1 is a parameter.
std::string_view dollar_tag(std::string_view sql, std::size_t i) {
  const auto end = sql.find('$', i + 1);
  if (end == std::string_view::npos) return {};
  const std::string_view tag = sql.substr(i, end - i + 1);
  const std::string_view inner = tag.substr(1, tag.size() - 2);
  const bool valid = std::all_of(inner.begin(), inner.end(), is_word) &&
                     (inner.empty() || std::isdigit(static_cast<unsigned char>(inner.front())) == 0);
  return valid ? tag : std::string_view{};
}

std::vector<std::string> parts(std::string_view phrase) {
  std::vector<std::string> result;
  for (const std::string_view part : split(phrase, ' ')) result.emplace_back(part);
  return result;
}

bool is_noise(const std::string& word) {
  return word == "IF" || word == "NOT" || word == "EXISTS" || word == "ONLY" || word == "CONCURRENTLY" ||
         word == "TABLE";
}

// "public.\"Order Items\"" -> public, Order Items: as PostgreSQL stores the names.
std::vector<std::string> name_parts(std::string_view name) {
  std::vector<std::string> result{""};
  bool quoted = false;
  for (const char c : name) {
    if (c == '"')
      quoted = !quoted;
    else if (c == '(' && !quoted)
      break;
    else if (c == '.' && !quoted)
      result.emplace_back();
    else
      result.back() += quoted ? c : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return result;
}

bool is_name(const std::string& word) {
  return !word.empty() && (is_word(word.front()) || word.front() == '"');
}

}  // namespace

Words::Words(std::string_view sql) {
  const auto add = [&](std::string_view text) {
    words_.push_back(text.find('"') == std::string_view::npos ? upper(text) : std::string(text));
    spelled_.emplace_back(text);
  };
  for (std::size_t i = 0; i < sql.size();) {
    const std::string_view rest = sql.substr(i);
    std::size_t end = i + 1;
    if (std::isspace(static_cast<unsigned char>(sql[i])) != 0) {
    } else if (rest.substr(0, 2) == "--") {
      end = after(sql, "\n", i);
    } else if (rest.substr(0, 2) == "/*") {
      end = after(sql, "*/", i + 2);
    } else if (sql[i] == '\'') {
      end = after(sql, "'", i + 1);
      add("''");
    } else if (const auto tag = sql[i] == '$' ? dollar_tag(sql, i) : std::string_view{}; !tag.empty()) {
      end = after(sql, tag, i + tag.size());
      add("''");
    } else if (is_word(sql[i]) || sql[i] == '"') {
      end = end_of_name(sql, i);
      add(sql.substr(i, end - i));
    } else {
      add(sql.substr(i, 1));
    }
    i = end;
  }
}

std::size_t Words::find(const std::vector<std::string>& phrase) const {
  const auto found = std::search(words_.begin(), words_.end(), phrase.begin(), phrase.end());
  return found == words_.end() ? std::string::npos : static_cast<std::size_t>(found - words_.begin());
}

bool Words::contain(std::string_view phrase) const {
  return find(parts(phrase)) != std::string::npos;
}

bool Words::start_with(std::string_view phrase) const {
  return find(parts(phrase)) == 0;
}

bool Words::mention(std::string_view identity) const {
  const auto wanted = name_parts(identity);
  return std::any_of(spelled_.begin(), spelled_.end(), [&](const std::string& word) {
    if (!is_name(word)) return false;
    const auto named = name_parts(word);
    return named.size() <= wanted.size() && std::equal(named.rbegin(), named.rend(), wanted.rbegin());
  });
}

std::string Words::name_after(std::string_view phrase) const {
  const auto searched = parts(phrase);
  auto i = find(searched);
  if (i == std::string::npos) return {};
  for (i += searched.size(); i < words_.size() && is_noise(words_[i]);) ++i;
  return i < words_.size() && is_name(words_[i]) ? spelled_[i] : std::string{};
}

std::string Words::name_before(std::string_view phrase) const {
  const auto i = find(parts(phrase));
  return i == std::string::npos || i == 0 || !is_name(words_[i - 1]) ? std::string{} : spelled_[i - 1];
}

}  // namespace rehearse::check
