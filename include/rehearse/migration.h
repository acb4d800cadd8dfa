// What is rehearsed: migrations in the order in which they are applied.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rehearse/history.h"
#include "rehearse/script.h"
#include "rehearse/units.h"

namespace rehearse {

/// `-- rehearse: irreversible reason="..."`: the author says that there is no way back, and why.
struct Irreversible {
  std::string reason;
};

/// `-- rehearse: accept <check> [until=YYYY-MM-DD] reason="..."`: a finding of this check does not fail the
/// run.
struct Acceptance {
  std::string check;
  std::optional<std::string> until;  ///< ISO date, inclusive; past it the acceptance has no effect
  std::string reason;
  SourceLocation location;
};

/// `-- rehearse: budget reads_blocked=5s reason="..."`: limits of this migration only.
struct BudgetOverride {
  std::optional<Millis> reads_blocked;
  std::optional<Millis> writes_blocked;
  std::optional<Millis> statement;
  std::optional<Millis> transaction;
  std::optional<Millis> duration;
  std::string reason;
};

struct Migration {
  std::string id;    ///< what users type to select it: "0042"
  std::string name;  ///< "orders_add_status"
  std::string path;  ///< the file or folder that defines it
  Script up;
  std::optional<Script> down;
  std::optional<Irreversible> irreversible;
  std::vector<Acceptance> accepted;
  BudgetOverride budget;
  bool under_test = true;                 ///< false: applied once, not measured
  std::optional<HistoryChange> change{};  ///< since an earlier commit, where that was asked
};

/// "0042_orders_add_status", or the id alone when there is no name.
std::string label(const Migration& migration);

/// A file of the migrations folder that no migration uses. Nothing is left out in silence.
struct UnusedFile {
  std::string path;
  std::string reason;
};

struct MigrationSet {
  std::string format;  ///< id of the source that read it: "pairs"
  std::vector<Migration> migrations;
  std::vector<UnusedFile> unused;
  std::optional<History> history{};  ///< where the migrations under test are those that changed
};

}  // namespace rehearse
