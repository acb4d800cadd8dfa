// The findings of the round trip: a schema that did not come back as it was.
#pragma once

#include <string_view>
#include <vector>

#include "rehearse/finding.h"
#include "rehearse/outcome.h"

namespace rehearse::check {

/// One finding for all graded differences of a comparison; none when there are none, or when all of them are
/// accepted. `problem` begins the message: "down does not restore the schema".
std::vector<Finding> differences_of(const Outcome& outcome, Comparison comparison, std::string_view problem,
                                    std::string_view help);

/// The same for differences that belong to no migration; the finding has no location.
std::vector<Finding> differences_of(const std::vector<SchemaDifference>& differences,
                                    std::string_view problem, std::string_view help);

}  // namespace rehearse::check
