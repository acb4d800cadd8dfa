// A migration whose locks the observer must measure.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "rehearse/units.h"

namespace rehearse::observe::truth {

struct Case {
  std::string group;  ///< its line in the table of figures
  std::string name;   ///< UpperCamel
  std::vector<std::string> script;
  bool wrapped = false;                ///< in one transaction of the runner's
  std::vector<std::string> prepare{};  ///< before each repetition
  std::vector<std::string>
      blocker{};             ///< what another session does before, in a transaction that it keeps open
  Millis blocked{};          ///< until so long after the migration began to wait; 0: to the end
  bool fails = false;        ///< the last statement that runs is refused
  bool lists_brief = false;  ///< see Expectation
  int repetitions = 5;
};

inline void PrintTo(const Case& tested, std::ostream* out) {
  *out << tested.group << ", " << tested.name;
}

/// LOCK TABLE and pg_sleep.
std::vector<Case> calibrated_holds();
/// Locks that come and go within a statement or a transaction.
std::vector<Case> inner_releases();
/// CONCURRENTLY and VACUUM.
std::vector<Case> session_locks();
/// Rewrites, scans and validations of 300,000 rows.
std::vector<Case> large_tables();
/// Everything that is not one ordinary table.
std::vector<Case> other_relations();
/// Waiting for somebody else.
std::vector<Case> waits();
/// Holds of 1 to 5 ms.
std::vector<Case> brief_holds();

}  // namespace rehearse::observe::truth
