// How the words of a statement begin. Pure.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace rehearse::dump {

using Words = std::vector<std::string>;

inline bool begin_with(const Words& words, std::initializer_list<std::string_view> expected) {
  return words.size() >= expected.size() && std::equal(expected.begin(), expected.end(), words.begin());
}

}  // namespace rehearse::dump
