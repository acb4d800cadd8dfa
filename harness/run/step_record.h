// Everything known of a step's work on tables, before it is told apart by statement. Plain data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "run/rewrite_reason.h"
#include "run/server_message.h"
#include "run/table_facts.h"

namespace rehearse::run {

/// What the server said while a statement ran.
struct Said {
  std::size_t statement = 0;
  ServerMessage message;
};

struct ForeignKey {
  std::string name;
  std::int64_t table = 0;
  std::int64_t referenced = 0;
};

struct StepRecord {
  DatabaseFacts before;
  DatabaseFacts after;
  std::vector<Said> said;
  std::vector<ForeignKey> foreign_keys;                     ///< of those names that the server mentioned
  std::map<std::int64_t, std::vector<ColumnType>> retyped;  ///< columns of rewritten tables
  bool statistics = false;  ///< those of `after` are complete: the session has flushed its own
};

/// Finds the table behind a name that the server mentioned without its schema. A table may have been renamed
/// during the step. Nothing when two schemas have one and the statement does not say which: no guesses.
class TableNames {
 public:
  explicit TableNames(const StepRecord& record);
  [[nodiscard]] const std::int64_t* find(const std::string& table, std::string_view sql) const;

 private:
  const StepRecord& record_;
  std::multimap<std::string, std::int64_t> oids_;
};

}  // namespace rehearse::run
