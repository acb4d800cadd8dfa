#include "seed/targets.h"

#include <fmt/format.h>

#include <algorithm>

#include "seed/profile_fit.h"
#include "seed/seed.h"
#include "seed/wanted_rows.h"

namespace rehearse::seed {

namespace {

class Chooser {
 public:
  Chooser(const Catalog& catalog, const SeedSpec& spec, const Lessons& lessons)
      : catalog_(catalog), spec_(spec), lessons_(lessons) {}

  std::vector<TableDraft> all() {
    for (const Table& table : catalog_.tables) {
      if (table.parent.value == 0) add(table);
    }
    return std::move(drafts_);
  }

 private:
  [[nodiscard]] std::vector<const Table*> children(const Table& table) const {
    std::vector<const Table*> result;
    for (const Table& other : catalog_.tables) {
      if (other.parent == table.oid) result.push_back(&other);
    }
    return result;
  }

  // Leaves, or subtrees that only the server can route into.
  void collect(const Table& table, std::vector<const Table*>& units) const {
    if (!table.partitioned || by_hash(table)) {
      if (!table.default_partition || exact(table)) units.push_back(&table);
      return;
    }
    for (const Table* child : children(table)) collect(*child, units);
  }

  [[nodiscard]] bool by_hash(const Table& table) const {
    if (!table.partitioned) return true;
    const auto parts = children(table);
    return table.strategy == 'h' && !parts.empty() &&
           std::all_of(parts.begin(), parts.end(), [&](const Table* part) { return by_hash(*part); });
  }

  void leaves(const Table& table, std::vector<const Table*>& result) const {
    if (!table.partitioned) result.push_back(&table);
    for (const Table* child : children(table)) leaves(*child, result);
  }

  [[nodiscard]] bool exact(const Table& table) const {
    return spec_.tables.count(table.name) > 0 || spec_.tables.count(full_name(table)) > 0;
  }

  [[nodiscard]] bool usable(const std::vector<const Table*>& tables) const {
    return std::all_of(tables.begin(), tables.end(),
                       [&](const Table* table) { return !table->off_limits && table->existing_rows == 0; });
  }

  // Partitions share the rows of their root, and its numbering, so that keys differ between them.
  void add(const Table& root) {
    if (skipped(spec_, root.schema, root.name)) return;
    std::vector<const Table*> units;
    collect(root, units);
    if (units.empty()) leaves(root, units);  // default partitions only: they are all there is
    const std::int64_t rows = wanted_rows(spec_, root.schema, root.name).value;
    const auto count = static_cast<std::int64_t>(units.size());
    std::int64_t first = 0;
    for (const Table* unit : units) {
      const bool named = unit == &root || exact(*unit) || counted(root, *unit);
      const std::int64_t own =
          named ? wanted_rows(spec_, unit->schema, unit->name).value : (rows + count - 1) / count;
      if (!add_unit(root, *unit, first, own)) continue;
      first += own;
      const Table& source = named ? *unit : root;
      drafts_.back().rows_reason = rows_reason(spec_, source.schema, source.name);
      if (!named) drafts_.back().rows_reason += fmt::format(", shared by {} partitions", count);
    }
  }

  // Partitions of production are seldom equally full, and autovacuum never counts the rows of their root.
  [[nodiscard]] bool counted(const Table& root, const Table& unit) const {
    const TableSeedSpec* entry = entry_for(spec_, root.schema, root.name);
    return (entry == nullptr || !entry->rows) && profiled_rows(spec_, unit.schema, unit.name);
  }

  bool add_unit(const Table& root, const Table& unit, std::int64_t first, std::int64_t rows) {
    std::vector<const Table*> filled;
    leaves(unit, filled);
    if (rows == 0 || filled.empty() || !usable(filled) || unit.off_limits) return false;
    if (skipped(spec_, unit.schema, unit.name)) return false;
    const TableSeedSpec* entry = entry_for(spec_, unit.schema, unit.name);
    if (entry == nullptr) entry = entry_for(spec_, root.schema, root.name);
    TableDraft draft = draft_table(catalog_, unit, entry, shape_for(spec_, unit, root),
                                   lessons_.distrusted.count(unit.oid) > 0);
    draft.filled.clear();
    for (const Table* leaf : filled) draft.filled.push_back(leaf->oid);
    draft.by_trial = lessons_.hopeless.count(unit.oid) > 0;
    draft.first_row = first;
    draft.rows = rows;
    if (const auto failed = lessons_.failed.find(unit.oid); failed != lessons_.failed.end()) {
      draft.problem = failed->second;
    }
    if (const auto fewer = lessons_.shortened.find(unit.oid); fewer != lessons_.shortened.end()) {
      draft.rows = fewer->second.rows;
      draft.note += (draft.note.empty() ? "" : "; ") + fewer->second.why;
    }
    drafts_.push_back(std::move(draft));
    return true;
  }

  const Catalog& catalog_;
  const SeedSpec& spec_;
  const Lessons& lessons_;
  std::vector<TableDraft> drafts_;
};

}  // namespace

std::vector<TableDraft> choose_targets(const Catalog& catalog, const SeedSpec& spec, const Lessons& lessons) {
  return Chooser(catalog, spec, lessons).all();
}

}  // namespace rehearse::seed
