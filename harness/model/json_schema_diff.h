// The result of `rehearse schema diff` as JSON; a difference looks as it does in run.json.
#pragma once

#include <string>
#include <vector>

#include "rehearse/schema_snapshot.h"

namespace rehearse {

struct SchemaDiffRecord {
  std::string before;  ///< names of the two sides
  std::string after;
  std::vector<SchemaDifference> differences;
  std::vector<std::string> notes;
};

/// "equal" is true when every difference is accepted. Ends with a line feed.
std::string to_json(const SchemaDiffRecord& diff);

}  // namespace rehearse
