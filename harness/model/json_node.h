// A value inside a JSON document that knows its file and its key path, so that every error can name them.
#pragma once

#include <cstdint>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_names.h"
#include "rehearse/units.h"

namespace rehearse::json {

/// A whole document; what is not JSON is an Error(usage) that names the file, with `hint`.
nlohmann::ordered_json parse(std::string_view text, std::string_view file, const char* hint);

/// Points into a document and must not outlive it. Everything here throws Error(usage) on a wrong type.
class Node {
 public:
  Node(const nlohmann::ordered_json& value, std::string_view file, std::string path);

  /// The member of an object; throws when it is missing.
  [[nodiscard]] Node at(std::string_view key) const;
  /// The same, or nothing when it is missing or null.
  [[nodiscard]] std::optional<Node> find(std::string_view key) const;
  [[nodiscard]] std::vector<Node> items() const;
  [[nodiscard]] std::map<std::string, Node> members() const;

  [[nodiscard]] std::string text() const;
  [[nodiscard]] double number() const;
  [[nodiscard]] std::int64_t integer() const;
  [[nodiscard]] std::uint64_t natural() const;
  /// A line or column number.
  [[nodiscard]] std::uint32_t position() const;
  [[nodiscard]] bool boolean() const;
  [[nodiscard]] bool is_array() const;
  [[nodiscard]] bool is_null() const;
  [[nodiscard]] Millis millis() const { return Millis{number()}; }

  template <typename Enum, std::size_t N>
  [[nodiscard]] Enum one_of(const EnumNames<Enum, N>& names) const {
    const std::string found = text();
    if (const auto value = value_of(names, found)) return *value;
    unknown_name(found);
  }

  /// "run.json: migrations[0].verdict: expected <what>".
  [[noreturn]] void wrong(std::string_view what) const;

 private:
  [[noreturn]] void unknown_name(const std::string& found) const;
  [[nodiscard]] Node child(const nlohmann::ordered_json& value, std::string_view key) const;

  const nlohmann::ordered_json* value_;
  std::string_view file_;
  std::string path_;
};

/// The strings of an array.
std::vector<std::string> texts(const Node& node);
/// The strings of a member, or none when it is missing or null.
std::vector<std::string> texts_or_none(const Node& object, std::string_view key);
/// The text of a member, or an empty one when it is missing or null.
std::string text_or_empty(const Node& object, std::string_view key);
bool boolean_or(const Node& object, std::string_view key, bool otherwise);
std::optional<Millis> optional_millis(const Node& object, std::string_view key);
Millis millis_or_zero(const Node& object, std::string_view key);

/// `read` of every element of the array `object.key`; nothing when it is missing or null.
template <typename Read>
auto list(const std::optional<Node>& node, Read read) {
  std::vector<decltype(read(*node))> result;
  if (!node) return result;
  for (const Node& item : node->items()) result.push_back(read(item));
  return result;
}

}  // namespace rehearse::json
