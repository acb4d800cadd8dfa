// Values that only the server can give: keys of rows that exist already, types that we cannot write.
#pragma once

#include <string>
#include <vector>

#include "seed/column_buffer.h"

namespace rehearse::seed {

/// Filled from `query` before the first generator that uses it runs; never changed afterwards.
struct Sample {
  std::string query;
  std::string constraint;     ///< the foreign key that it is for
  std::int64_t expected = 0;  ///< rows
  bool exact = false;         ///< fewer rows would repeat values of a key
  std::vector<ColumnBuffer> columns;
};

}  // namespace rehearse::seed
