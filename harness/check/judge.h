// From recorded outcomes to findings and verdicts.
#pragma once

#include "rehearse/check.h"
#include "rehearse/report.h"

namespace rehearse::check {

/// The check with this id; throws Error(usage) with a did-you-mean.
const Check& find(std::string_view id);

/// Whether the check judges under these rules.
bool is_on(const Check& check, const CheckRules& rules);

/// The checks that judge under these rules, in the order of the catalogue. Throws as find() does.
std::vector<const Check*> selected(const CheckRules& rules);

/// Grades the schema differences, runs every selected check, applies accepted findings, sets the verdict.
/// `today` is an ISO date, for acceptances that end. Idempotent: judging twice gives the same outcome.
void judge(Outcome& outcome, const Report& rules, std::string_view today);

/// Judges every outcome again and sets the report's verdict: the worst of its outcomes.
void judge(Report& report, std::string_view today);

}  // namespace rehearse::check
