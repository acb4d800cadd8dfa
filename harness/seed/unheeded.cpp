#include "seed/unheeded.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/strings.h"

namespace rehearse::seed {

namespace {

template <typename Keys>
bool any_holds(const Keys& keys, int column) {
  return std::any_of(keys.begin(), keys.end(), [&](const auto& key) {
    return std::find(key.columns.begin(), key.columns.end(), column) != key.columns.end();
  });
}

std::string complaint(const Table& table, const std::string& name) {
  const auto column = std::find_if(table.columns.begin(), table.columns.end(),
                                   [&](const Column& candidate) { return candidate.name == name; });
  if (column == table.columns.end()) {
    std::vector<std::string> names;
    for (const Column& candidate : table.columns) names.push_back(candidate.name);
    return fmt::format("[seed] names a column {} that it does not have{}", name, did_you_mean(name, names));
  }
  if (any_holds(table.keys, column->number) || any_holds(table.foreign_keys, column->number))
    return fmt::format("[seed] for column {} is not used: a key or foreign key decides its values", name);
  return {};
}

std::string key_complaint(const Table& table, const std::string& name) {
  std::vector<std::string> referring;
  for (const ForeignKey& key : table.foreign_keys) {
    for (const Column& column : table.columns) {
      if (std::find(key.columns.begin(), key.columns.end(), column.number) != key.columns.end())
        referring.push_back(column.name);
    }
  }
  if (std::find(referring.begin(), referring.end(), name) != referring.end()) return {};
  return fmt::format("[seed] names a foreign key of column {}, which refers to nothing{}", name,
                     did_you_mean(name, referring));
}

}  // namespace

std::string unheeded_columns(const Table& table, const TableSeedSpec* spec) {
  if (spec == nullptr) return {};
  std::vector<std::string> complaints;
  for (const auto& [name, wanted] : spec->columns) {
    if (std::string text = complaint(table, name); !text.empty()) complaints.push_back(std::move(text));
  }
  for (const auto& [name, wanted] : spec->foreign_keys) {
    if (std::string text = key_complaint(table, name); !text.empty()) complaints.push_back(std::move(text));
  }
  return join(complaints, "; ");
}

}  // namespace rehearse::seed
