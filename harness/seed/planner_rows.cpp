#include <fmt/format.h>

#include <algorithm>

#include "base/contains.h"
#include "seed/keys.h"
#include "seed/planner.h"
#include "seed/targets.h"

namespace rehearse::seed {

namespace {

using How = Reference::How;

bool refers_to(const Reference& reference, Oid table) {
  return reference.lead().parent == table;
}

}  // namespace

Planner::Planner(const Catalog& catalog, const SeedSpec& spec, const Lessons& lessons)
    : catalog_(catalog), spec_(spec), lessons_(lessons), drafts_(choose_targets(catalog, spec, lessons)) {
  map_parents();
}

const Table& Planner::table(Oid oid) const {
  return *std::find_if(catalog_.tables.begin(), catalog_.tables.end(),
                       [&](const Table& candidate) { return candidate.oid == oid; });
}

// A draft fills its own table and every partitioned table above it.
void Planner::map_parents() {
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    for (Oid oid = drafts_[i].table->oid; oid.value != 0; oid = table(oid).parent) fillers_[oid].push_back(i);
  }
}

Planner::Targets Planner::fillers(Oid parent) const {
  const auto found = fillers_.find(parent);
  return found == fillers_.end() ? Targets{} : found->second;
}

std::int64_t Planner::existing_rows(Oid parent) const {
  std::int64_t rows = 0;
  for (const Table& candidate : catalog_.tables) {
    if (candidate.oid == parent) rows += candidate.existing_rows;
    if (candidate.parent == parent) rows += existing_rows(candidate.oid);
  }
  return std::min(rows, kSampleSize);
}

void Planner::size_reference(const TableDraft& draft, Reference& reference) const {
  reference.how = How::computed;
  reference.size = kUnlimited;
  for (const ForeignKey* key : reference.keys) {
    const bool known = std::any_of(catalog_.tables.begin(), catalog_.tables.end(),
                                   [&](const Table& candidate) { return candidate.oid == key->parent; });
    const std::int64_t existing = known ? existing_rows(key->parent) : 0;
    std::int64_t planned = 0;
    bool filtered = false;
    for (const std::size_t i : fillers(key->parent)) {
      planned += drafts_[i].rows;
      filtered |= drafts_[i].filtered();
    }
    const bool sampled = existing > 0 || filtered || reference.selective();
    if (sampled) reference.how = How::sampled;
    const std::int64_t size = existing > 0          ? existing
                              : filtered || sampled ? std::min(planned, kSampleSize)
                                                    : planned;
    reference.size = std::min(reference.size, size);
    if (key->parent == draft.table->oid && sampled && planned > 0) reference.how = How::own_row;
  }
  const auto known = lessons_.parents.find({draft.table->oid, reference.lead().name});
  if (known != lessons_.parents.end()) reference.size = std::min(reference.size, known->second);
}

// True when the rows can do without: by NULL in the reference's columns.
bool Planner::drop_reference(TableDraft& draft, Reference& reference) const {
  reference.how = How::absent;
  bool possible = true;
  for (const ForeignKey* key : reference.keys) {
    possible &= std::any_of(key->columns.begin(), key->columns.end(),
                            [&](int column) { return draft.find(column)->nullable(); });
  }
  return possible;
}

bool Planner::size_references(TableDraft& draft) {
  for (Reference& reference : draft.references) {
    const bool was_absent = reference.how == How::absent;
    if (was_absent) continue;
    size_reference(draft, reference);
    if (reference.size > 0 || drop_reference(draft, reference)) continue;
    const auto empty = std::find_if(reference.keys.begin(), reference.keys.end(), [&](const ForeignKey* key) {
      return fillers(key->parent).empty() || drafts_[fillers(key->parent).front()].rows == 0;
    });
    const Oid parent = empty == reference.keys.end() ? reference.lead().parent : (*empty)->parent;
    const bool unfit = empty == reference.keys.end();
    draft.problem = fmt::format("foreign key {} refers to {}, which has no rows{}", reference.lead().name,
                                full_name(table(parent)), unfit ? " that fit" : "");
    return false;
  }
  return true;
}

