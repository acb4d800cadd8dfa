// What the user wants of a profile.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "rehearse/profile.h"

namespace rehearse::profile {

/// Patterns with `*` and `?`. Those of tables are matched against "table" and "schema.table", those of
/// columns against "table.column" and "schema.table.column".
struct Request {
  std::vector<std::string> schemas;  ///< empty: all
  std::vector<std::string> tables;   ///< empty: all
  std::vector<std::string> excluded;
  std::vector<std::string> kept;  ///< columns whose values may be written
  std::int64_t floor = 20;
};

struct TableName {
  std::string schema;
  std::string name;
};

bool wants_table(const Request& request, std::string_view schema, std::string_view table);
bool keeps_values(const Request& request, std::string_view schema, std::string_view table,
                  std::string_view column);

/// Throws Error(usage) on a pattern of --table or --schema that names none of `tables`, which are all that
/// there are, or one of --keep-values that names no column of the profile: nobody should believe that a table
/// is profiled, or a column kept, because of a slip of the pen.
void require_matches(const Request& request, const std::vector<TableName>& tables,
                     const DataProfile& profile);

}  // namespace rehearse::profile
