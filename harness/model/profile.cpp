#include "rehearse/profile.h"

#include <algorithm>

namespace rehearse {

const ProfileTable* find_table(const DataProfile& profile, std::string_view schema, std::string_view name) {
  const auto found =
      std::find_if(profile.tables.begin(), profile.tables.end(),
                   [&](const ProfileTable& table) { return table.schema == schema && table.name == name; });
  return found == profile.tables.end() ? nullptr : &*found;
}

const ProfileColumn* find_column(const ProfileTable& table, std::string_view name) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const ProfileColumn& column) { return column.name == name; });
  return found == table.columns.end() ? nullptr : &*found;
}

double distinct_values(const ProfileColumn& column, std::int64_t rows) {
  return column.distinct < 0 ? -column.distinct * static_cast<double>(rows) : column.distinct;
}

}  // namespace rehearse
