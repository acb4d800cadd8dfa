#include "model/names.h"

namespace rehearse {

std::string_view to_string(Phase phase) {
  return name_of(kPhaseNames, phase);
}
std::string place_of(const StatementTiming& statement) {
  return statement.location.line > 0 ? "line " + std::to_string(statement.location.line)
                                     : "statement " + std::to_string(statement.index + 1);
}

std::string_view to_string(Evidence evidence) {
  return name_of(kEvidenceNames, evidence);
}
std::string_view to_string(Comparison comparison) {
  return name_of(kComparisonNames, comparison);
}
std::string_view to_string(DifferenceSeverity severity) {
  return name_of(kDifferenceSeverityNames, severity);
}
std::string_view to_string(Severity severity) {
  return name_of(kSeverityNames, severity);
}
std::string_view to_string(Verdict verdict) {
  return name_of(kVerdictNames, verdict);
}

std::string_view title(Phase phase) {
  return phase == Phase::reapply ? "up again" : to_string(phase);
}

}  // namespace rehearse
