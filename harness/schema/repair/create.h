// Statements that make an object as a snapshot has it, with its parts. Empty where that is not certain.
#pragma once

#include <string>
#include <vector>

#include "schema/change.h"
#include "schema/repair/draft.h"

namespace rehearse::schema::repair {

/// `object` is one of `around.expected`.
std::string create(const SchemaObject& object, const Surroundings& around);

// Of one kind each; the file of the same name says how.
std::string create_column(Draft draft);
std::string create_constraint(Draft draft);
std::string create_extension(Draft draft);
std::string create_function(Draft draft);
std::string create_index(Draft draft);
std::string create_materialized_view(Draft draft);
std::string create_policy(Draft draft);
std::string create_rule(Draft draft);
std::string create_schema(Draft draft);
std::string create_sequence(Draft draft);
std::string create_statistics(Draft draft);
std::string create_table(Draft draft);
std::string create_trigger(Draft draft);
std::string create_type(Draft draft);
std::string create_view(Draft draft);
std::string create_event_trigger(Draft draft);

/// "id bigint DEFAULT 0 NOT NULL": a column within CREATE TABLE or ADD COLUMN. What needs statements of its
/// own goes to `draft`, which has to be finished by the caller.
std::string column_clause(Draft& draft);

/// "START WITH 1 INCREMENT BY 1 ...": every parameter, so that nothing depends on a default.
std::string sequence_parameters(Draft& draft);

/// CREATE SEQUENCE, the statements `user` whose default calls it, and OWNED BY, which needs the column.
std::string create_serial(const SchemaObject& sequence, const std::string& user, const Surroundings& around);

/// The type, expression and state of a constraint, as after ADD CONSTRAINT.
std::string constraint_clause(Draft& draft);

/// "a int4_ops", "(lower(b)) text_ops DESC": the keys of an index; none when they cannot be told apart. The
/// operator class is written even where it is the default one: that is not known here.
std::vector<std::string> index_keys(const SchemaObject& index);

/// DROP of an object of `around.found`; its parts go with it.
std::string drop(const SchemaObject& object, const Surroundings& around);

/// Drops the object and makes it again as it was, in two statements. Only for what nothing else depends on.
std::string recreate(const Change& change);

}  // namespace rehearse::schema::repair
