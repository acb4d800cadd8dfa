// `-- rehearse: <directive>` comments at the head of a file or section.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "rehearse/migration.h"

namespace rehearse::sql {

struct Directives {
  bool no_transaction = false;
  std::optional<Irreversible> irreversible;
  std::vector<Acceptance> accepted;
  BudgetOverride budget;
};

/// Reads the comments before the first statement. Throws Error(usage) with file:line on an unknown
/// directive (did you mean ...), a missing reason or a bad value.
Directives read_directives(std::string_view text, std::string_view file, std::uint32_t first_line = 1);

/// Throws Error(usage) when a directive stands behind the first statement, where read_directives() does not
/// see it. `statements` are those that split() made of the same text with the same numbers.
void reject_late_directives(std::string_view text, std::string_view file,
                            const std::vector<Statement>& statements, std::uint32_t first_line = 1,
                            std::size_t first_offset = 0);

/// wrapped, unless the directives or a BEGIN/START TRANSACTION/COMMIT of the script itself say otherwise.
TransactionPolicy transaction_policy(const Directives& directives, const std::vector<Statement>& statements);

}  // namespace rehearse::sql
