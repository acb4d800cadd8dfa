#include "profile/extended_text.h"

#include <charconv>
#include <utility>

#include "base/strings.h"
#include "profile/array_text.h"
#include "profile/significant.h"

namespace rehearse::profile {

namespace {

struct Entry {
  std::string_view key;
  double value = 0;
};

std::vector<Entry> entries(std::string_view text) {
  std::vector<Entry> result;
  for (auto open = text.find('"'); open != std::string_view::npos; open = text.find('"', open)) {
    const auto close = text.find('"', open + 1);
    const auto colon = text.find(':', close == std::string_view::npos ? open : close);
    if (close == std::string_view::npos || colon == std::string_view::npos) break;
    const auto end = text.find_first_of(",}", colon);
    const auto value = parse_number(trim(text.substr(colon + 1, end - colon - 1)));
    if (value) result.push_back({text.substr(open + 1, close - open - 1), *value});
    if (end == std::string_view::npos) break;
    open = end;
  }
  return result;
}

std::string name_of_attribute(std::string_view number, const ColumnNames& names) {
  int attribute = 0;
  const std::string_view digits = trim(number);
  std::from_chars(digits.data(), digits.data() + digits.size(), attribute);
  const auto found = names.find(attribute);
  return found == names.end() ? "(expression)" : found->second;
}

std::vector<std::string> names_of(std::string_view list, const ColumnNames& names) {
  std::vector<std::string> result;
  for (const std::string_view number : split(list, ',')) result.push_back(name_of_attribute(number, names));
  return result;
}

}  // namespace

std::vector<ProfileStatistics::Distinct> parse_distinct(std::string_view text, const ColumnNames& names) {
  std::vector<ProfileStatistics::Distinct> result;
  for (const Entry& entry : entries(text))
    result.push_back({names_of(entry.key, names), significant(entry.value)});
  return result;
}

std::vector<ProfileStatistics::Dependency> parse_dependencies(std::string_view text,
                                                              const ColumnNames& names) {
  constexpr std::string_view kArrow = " => ";
  std::vector<ProfileStatistics::Dependency> result;
  for (const Entry& entry : entries(text)) {
    const auto arrow = entry.key.find(kArrow);
    if (arrow == std::string_view::npos) continue;
    result.push_back({names_of(entry.key.substr(0, arrow), names),
                      name_of_attribute(entry.key.substr(arrow + kArrow.size()), names),
                      significant(entry.value)});
  }
  return result;
}

}  // namespace rehearse::profile
