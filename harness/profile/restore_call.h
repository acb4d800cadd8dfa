// The calls that `pg_dump --statistics` writes (PostgreSQL 18; manual, chapter 9.28.11). Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "rehearse/script.h"

namespace rehearse::profile {

struct RestoreCall {
  bool is_relation = false;  ///< pg_restore_relation_stats(), else pg_restore_attribute_stats()
  std::map<std::string, std::string> arguments;  ///< by name; those that are NULL are left out

  [[nodiscard]] std::optional<std::string_view> find(const std::string& name) const;
};

/// Nothing for any other statement. Throws Error(usage) with the place of a call that is none of pg_dump's.
std::optional<RestoreCall> restore_call(const Statement& statement);

}  // namespace rehearse::profile
