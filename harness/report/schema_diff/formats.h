// The two forms of a schema diff that are for people.
#pragma once

#include <string>

#include "report/schema_diff.h"

namespace rehearse::report::schema_diff {

/// For a terminal, as in the report of a run.
std::string text(const SchemaDiff& diff, const Style& style);

/// For a comment on GitHub or GitLab: a block per object, folded when it is long. Names and values cannot
/// break out of it, mention anybody or bring HTML along.
std::string markdown(const SchemaDiff& diff);

}  // namespace rehearse::report::schema_diff
