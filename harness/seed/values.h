// Which generator a column gets: constraint before configuration before type before name.
#pragma once

#include <string>

#include "seed/draft.h"
#include "seed/generators.h"

namespace rehearse::seed {

/// What a generator is made from; `values` of a column that refers to no other table.
struct Choice {
  GeneratorPtr values;
  std::string generator;
  std::string reason;
};

/// How many different values the column can have: zero when we cannot tell them apart.
std::int64_t distinct_values(const Catalog& catalog, const ColumnDraft& column);

/// Values for row numbers of the whole table: distinct ones when the role asks for it.
Choice choose_values(const Catalog& catalog, const TableDraft& table, const ColumnDraft& column,
                     Stream stream);

/// The range of an ordinal column: what constraints allow, narrowed to what its name suggests.
OrdinalRange suggested_range(const ColumnDraft& column);
/// What constraints and the type allow.
OrdinalRange allowed_range(const ColumnDraft& column);
/// What a column of the type holds when its name says nothing.
OrdinalRange usual_range(const ValueType& type);

}  // namespace rehearse::seed
