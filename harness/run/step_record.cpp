#include "run/step_record.h"

#include "observe/sql_words.h"

namespace rehearse::run {

TableNames::TableNames(const StepRecord& record) : record_(record) {
  for (const auto& [oid, table] : record.before.tables) oids_.emplace(table.table, oid);
  for (const auto& [oid, table] : record.after.tables) {
    const auto before = record.before.tables.find(oid);
    if (before == record.before.tables.end() || before->second.table != table.table)
      oids_.emplace(table.table, oid);
  }
}

const std::int64_t* TableNames::find(const std::string& table, std::string_view sql) const {
  const auto [first, last] = oids_.equal_range(table);
  if (first == last) return nullptr;
  if (std::next(first) == last) return &first->second;
  const std::int64_t* found = nullptr;
  for (auto each = first; each != last; ++each) {
    const auto before = record_.before.tables.find(each->second);
    const auto& facts =
        before != record_.before.tables.end() ? before->second : record_.after.tables.at(each->second);
    if (!observe::mentions(sql, facts.schema)) continue;
    if (found != nullptr) return nullptr;
    found = &each->second;
  }
  return found;
}

}  // namespace rehearse::run
