// Statements that give one attribute of an object its old value back, one file per kind of object. Empty
// where there is no certain one.
#pragma once

#include <string>

#include "schema/change.h"

namespace rehearse::schema::repair {

std::string alter_column(const Change& change);
std::string alter_constraint(const Change& change);
std::string alter_enabled(const Change& change);  ///< of triggers, rules and event triggers
std::string alter_extension(const Change& change);
std::string alter_foreign(const Change& change);  ///< servers and tables
std::string alter_function(const Change& change);
std::string alter_index(const Change& change);
std::string alter_policy(const Change& change);
std::string alter_publication(const Change& change);
std::string alter_sequence(const Change& change);
std::string alter_statistics(const Change& change);
std::string alter_table(const Change& change);
std::string alter_type(const Change& change);
std::string alter_view(const Change& change);
std::string alter_materialized_view(const Change& change);

/// Gives an object that differs in nothing else its old name back.
std::string rename(const Change& change);

/// Whether a new name for the object alone would do: it stays in its schema, and all that goes with it is
/// called as before.
bool keeps_names_of_parts(const Change& renamed);

}  // namespace rehearse::schema::repair
