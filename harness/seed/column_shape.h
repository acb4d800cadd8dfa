// What a profile says of a column's values, in numbers that rows can be mapped to.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "rehearse/profile.h"
#include "seed/random.h"
#include "seed/spread.h"
#include "seed/value_type.h"

namespace rehearse::seed {

/// The numbers that stand for values: of a type, of a parent's rows, of places in a list.
struct Domain {
  OrdinalRange range;
  /// The number of a literal of the profile; nothing when it has none.
  std::function<std::optional<std::int64_t>(std::string_view)> parse;
};

struct ColumnShape {
  Spread spread;
  double correlation = 0;  ///< of the ranks of rows and numbers
};

/// `rows` are those that will be made, NULL ones included; `known_rows` those that the profile saw.
ColumnShape shape_of(const ProfileColumn& column, const Domain& domain, std::int64_t rows,
                     std::int64_t known_rows, Stream stream);

}  // namespace rehearse::seed
