// Typed access to a TOML document: whatever is wrong is an Error(usage) that names the key and its place.
//
// Keys are known by being asked for. A section asks for each of its keys, then calls finish(), which refuses
// the rest.
#pragma once

#include <toml++/toml.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/enum_names.h"
#include "rehearse/source_location.h"
#include "rehearse/units.h"

namespace rehearse::config {

class Table;

/// One value of the document. It points into the document, which must outlive it.
class Value {
 public:
  Value(const toml::node& node, std::string name, std::string file)
      : node_(&node), name_(std::move(name)), file_(std::move(file)) {}

  [[nodiscard]] std::string text() const;
  /// A text that is not empty and holds no control characters.
  [[nodiscard]] std::string name() const;
  /// The path of a file, relative to the folder of the document.
  [[nodiscard]] std::filesystem::path path() const;
  [[nodiscard]] bool boolean() const;
  [[nodiscard]] std::int64_t integer() const;
  [[nodiscard]] double number() const;
  [[nodiscard]] Millis duration() const;
  [[nodiscard]] Rows rows() const;
  [[nodiscard]] std::vector<std::string> texts() const;
  [[nodiscard]] std::vector<Value> elements() const;
  [[nodiscard]] Table table() const;
  /// A text, number, date or boolean as PostgreSQL would read it.
  [[nodiscard]] std::string scalar() const;

  template <typename Enum, std::size_t N>
  [[nodiscard]] Enum one_of(const EnumNames<Enum, N>& names) const {
    std::vector<std::string> choices;
    for (const auto& entry : names) choices.emplace_back(entry.second);
    return *value_of(names, choice(choices));
  }
  /// The text, when it is one of the choices.
  [[nodiscard]] std::string choice(const std::vector<std::string>& choices) const;

  [[nodiscard]] bool is_integer() const { return node_->is_integer(); }
  [[nodiscard]] bool is_number() const { return node_->is_number(); }
  [[nodiscard]] bool is_text() const { return node_->is_string(); }
  [[nodiscard]] bool is_array() const { return node_->is_array(); }

  /// "<name>: <problem>", at the value's place.
  [[noreturn]] void fail(const std::string& problem, const std::string& hint = {}) const;
  /// "<name>: expected <wanted>, found integer 500".
  [[noreturn]] void expected(std::string_view wanted) const;
  /// A value that is documented, but that this version cannot honour yet.
  [[noreturn]] void unsupported(const std::string& hint = {}) const;

 private:
  const toml::node* node_;
  std::string name_;  ///< dotted, as error messages show it: "budget.reads_blocked"
  std::string file_;
};

class Table {
 public:
  Table(const toml::table& table, std::string name, std::string file)
      : table_(&table), name_(std::move(name)), file_(std::move(file)) {}

  /// The value of a key, which counts as known from now on.
  std::optional<Value> find(std::string_view key);
  /// Sets `target` to what the key says; leaves the default otherwise.
  template <typename Target, typename Result>
  void read(std::string_view key, Target& target, Result (Value::*get)() const) {
    if (const auto value = find(key)) target = ((*value).*get)();
  }
  template <typename Enum, std::size_t N>
  void read(std::string_view key, Enum& target, const EnumNames<Enum, N>& names) {
    if (const auto value = find(key)) target = value->one_of(names);
  }
  /// As find(), for a key without which the table has no meaning.
  Value require(std::string_view key);
  /// Documented keys that this version cannot honour: an Error when one is there.
  void unsupported(std::string_view key, const std::string& hint = {});
  /// Every entry, for tables whose keys are the user's own names.
  [[nodiscard]] std::vector<std::pair<std::string, Value>> entries() const;
  /// Refuses the keys that nobody asked for, with the nearest known one.
  void finish(const std::string& hint_for_tables = {}) const;

 private:
  [[nodiscard]] std::string path_to(std::string_view key) const;

  const toml::table* table_;
  std::string name_;  ///< empty for the document itself
  std::string file_;
  std::vector<std::string> known_;
};

/// A parsed file. `file` is its name as messages show it.
class Document {
 public:
  Document(std::string_view text, std::string file);
  [[nodiscard]] Table root() const { return {root_, {}, file_}; }

 private:
  std::string file_;
  toml::table root_;
};

}  // namespace rehearse::config
