#include "run/table_counters.h"

#include <algorithm>
#include <utility>

#include "run/rewrites.h"

namespace rehearse::run {

namespace {

const TableFacts* find(const DatabaseFacts& facts, std::int64_t oid) {
  const auto found = facts.tables.find(oid);
  return found == facts.tables.end() ? nullptr : &found->second;
}

// A new file holds no dead rows but those of statements that ran after it was made, or before: not known.
std::optional<Rows> dead_rows(const StepRecord& record, std::int64_t oid, const TableStatistics& was,
                              const TableStatistics& is) {
  const bool changed = is.updated != was.updated || is.deleted != was.deleted;
  if (has_new_file(record, oid)) return changed ? std::nullopt : std::optional(Rows{0});
  return Rows{std::max<std::int64_t>(is.dead - was.dead, 0)};
}

void add_statistics(const StepRecord& record, std::int64_t oid, const TableFacts* before,
                    const TableFacts& after, TableCounters& counters) {
  if (!record.statistics || !after.statistics) return;
  const TableStatistics was =
      before != nullptr && before->statistics ? *before->statistics : TableStatistics{};
  const TableStatistics& is = *after.statistics;
  counters.scans = is.scans - was.scans;
  counters.rows_scanned = Rows{is.rows_scanned - was.rows_scanned};
  counters.inserted = Rows{is.inserted - was.inserted};
  counters.updated = Rows{is.updated - was.updated};
  counters.deleted = Rows{is.deleted - was.deleted};
  counters.dead = dead_rows(record, oid, was, is);
}

bool some(const std::optional<Rows>& rows) {
  return rows && rows->value > 0;
}

bool touched(const StepRecord& record, std::int64_t oid, const TableFacts* before, const TableFacts* after,
             const TableCounters& counters) {
  if (before == nullptr || after == nullptr) return true;
  return counters.size_before != counters.size_after || has_new_file(record, oid) ||
         some(counters.rows_scanned) || some(counters.inserted) || some(counters.updated) ||
         some(counters.deleted);
}

void add_table(const StepRecord& record, std::int64_t oid, StepCounters& counters) {
  const TableFacts* before = find(record.before, oid);
  const TableFacts* after = find(record.after, oid);
  TableCounters table{.table = (before != nullptr ? before : after)->name()};
  if (before != nullptr) table.size_before = before->size;
  if (after != nullptr) table.size_after = after->size;
  if (after != nullptr) add_statistics(record, oid, before, *after, table);
  if (touched(record, oid, before, after, table)) counters.tables.push_back(std::move(table));
}

// Of relations that exist after the step: what was read of others is forgotten with them.
void add_blocks(const StepRecord& record, StepCounters& counters) {
  BlockCounts blocks;
  for (const auto& [oid, after] : record.after.blocks) {
    const auto before = record.before.blocks.find(oid);
    const BlockCounts was = before == record.before.blocks.end() ? BlockCounts{} : before->second;
    blocks.fetched += after.fetched - was.fetched;
    blocks.hit += after.hit - was.hit;
  }
  counters.buffers_hit = blocks.hit;
  counters.buffers_read = blocks.fetched - blocks.hit;
}

}  // namespace

void count_tables(const StepRecord& record, StepCounters& counters) {
  for (const auto& [oid, table] : record.before.tables) add_table(record, oid, counters);
  for (const auto& [oid, table] : record.after.tables)
    if (find(record.before, oid) == nullptr) add_table(record, oid, counters);
  std::sort(counters.tables.begin(), counters.tables.end(),
            [](const TableCounters& a, const TableCounters& b) { return a.table < b.table; });
  if (record.statistics) add_blocks(record, counters);
}

}  // namespace rehearse::run
