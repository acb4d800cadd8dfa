// The sections of the page, in the order in which they stand, and what a migration's section consists of.
#pragma once

#include <string>
#include <string_view>

#include "rehearse/report.h"
#include "report/page/element.h"

namespace rehearse::report::page {

/// The verdict, and what was rehearsed on what.
Element banner(const Report& report);
/// Each budget with the worst that was measured.
Element budgets(const Report& report);
/// One row a migration, to be sorted and filtered.
Element summary(const Report& report);
/// What belongs to no single migration; empty when there is nothing.
Element common_findings(const Report& report);
/// All migrations, those with findings opened.
Element migrations(const Report& report);
/// Accepted, skipped, not observed; empty when there is nothing.
Element notes(const Report& report);
/// Server, seed, measuring, and the command that does it again.
Element environment(const Report& report);

/// The id of the section of a migration, by its place in the report.
std::string anchor(std::size_t index);
/// A word in the colour of the verdict, with a sign.
Element badge(Verdict verdict);

/// SQL with the line marked, evidence, what to write instead and how to accept it; under an "h3" or "h4".
Element finding(const Finding& finding, std::string_view heading_tag);
/// Lanes of time: up, down, up again side by side.
Element timelines(const Outcome& outcome, const Report& report);
Element statements(const Outcome& outcome);
/// What the round trip changed, or that it changed nothing.
Element differences(const Outcome& outcome);
/// Tables before and after each step, and what the step needed meanwhile.
Element sizes(const Outcome& outcome);
/// One dot a run, when the cycle was repeated.
Element repeats(const Outcome& outcome);

/// A table in a frame of its own that scrolls where the screen is narrow. `label` says what it is.
Element scrolling(Element table, std::string label);

}  // namespace rehearse::report::page
