// How values of the model become JSON and come back. Only model/json*.cpp include this.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

#include "model/json_node.h"

namespace rehearse::json {

template <typename T>
nlohmann::ordered_json or_null(const std::optional<T>& value) {
  return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json(nullptr);
}

/// For Rows, Bytes and their like.
template <typename Quantity>
nlohmann::ordered_json value_or_null(const std::optional<Quantity>& quantity) {
  return quantity ? nlohmann::ordered_json(quantity->value) : nlohmann::ordered_json(nullptr);
}

template <typename Items, typename Write>
nlohmann::ordered_json array_of(const Items& items, Write write) {
  auto result = nlohmann::ordered_json::array();
  for (const auto& item : items) result.push_back(write(item));
  return result;
}

template <typename Quantity>
std::optional<Quantity> read_quantity(const Node& node, std::string_view key) {
  const auto value = node.find(key);
  return value ? std::optional<Quantity>(Quantity{value->integer()}) : std::nullopt;
}

}  // namespace rehearse::json