// True when the number of rows changed.
bool Planner::settle(TableDraft& draft) {
  const std::int64_t before = draft.rows;
  if (draft.problem.empty() && size_references(draft)) assign_keys(catalog_, draft);
  for (Reference& reference : draft.references) {
    // A tree cannot be unique: each row then refers to itself.
    if (refers_to(reference, draft.table->oid) && reference.role.kind != Role::Kind::free) {
      reference.how = How::own_row;
    }
  }
  if (!draft.problem.empty()) draft.rows = 0;
  return draft.rows != before;
}

void Planner::settle_rows() {
  bool changed = true;
  while (changed) {
    changed = false;
    for (TableDraft& draft : drafts_) changed |= settle(draft);
  }
}

int Planner::stage_of(const TableDraft& draft) const {
  int stage = 0;
  for (const Reference& reference : draft.references) {
    if (reference.how == How::absent) continue;
    // Computed keys need no rows, but the samples that their parents' own values come from.
    const int behind = reference.how == How::sampled ? 1 : 0;
    for (const ForeignKey* key : reference.keys) {
      for (const std::size_t i : fillers(key->parent)) stage = std::max(stage, drafts_[i].stage + behind);
    }
  }
  return stage;
}

namespace {

// Takes a key out of several that overlap, by NULL in a column that is its alone.
bool detach_key(TableDraft& draft, Reference& reference) {
  for (std::size_t k = reference.keys.size(); reference.keys.size() > 1 && k-- > 0;) {
    const ForeignKey& key = *reference.keys[k];
    const auto alone = [&](int column) {
      return std::count_if(reference.keys.begin(), reference.keys.end(),
                           [&](const ForeignKey* other) { return contains(other->columns, column); }) == 1;
    };
    const auto free = std::find_if(key.columns.begin(), key.columns.end(), [&](int column) {
      return alone(column) && draft.find(column)->nullable();
    });
    if (free == key.columns.end()) continue;
    draft.find(*free)->restriction.always_null = true;
    for (const int column : key.columns) {
      if (!alone(column)) continue;
      draft.find(column)->reference = -1;
      std::erase(reference.columns, column);
    }
    reference.keys.erase(reference.keys.begin() + static_cast<std::ptrdiff_t>(k));
    reference.conditions.clear();  // they may speak of columns that are gone; the load's filter stays
    reference.distinct_on.clear();
    return true;
  }
  return false;
}

}  // namespace

bool Planner::reaches(std::size_t from, std::size_t to, std::set<std::size_t>& seen) const {
  for (const Reference& reference : drafts_[from].references) {
    if (reference.how == How::absent) continue;
    for (const ForeignKey* key : reference.keys) {
      for (const std::size_t parent : fillers(key->parent)) {
        if (parent == to || (seen.insert(parent).second && reaches(parent, to, seen))) return true;
      }
    }
  }
  return false;
}

// NULL in a column that allows it, of a key that leads back to the table.
bool Planner::cut_references(std::size_t target) {
  TableDraft& draft = drafts_[target];
  return std::any_of(draft.references.begin(), draft.references.end(), [&](Reference& reference) {
    const How before = reference.how;
    const Targets parents = fillers(reference.lead().parent);
    if (before == How::absent || before == How::own_row) return false;
    if (detach_key(draft, reference)) return true;
    const bool leads_back = std::any_of(parents.begin(), parents.end(), [&](std::size_t parent) {
      std::set<std::size_t> seen;
      return parent != target && reaches(parent, target, seen);
    });
    if (!leads_back) return false;
    if (drop_reference(draft, reference)) return true;
    reference.how = before;
    return false;
  });
}

bool Planner::cut_circle(std::size_t start) {
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    std::set<std::size_t> there;
    std::set<std::size_t> back;
    if (!reaches(start, i, there) || !reaches(i, start, back) || !cut_references(i)) continue;
    for (TableDraft& draft : drafts_) draft.stage = 0;
    return true;
  }
  return false;
}

// Tables that must see each other's rows first never settle: they cannot be loaded.
void Planner::settle_stages() {
  const int most = static_cast<int>(drafts_.size());
  bool changed = true;
  while (changed) {
    changed = false;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      TableDraft& draft = drafts_[i];
      const int stage = stage_of(draft);
      if (!draft.problem.empty() || stage == draft.stage) continue;
      draft.stage = stage;
      changed = true;
      if (stage <= most || cut_circle(i)) continue;
      draft.problem = "its foreign keys go in a circle, and the rows cannot be computed";
      draft.rows = 0;
      settle_rows();
    }
  }
}

}  // namespace rehearse::seed
