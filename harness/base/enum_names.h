// One table per enumeration, read in both directions.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace rehearse {

template <typename Enum, std::size_t N>
using EnumNames = std::array<std::pair<Enum, std::string_view>, N>;

template <typename Enum, std::size_t N>
constexpr std::string_view name_of(const EnumNames<Enum, N>& names, Enum value) {
  const auto entry =
      std::find_if(names.begin(), names.end(), [&](const auto& n) { return n.first == value; });
  return entry == names.end() ? std::string_view{} : entry->second;
}

template <typename Enum, std::size_t N>
constexpr std::optional<Enum> value_of(const EnumNames<Enum, N>& names, std::string_view name) {
  const auto entry =
      std::find_if(names.begin(), names.end(), [&](const auto& n) { return n.second == name; });
  return entry == names.end() ? std::nullopt : std::optional<Enum>(entry->first);
}

}  // namespace rehearse
