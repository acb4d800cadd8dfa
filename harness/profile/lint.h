// Every text that a profile holds, for the one who has to answer for it. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rehearse/profile.h"

namespace rehearse::profile {

enum class LiteralReason {
  bound,    ///< a number or time, rounded
  kept,     ///< a value of production as it is, by --keep-values
  schema,   ///< a value that stands in the schema: boolean, enum label, CHECK
  setting,  ///< of the server
  name,     ///< of a table, column, type, index or extension
};

struct ProfileLiteral {
  std::string path;    ///< in the file: "tables[3].columns[0].bounds[17]"
  std::string column;  ///< "schema.table.column", "schema.table", or empty for the server
  LiteralReason reason = LiteralReason::name;
  std::string text;
};

std::string_view name_of(LiteralReason reason);

/// In the order of the file.
std::vector<ProfileLiteral> literals(const DataProfile& profile);

}  // namespace rehearse::profile
