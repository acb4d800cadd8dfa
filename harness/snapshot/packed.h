// Attributes that few objects have, in one cell: a cell of NULL for each of them in every row would take as
// long as all the others together.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rehearse::snapshot {

/// What a reader's query calls the cell, which becomes attributes like any other.
inline constexpr std::string_view kPacked = "packed";

/// An attribute as SQL: the condition under which an object has it, and its value.
struct PackedItem {
  std::string_view name;
  std::string present;
  std::string value;
};

/// The expression of the cell: NULL where no item is present.
std::string pack(const std::vector<PackedItem>& items);

/// Calls back with each name and value of a cell.
void unpack(std::string_view cell,
            const std::function<void(std::string_view name, std::string_view value)>& item);

}  // namespace rehearse::snapshot
