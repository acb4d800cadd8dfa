// run.json: the recorded run, as docs/run-json.schema.json describes it.
#pragma once

#include <string>
#include <string_view>

#include "rehearse/report.h"

namespace rehearse {

/// Pretty-printed, keys in the documented order, with a final newline.
std::string to_json(const Report& report);

/// Throws Error(usage) naming `file` and the key that is missing or wrong. Keys it does not know are ignored,
/// so that an older rehearse reads what a newer one wrote with the same schema_version.
Report report_from_json(std::string_view text, std::string_view file);

}  // namespace rehearse
