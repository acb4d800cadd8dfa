// Values of one column as a function of row numbers, a block at a time. No call per value is virtual.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "seed/column_buffer.h"

namespace rehearse::seed {

/// Any numbers in any order: a child table asks its parent's generators for just the rows it refers to.
using RowNumbers = std::span<const std::int64_t>;

class Generator {
 public:
  virtual ~Generator() = default;
  /// Appends one field per row number. Pure and const: loaders share generators without locks.
  virtual void fill(RowNumbers rows, ColumnBuffer& out) const = 0;
};

using GeneratorPtr = std::shared_ptr<const Generator>;

}  // namespace rehearse::seed
