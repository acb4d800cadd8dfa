#include "check/support/sql_error.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/format.h"
#include "check/support/excerpt.h"
#include "check/support/statement_kind.h"

namespace rehearse::check {

namespace {

constexpr std::string_view kEnvironmentHelp =
    "this is the server rehearse runs on, not the migration: see `rehearse doctor`";

// Manual, appendix A, "PostgreSQL Error Codes".
constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kAdvice{{
    {"25001",
     "PostgreSQL refuses this inside a transaction block, and rehearse wraps a script in one as most tools "
     "do: "
     "begin the file with `-- rehearse: no-transaction` and keep such a statement alone in it"},
    {"23502",
     "it works only on an empty table: add the column without NOT NULL, fill the existing rows in batches, "
     "then "
     "SET NOT NULL by way of a CHECK ... NOT VALID and VALIDATE CONSTRAINT"},
    {"23505",
     "the existing rows are not unique: find and merge the duplicates first; if only the generated rows "
     "collide, "
     "describe the column in [seed.tables]"},
    {"23503",
     "existing rows refer to nothing: clean them up first, add the FOREIGN KEY with NOT VALID, VALIDATE "
     "later; if "
     "only the generated rows do so, describe the column in [seed.tables]"},
    {"23514",
     "existing rows violate the CHECK: correct them first, add it with NOT VALID, VALIDATE later; if only "
     "the "
     "generated rows do so, describe the column in [seed.tables]"},
    {"42501",
     "migrations run as the unprivileged owner of the database, as in production: if production's role "
     "really is "
     "a superuser, say so with [server] role = \"superuser\""},
    {"42601", "the syntax is not that of this PostgreSQL: does production run another version?"},
    {"42P01", "a migration before this one must create it; or is the schema missing from search_path?"},
    {"42P07",
     "it exists already: a step before this one did not remove it, or a migration is in the list twice"},
    {"2BP01",
     "drop what depends on it first, by name; CASCADE would drop what a later migration still needs"},
    {"55P03",
     "a lock was not granted within lock_timeout: nothing else runs here, so the migration waits for itself"},
}};

bool names_missing_extension(const SqlError& error) {
  return error.sqlstate == "0A000" && error.message.find("extension") != std::string::npos &&
         error.message.find("not available") != std::string::npos;
}

std::string timeout_advice(const SqlError& error) {
  if (!error.timed_out)
    return "a timeout of the migration's own (statement_timeout) cancelled it: at this size it needs longer";
  const bool rows = shape_of(error.statement).kind == StatementKind::change_rows;
  return fmt::format("[limits] step was used up and rehearse cancelled it: {}",
                     rows ? "change the rows in batches, or raise the limit"
                          : "make the statement cheaper, or raise the limit");
}

std::string lost_connection_advice() {
  return "the connection ended: did the migration end its own backend, or did the server run out of memory?";
}

bool is_class(const SqlError& error, std::string_view wanted) {
  return error.sqlstate.substr(0, 2) == wanted;
}

}  // namespace

bool is_environment(const SqlError& error) {
  constexpr std::array<std::string_view, 4> kClasses{"53", "58", "F0", "XX"};
  return names_missing_extension(error) ||
         std::any_of(kClasses.begin(), kClasses.end(), [&](const auto& c) { return is_class(error, c); });
}

std::string advice_for(const SqlError& error) {
  if (names_missing_extension(error) || error.sqlstate == "58P01")
    return "an extension's files are not installed on this server: install its package for this version";
  if (is_environment(error)) return std::string(kEnvironmentHelp);
  if (error.timed_out || error.sqlstate == "57014") return timeout_advice(error);
  if (error.sqlstate.empty() && !error.program.empty())
    return "the program failed, not the server: run it by hand against a database of your own";
  if (error.sqlstate.empty() || is_class(error, "08") || error.sqlstate == "57P01")
    return lost_connection_advice();
  const auto known =
      std::find_if(kAdvice.begin(), kAdvice.end(), [&](const auto& a) { return a.first == error.sqlstate; });
  return known == kAdvice.end() ? std::string{} : std::string(known->second);
}

std::vector<Finding> failure_of(const StepResult* step, std::string_view what) {
  if (step == nullptr || !step->error) return {};
  const SqlError& error = *step->error;
  Finding finding{.message = error.timed_out
                                 ? fmt::format("{}: cancelled after {}", what, human(step->duration))
                                 : fmt::format("{}: {}", what, error.message),
                  .location = error.location,
                  .excerpt = excerpt_of(error, step->trace),
                  .help = advice_for(error)};
  if (!error.sqlstate.empty())
    finding.evidence["sqlstate"] = error.sqlstate;
  else if (error.program.empty())
    finding.evidence["sqlstate"] = "none, the connection was lost";
  if (!error.program.empty()) finding.evidence["program"] = error.program;
  if (!error.detail.empty()) finding.evidence["detail"] = error.detail;
  return {std::move(finding)};
}

}  // namespace rehearse::check
