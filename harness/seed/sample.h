// Values that only the server can give: keys of rows that exist already, types that we cannot write.
#pragma once

#include <string>
#include <vector>

#include "seed/column_buffer.h"

namespace rehearse::seed {

/// Filled from `query` before the first generator that uses it runs; never changed afterwards.
struct Sample {
  std::string query;
  std::vector<ColumnBuffer> columns;
};

}  // namespace rehearse::seed
