// The one place where it is decided what of production's values may be written down. Pure.
#pragma once

#include <cstdint>

#include "profile/raw_column.h"

namespace rehearse::profile {

struct DisclosureRules {
  double rows = 0;          ///< of the table; zero when unknown, and then no value is common enough
  std::int64_t floor = 20;  ///< rows that a common value, or a bucket of the histogram, must have
  bool keep = false;        ///< --keep-values names the column
};

ProfileColumn disclose(const RawColumn& column, const DisclosureRules& rules);

}  // namespace rehearse::profile
