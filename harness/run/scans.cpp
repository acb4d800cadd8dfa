#include "run/scans.h"

#include <algorithm>
#include <array>
#include <set>

#include "observe/sql_words.h"
#include "run/rewrites.h"

namespace rehearse::run {

namespace {

using Kind = ServerMessage::Kind;

// Statistics of the planner are estimates: a full scan may seem to have read a little less than all.
constexpr double kMostRows = 0.9;
// Of a parallel scan each worker counts as one that read its part.
constexpr std::int64_t kMostWorkers = 10;

bool copied_by(const StatementTiming& statement, const std::string& table) {
  return std::any_of(statement.rewrote.begin(), statement.rewrote.end(),
                     [&](const Rewrite& rewrite) { return rewrite.relation == table; });
}

void add_scan(StatementTiming& statement, const TableFacts& table) {
  const auto known = [&](const Scan& scan) { return scan.relation == table.name(); };
  if (table.rows.value == 0 || copied_by(statement, table.name())) return;
  if (std::none_of(statement.scanned.begin(), statement.scanned.end(), known))
    statement.scanned.push_back({table.name(), table.rows});
}

/// The rows that statements which spoke up may have read of one table, at most.
struct Explained {
  std::int64_t rows = 0;
  bool unbounded = false;  ///< they read it more than once
};

class Attribution {
 public:
  Attribution(const StepRecord& record, Trace& trace) : record_(record), trace_(trace), names_(record) {}

  void from_messages() {
    for (const Said& said : record_.said) {
      if (said.statement >= trace_.statements.size()) continue;
      StatementTiming& statement = trace_.statements[said.statement];
      if (said.message.kind == Kind::validates_foreign_key)
        of_foreign_key(said.message, statement);
      else if (const auto* oid = names_.find(said.message.table, statement.sql))
        of_table(said.message, *oid, statement);
    }
  }

  void from_statistics() {
    if (!record_.statistics) return;
    for (const auto& [oid, table] : record_.before.tables) {
      if (!read_in_full(oid)) continue;
      if (StatementTiming* statement = only_reader(oid)) add_scan(*statement, table);
    }
  }

 private:
  void of_table(const ServerMessage& message, std::int64_t oid, StatementTiming& statement) {
    const auto table = record_.before.tables.find(oid);
    if (table == record_.before.tables.end()) return;
    explain(message.kind, oid, statement);
    if (message.kind == Kind::rewrites_table) return;
    if (message.kind == Kind::verifies_table) statement.validated.push_back({table->second.name(), {}});
    if (message.kind == Kind::builds_index) statement.built.push_back({message.object, table->second.name()});
    // TRUNCATE gives new files to the indexes too, with nothing in them.
    if (observe::first_words(statement.sql, 1).front() != "truncate") add_scan(statement, table->second);
  }

  // The check is one query, which reads the referencing rows and may or may not scan what they refer to.
  void of_foreign_key(const ServerMessage& message, StatementTiming& statement) {
    const ForeignKey* key = foreign_key(message.object, statement.sql);
    const auto table = key == nullptr ? record_.before.tables.end() : record_.before.tables.find(key->table);
    const bool known = table != record_.before.tables.end();
    statement.validated.push_back({known ? table->second.name() : std::string{}, message.object});
    if (!known) return;
    explain(Kind::verifies_table, key->table, statement);
    add_scan(statement, table->second);
    referring_[key->referenced].insert(statement.index);
  }

  const ForeignKey* foreign_key(const std::string& name, std::string_view sql) {
    const ForeignKey* found = nullptr;
    for (const ForeignKey& key : record_.foreign_keys) {
      const auto table = record_.before.tables.find(key.table);
      if (key.name != name || table == record_.before.tables.end()) continue;
      if (!observe::mentions(sql, table->second.table)) continue;
      if (found != nullptr) return nullptr;
      found = &key;
    }
    return found;
  }

  // Whether rows died between the copying of a table, which leaves none behind, and this statement.
  [[nodiscard]] bool may_hold_dead_rows(std::int64_t oid, const StatementTiming& statement) const {
    const auto copied = copied_.find(oid);
    if (copied == copied_.end()) return true;
    for (std::size_t i = copied->second + 1; i < statement.index && i < trace_.statements.size(); ++i)
      if (can_read_silently(trace_.statements[i], oid)) return true;
    return false;
  }

