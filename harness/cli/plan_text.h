// What `rehearse run` would do, as text and as JSON.
#pragma once

#include <string>

#include "rehearse/migration.h"
#include "rehearse/scenario.h"

namespace rehearse::cli {

struct Plan {
  Scenario scenario;
  MigrationSet migrations;
};

std::string plan_text(const Plan& plan);
std::string plan_json(const Plan& plan);

/// Ids of the checks that would judge: --only and skip applied.
std::vector<std::string> selected_checks(const CheckRules& rules);
std::size_t baseline_count(const MigrationSet& migrations);
/// The statement on one line, cut to `width` bytes at most.
std::string one_line(std::string_view sql, std::size_t width);

}  // namespace rehearse::cli
