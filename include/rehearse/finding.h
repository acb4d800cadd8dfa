// What a check has to say.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "rehearse/source_location.h"

namespace rehearse {

enum class Severity {
  error,     ///< fails the migration
  warning,   ///< fails it only with --fail-on warning
  accepted,  ///< would be one of the above, but the author accepted it with a reason
};

struct Finding {
  std::string check;  ///< id of the check; filled in by check::judge
  Severity severity = Severity::error;
  std::string message;  ///< one sentence with the measured value and the limit
  std::optional<SourceLocation> location;
  std::string excerpt;                          ///< the SQL that the location points at
  std::map<std::string, std::string> evidence;  ///< facts, shown below the message
  std::string help;                             ///< what to write instead
};

std::string_view to_string(Severity severity);

}  // namespace rehearse
