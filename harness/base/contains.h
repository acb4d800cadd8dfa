// Whether a list holds an item. Pure.
#pragma once

#include <algorithm>
#include <iterator>

namespace rehearse {

template <typename List, typename Item>
bool contains(const List& list, const Item& item) {
  return std::find(std::begin(list), std::end(list), item) != std::end(list);
}

}  // namespace rehearse
