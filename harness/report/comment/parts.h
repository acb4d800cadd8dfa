// The parts of a comment on a pull request, in the order in which they stand. GitHub Flavored Markdown, which
// GitLab reads as well; whatever comes from a migration cannot break out of its place.
#pragma once

#include <string>
#include <vector>

#include "rehearse/report.h"

namespace rehearse::report::comment {

/// A part that is left out whole, or not at all.
using Pieces = std::vector<std::string>;

/// The line by which the comment is found again, the verdict, and what was rehearsed on what.
std::string head(const Report& report);

/// One row a migration; of very many, those that need attention and a count of the others.
std::string table(const Report& report);

/// Errors and warnings with the SQL that they point at, and what did not come back. Never folded.
Pieces findings(const Report& report);

/// Statements and locks of each migration, folded; those that failed first.
Pieces details(const Report& report);

/// What the reader must know to trust the rest, folded; empty when there is nothing.
std::string notes(const Report& report);

/// Server, seed and the command that does it again, folded.
std::string environment(const Report& report);

/// "✅", and what it says to those who do not see it.
std::string_view icon(Verdict verdict);

}  // namespace rehearse::report::comment