  // An index build also reads dead rows. CONCURRENTLY and exclusion constraints read the table twice.
  void explain(Kind kind, std::int64_t oid, const StatementTiming& statement) {
    Explained& explained = explained_[oid];
    const auto changes = change(oid);
    explained.rows += std::max<std::int64_t>(record_.before.tables.at(oid).rows.value, 0);
    if (changes) explained.rows += changes->inserted;
    if (kind == Kind::rewrites_table) copied_[oid] = statement.index;
    if (changes && kind == Kind::builds_index && may_hold_dead_rows(oid, statement))
      explained.rows += changes->updated;
    if (observe::mentions(statement.sql, "concurrently") || observe::mentions(statement.sql, "exclude"))
      explained.unbounded = true;
  }

  [[nodiscard]] std::optional<TableStatistics> change(std::int64_t oid) const {
    const auto after = record_.after.tables.find(oid);
    const auto& before = record_.before.tables.at(oid).statistics;
    if (after == record_.after.tables.end() || !before || !after->second.statistics) return std::nullopt;
    const TableStatistics& now = *after->second.statistics;
    return TableStatistics{now.scans - before->scans,       now.rows_scanned - before->rows_scanned,
                           now.inserted - before->inserted, now.updated - before->updated,
                           now.deleted - before->deleted,   now.dead - before->dead};
  }

  // Beyond what is explained. Many scans that each stopped after a few rows are none.
  [[nodiscard]] bool read_in_full(std::int64_t oid) const {
    const auto changes = change(oid);
    const std::int64_t rows = record_.before.tables.at(oid).rows.value;
    if (!changes || changes->scans <= 0 || rows <= 0) return false;
    const auto explained = explained_.find(oid);
    if (explained != explained_.end() && explained->second.unbounded) return false;
    const std::int64_t left =
        changes->rows_scanned - (explained == explained_.end() ? 0 : explained->second.rows);
    return static_cast<double>(left) >= kMostRows * static_cast<double>(rows) &&
           changes->rows_scanned / changes->scans >= rows / kMostWorkers;
  }

  // ALTER TABLE and CREATE INDEX would have said so; a foreign key's check of the other table does not.
  [[nodiscard]] bool can_read_silently(const StatementTiming& statement, std::int64_t oid) const {
    static constexpr std::array<std::string_view, 10> kReaders{
        "select", "with", "insert", "update", "delete", "merge", "do", "call", "copy", "refresh"};
    const auto words = observe::first_words(statement.sql, 1);
    if (std::find(kReaders.begin(), kReaders.end(), words.front()) != kReaders.end()) return true;
    if (words.front() == "create") return observe::mentions(statement.sql, "as");
    const auto referring = referring_.find(oid);
    return referring != referring_.end() && referring->second.contains(statement.index);
  }

  // A call may read anything; what reads a table through a view, or in order to cascade, does not name it.
  [[nodiscard]] StatementTiming* only_reader(std::int64_t oid) const {
    std::vector<StatementTiming*> naming;
    std::vector<StatementTiming*> others;
    for (StatementTiming& statement : trace_.statements) {
      if (!can_read_silently(statement, oid)) continue;
      const bool names = observe::mentions(statement.sql, record_.before.tables.at(oid).table) ||
                         observe::mentions(statement.sql, record_.after.tables.at(oid).table);
      (names ? naming : others).push_back(&statement);
    }
    if (naming.size() + others.size() == 1) return naming.empty() ? others.front() : naming.front();
    const bool hidden = std::any_of(others.begin(), others.end(), [](const StatementTiming* other) {
      const std::string word = observe::first_words(other->sql, 1).front();
      return word == "do" || word == "call";
    });
    return naming.size() == 1 && !hidden ? naming.front() : nullptr;
  }

  const StepRecord& record_;
  Trace& trace_;
  TableNames names_;
  std::map<std::int64_t, Explained> explained_;
  std::map<std::int64_t, std::size_t> copied_;               ///< by which statement last
  std::map<std::int64_t, std::set<std::size_t>> referring_;  ///< to this table, with an unproven key
};

}  // namespace

void attribute_scans(const StepRecord& record, Trace& trace) {
  Attribution attribution(record, trace);
  attribution.from_messages();
  attribution.from_statistics();
}

}  // namespace rehearse::run
