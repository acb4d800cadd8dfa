// Pieces of the statements that repair a difference. Identities come quoted from the catalog readers; names
// of roles and literals do not.
#pragma once

#include <string>
#include <string_view>

#include "rehearse/schema_snapshot.h"

namespace rehearse::schema::repair {

/// A role as a statement needs it: PUBLIC, app, "Web App".
std::string role(std::string_view name);

/// 'text', for any setting of standard_conforming_strings.
std::string literal(std::string_view text);

/// The text of an item that the catalog readers quote only where it holds a comma or a quote.
std::string unquoted(std::string_view item);
std::string item_literal(std::string_view item);

/// $$text$$, with a tag that the text does not hold.
std::string dollar_quoted(std::string_view text);

/// "TABLE", "PROCEDURE", "DOMAIN", "SERVER": what ALTER and DROP call the object; empty for kinds that have
/// no statements of this shape.
std::string_view sql_word(const SchemaObject& object);

/// The object after ALTER, DROP or COMMENT ON: "TABLE public.t", "TRIGGER g ON public.t"; empty when there is
/// no such statement.
std::string target(const SchemaObject& object, const SchemaSnapshot& snapshot);

/// "TABLE public.t", "DOMAIN public.d": the relation or type that a column or constraint belongs to.
std::string container_target(const SchemaObject& part, const SchemaSnapshot& snapshot);

}  // namespace rehearse::schema::repair
