// Names that PostgreSQL makes up.
#pragma once

#include <string_view>

#include "schema/change.h"

namespace rehearse::schema {

/// True when two objects, equal but for the name, were both named by PostgreSQL: `t_id_seq` and `t_id_seq1`
/// of the same column, `t_a_key` and `t_a_key1` of the same table. PostgreSQL appends a number while the
/// plain name is taken (ChooseRelationName in indexcmds.c, ChooseConstraintName in pg_constraint.c).
bool are_chosen_names(const SchemaObject& before, const SchemaObject& after);

/// The same of a difference in nothing but the name.
bool is_chosen_name(const Change& change);

/// "t_id_seq12" -> "t_id_seq".
std::string_view without_number(std::string_view name);

}  // namespace rehearse::schema
