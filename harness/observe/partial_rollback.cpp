#include "observe/partial_rollback.h"

#include <algorithm>
#include <string>

#include "observe/sql_words.h"
#include "observe/timetable.h"

namespace rehearse::observe {

namespace {

using Words = std::vector<std::string>;

struct Savepoint {
  std::string name;
  Gap set;
};

// ROLLBACK [ WORK | TRANSACTION ] TO [ SAVEPOINT ] name
std::optional<std::string> savepoint_of_rollback(const Words& words) {
  if (words[0] != "rollback") return std::nullopt;
  const std::size_t to = is_noise(words[1]) ? 2 : 1;
  if (words[to] != "to") return std::nullopt;
  return words[to + 1] == "savepoint" ? words[to + 2] : words[to + 1];
}

class Reader {
 public:
  void read(const StatementTiming& statement) {
    const Words words = first_words(statement.sql, 5);
    const Gap ran{statement.started, end_of(statement)};
    if (words[0] == "savepoint") {
      savepoints_.push_back({words[1], ran});
    } else if (const auto name = savepoint_of_rollback(words)) {
      roll_back_to(*name, ran);
    } else if (words[0] == "begin" || words[0] == "start" || words[0] == "commit" || words[0] == "rollback") {
      savepoints_.clear();
    }
  }

  std::vector<PartialRollback> found_;

 private:
  // The savepoint itself stays, and what is locked from now on was locked after it.
  void roll_back_to(const std::string& name, const Gap& ran) {
    const auto inner = std::find_if(savepoints_.rbegin(), savepoints_.rend(),
                                    [&](const Savepoint& savepoint) { return savepoint.name == name; });
    if (inner == savepoints_.rend()) return;
    found_.push_back({inner->set, ran});
    savepoints_.erase(inner.base(), savepoints_.end());
  }

  std::vector<Savepoint> savepoints_;
};

}  // namespace

std::vector<PartialRollback> partial_rollbacks(const std::vector<StatementTiming>& statements) {
  Reader reader;
  for (const StatementTiming& statement : statements) reader.read(statement);
  return std::move(reader.found_);
}

std::optional<PartialRollback> released_by(const std::vector<PartialRollback>& rollbacks, Instant asked,
                                           Instant seen) {
  const auto found = std::find_if(rollbacks.begin(), rollbacks.end(), [&](const PartialRollback& rollback) {
    return asked >= rollback.since.before && rollback.when.after >= asked && rollback.when.before <= seen;
  });
  return found == rollbacks.end() ? std::nullopt : std::optional(*found);
}

}  // namespace rehearse::observe
