// The other tables that a statement locked although it is about one table.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rehearse/outcome.h"
#include "report/locks/lanes.h"

namespace rehearse::report::locks {

/// The relations on which each statement, by its index, keeps writers or readers waiting.
using Blocked = std::map<std::size_t, std::vector<std::string>>;

Blocked blocked_by_statement(const std::vector<Lane>& lanes);

struct Neighbours {
  std::vector<std::string> relations;
  bool foreign_key = false;  ///< that is how they came into it
};

/// Those that the statement blocked beside the relation that it names first; none when that is not
/// `relation`. Manual, CREATE TABLE and ALTER TABLE: adding a foreign key takes a SHARE ROW EXCLUSIVE lock on
/// the referenced table as well; dropping either side drops triggers of the other.
Neighbours neighbours(const std::string& relation, const StatementTiming& statement,
                      const std::vector<std::string>& blocked, const Outcome& outcome);

/// ", and public.users as well by line 3, through a foreign key", or nothing. `by` may be empty.
std::string in_words(const Neighbours& neighbours, std::string_view by);

}  // namespace rehearse::report::locks
