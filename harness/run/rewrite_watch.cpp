#include "run/rewrite_watch.h"

#include <utility>

#include "base/strings.h"

namespace rehearse::run {

namespace {

constexpr std::string_view kNotice = "rewriting table \"";

// relpages and reltuples are as of the last VACUUM or ANALYZE, which seeding ends with; -1 means never.
// The file of an empty relation does not matter: copying nothing costs nothing.
constexpr const char* kQuery = R"(
  SELECT c.oid, n.nspname || '.' || c.relname, c.relfilenode, greatest(c.reltuples, 0)::bigint,
         c.relpages::bigint * current_setting('block_size')::bigint
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'm') AND c.oid >= 16384 AND c.relpersistence <> 't'
    AND n.nspname NOT IN ('pg_catalog', 'information_schema'))";

std::string_view unqualified(std::string_view name) {
  return name.substr(name.find('.') + 1);
}

// CLUSTER, VACUUM FULL and REFRESH copy without saying so. TRUNCATE also gets a new file, but copies nothing.
bool may_copy_silently(const StatementTiming& statement) {
  const std::string keyword = lower(statement.sql.substr(0, statement.sql.find_first_of(" \t\r\n(")));
  return keyword == "cluster" || keyword == "vacuum" || keyword == "refresh" || keyword == "alter";
}

StatementTiming* longest_silent_copier(std::vector<StatementTiming>& statements) {
  StatementTiming* longest = nullptr;
  for (StatementTiming& statement : statements) {
    if (!may_copy_silently(statement)) continue;
    if (longest == nullptr || longest->duration < statement.duration) longest = &statement;
  }
  return longest;
}

}  // namespace

RewriteWatch::Relations RewriteWatch::read(pg::Connection& admin) {
  admin.prepare_once("rehearse_files", [] { return std::string(kQuery); });
  const pg::Result result = admin.query("EXECUTE rehearse_files");
  Relations relations;
  for (std::size_t row = 0; row < result.rows(); ++row) {
    relations.emplace(result.integer(row, 0),
                      Relation{std::string(result.text(row, 1)), std::string(result.text(row, 2)),
                               Rows{result.integer(row, 3)}, Bytes{result.integer(row, 4)}});
  }
  return relations;
}

void RewriteWatch::begin(pg::Connection& admin) {
  before_ = read(admin);
  noticed_.clear();
}

void RewriteWatch::notice(std::size_t index, std::string_view message) {
  if (!message.starts_with(kNotice)) return;
  message.remove_prefix(kNotice.size());
  noticed_.emplace_back(message.substr(0, message.rfind('"')), index);
}

void RewriteWatch::finish(pg::Connection& admin, Trace& trace) {
  const Relations after = read(admin);
  for (const auto& [oid, relation] : before_) {
    const auto now = after.find(oid);
    if (now != after.end() && now->second.file != relation.file) attribute(relation, trace);
  }
}

void RewriteWatch::attribute(const Relation& relation, Trace& trace) const {
  const Rewrite rewrite{relation.name, relation.rows, relation.bytes};
  bool attributed = false;
  for (const auto& [name, index] : noticed_) {
    if (name != unqualified(relation.name) || index >= trace.statements.size()) continue;
    trace.statements[index].rewrote.push_back(rewrite);
    attributed = true;
  }
  if (attributed) return;
  if (StatementTiming* statement = longest_silent_copier(trace.statements))
    statement->rewrote.push_back(rewrite);
}

}  // namespace rehearse::run
