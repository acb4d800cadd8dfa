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

bool wants_table(const Request& request, std::string_view schema, std::string_view table);
bool keeps_values(const Request& request, std::string_view schema, std::string_view table,
                  std::string_view column);

/// Throws Error(usage) on a pattern of --table, --schema or --keep-values that names nothing: nobody should
/// believe that a column is kept, or a table profiled, because of a slip of the pen.
void require_matches(const Request& request, const DataProfile& profile);

}  // namespace rehearse::profile
