#include "seed/listed_values.h"

#include <algorithm>

namespace rehearse::seed {

namespace {

// The values that a column may have when they can be counted on a page: labels, CHECK lists, booleans.
std::vector<std::string> allowed_list(const ColumnDraft& column) {
  std::vector<std::string> values;
  if (column.type.scalar == Scalar::enumeration) values = column.type.type->labels;
  if (column.type.scalar == Scalar::boolean) values = {"false", "true"};
  if (column.restriction.choices) {
    const auto& choices = *column.restriction.choices;
    if (values.empty()) values = choices;
    std::erase_if(values, [&](const std::string& value) {
      return std::find(choices.begin(), choices.end(), value) == choices.end();
    });
  }
  std::erase_if(values, [&](const std::string& value) {
    const auto& excluded = column.restriction.excluded;
    return std::find(excluded.begin(), excluded.end(), value) != excluded.end();
  });
  return values;
}

}  // namespace

std::vector<std::string> encoded_list(const ColumnDraft& column) {
  std::vector<std::string> encoded;
  for (const std::string& value : allowed_list(column)) {
    if (auto bytes = encode_literal(column.type, value)) encoded.push_back(std::move(*bytes));
  }
  return encoded;
}

}  // namespace rehearse::seed
