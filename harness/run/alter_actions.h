// The actions of an ALTER TABLE, cut at the commas between them. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehearse::run {

/// The words of one action: keywords and plain names in lower case, as PostgreSQL folds them, quoted names
/// without their quotes; constants and symbols as they are. What stands in parentheses is one word, "(...)".
struct AlterAction {
  std::vector<std::string> words;

  [[nodiscard]] bool starts(const std::vector<std::string>& phrase) const;
  [[nodiscard]] bool has(std::string_view word) const;
};

/// Of ALTER TABLE and ALTER MATERIALIZED VIEW; empty for any other statement.
std::vector<AlterAction> alter_actions(std::string_view sql);

}  // namespace rehearse::run
