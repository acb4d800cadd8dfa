#include "seed/keys.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/contains.h"
#include "base/format.h"
#include "seed/exemption.h"
#include "seed/values.h"

namespace rehearse::seed {

namespace {

// A column, or the columns of a reference, that can tell the rows of a key apart.
struct Part {
  Role* role = nullptr;
  std::int64_t size = 0;
  ColumnDraft* column = nullptr;  ///< null for a reference
};

bool covers(const Key& key, const std::vector<int>& columns) {
  return std::all_of(columns.begin(), columns.end(),
                     [&](int column) { return contains(key.columns, column); });
}

bool countable(const Reference& reference) {
  return reference.how != Reference::How::absent && reference.how != Reference::How::own_row;
}

std::vector<Part> parts_of(const Catalog& catalog, TableDraft& draft, const Key& key) {
  std::vector<Part> parts;
  for (Reference& reference : draft.references) {
    if ((covers(key, reference.columns) || key.columns == reference.distinct_on) && countable(reference)) {
      parts.push_back({&reference.role, reference.size, nullptr});
    }
  }
  for (const int number : key.columns) {
    ColumnDraft* column = draft.find(number);
    if (column != nullptr && key.expressions) column->daily = true;
    const std::int64_t size = column == nullptr ? 0 : distinct_values(catalog, *column);
    if (size > 0) parts.push_back({&column->role, size, column});
  }
  return parts;
}

bool refers_to_itself(const TableDraft& draft, const Key& key) {
  return std::any_of(draft.references.begin(), draft.references.end(), [&](const Reference& reference) {
    return reference.how == Reference::How::own_row && covers(key, reference.columns);
  });
}

bool satisfied(const std::vector<Part>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [](const Part& part) { return part.role->kind == Role::Kind::distinct; });
}

// Small numbers that count within a parent: line_no, position, version.
bool counts_within(const ColumnDraft& column) {
  return column.type.integer() && column.column->sequence.empty();
}

int preference(const Part& part) {
  if (part.column == nullptr) return 0;
  if (!part.column->column->sequence.empty() || part.column->column->identity) return 4;
  if (part.column->type.scalar == Scalar::uuid) return 3;
  return part.column->type.ordinal() ? 1 : 2;
}

void make_distinct(TableDraft& draft, Part& part) {
  part.role->kind = Role::Kind::distinct;
  part.role->size = part.size;
  draft.row_limit = std::min(draft.row_limit, part.size);
}

Part* best_distinct(std::vector<Part>& parts, std::int64_t rows) {
  Part* best = nullptr;
  for (Part& part : parts) {
    const bool roomy = part.role->kind == Role::Kind::free && part.size >= rows;
    if (roomy && (best == nullptr || preference(part) > preference(*best))) best = &part;
  }
  return best;
}

std::int64_t capacity_product(std::int64_t a, std::int64_t b) {
  return b > 0 && a > kUnlimited / b ? kUnlimited : a * b;
}

void cap(TableDraft& draft, const Key& key, std::int64_t most) {
  draft.row_limit = std::min(draft.row_limit, most);
  if (draft.first_row + draft.rows <= most) return;
  draft.rows = std::max<std::int64_t>(most - draft.first_row, 0);
  draft.note += draft.note.empty() ? "" : "; ";
  draft.note += fmt::format("{} rows only: key {} has no room for more", human(Rows{draft.rows}), key.name);
}

// Every part becomes a digit; the first one changes with every row.
void make_digits(TableDraft& draft, const Key& key, std::vector<Part>& parts, bool in_order) {
  std::int64_t system = 1;
  for (const Part& part : parts) system = capacity_product(system, part.size);
  cap(draft, key, system);
  std::int64_t divisor = 1;
  for (Part& part : parts) {
    *part.role = Role{Role::Kind::digit, divisor, part.size, in_order ? 0 : system};
    divisor = capacity_product(divisor, part.size);
  }
}

// (order_id, line_no): as many numbers per parent as the rows need, parents one after the other.
bool count_within_parents(TableDraft& draft, const Key& key, std::vector<Part>& parts) {
  const auto counters = std::count_if(parts.begin(), parts.end(), [](const Part& part) {
    return part.column != nullptr && counts_within(*part.column);
  });
  if (counters != 1 || parts.size() < 2 || parts.front().column != nullptr) return false;
  const auto counter = std::find_if(parts.begin(), parts.end(), [](const Part& part) {
    return part.column != nullptr && counts_within(*part.column);
  });
  std::int64_t others = 1;
  for (const Part& part : parts) {
    if (&part != &*counter) others = capacity_product(others, part.size);
  }
  if (others == 0) return false;
  const std::int64_t most = counter->size;
  counter->size = std::clamp<std::int64_t>((draft.first_row + draft.rows + others - 1) / others, 1, most);
  std::rotate(parts.begin(), counter, counter + 1);
  make_digits(draft, key, parts, true);
  return true;
}

// Rows beyond what a partial key has room for repeat its values: they do not count.
bool repeat_beyond(TableDraft& draft, const Key& key, std::vector<Part>& parts) {
  std::int64_t system = 1;
  for (const Part& part : parts) system = capacity_product(system, part.size);
  if (key.predicate.empty() || system >= draft.first_row + draft.rows || !exempt(draft, key, system))
    return false;
  std::int64_t divisor = 1;
  for (Part& part : parts) {
    *part.role = Role{Role::Kind::digit, divisor, part.size, 0};
    divisor = capacity_product(divisor, part.size);
  }
  return true;
}

// tsrange(starts, ends) WITH &&: spans one after the other, whatever else must be equal.
bool lay_out_spans(TableDraft& draft, const Key& key) {
  std::vector<ColumnDraft*> ends;
  for (const int number : key.columns) {
    ColumnDraft* column = draft.find(number);
    const bool fits = column != nullptr && column->reference < 0 && !column->left_out &&
                      (column->type.temporal() || column->type.scalar == Scalar::int4 ||
                       column->type.scalar == Scalar::int8 || column->type.scalar == Scalar::numeric);
    if (fits && (ends.empty() || ends.front()->type.scalar == column->type.scalar)) ends.push_back(column);
  }
  if (ends.size() < 2) return false;
  for (int lane = 0; lane < 2; ++lane) {
    ColumnDraft& column = *ends[ends.size() - 2 + static_cast<std::size_t>(lane)];
    column.lane = lane;
    column.role = {Role::Kind::distinct, 1, kUnlimited, 0};
  }
  return true;
}

void assign_key(const Catalog& catalog, TableDraft& draft, const Key& key) {
  if (key.spans && lay_out_spans(draft, key)) return;
  std::vector<Part> parts = parts_of(catalog, draft, key);
  if (satisfied(parts) || refers_to_itself(draft, key)) return;
  std::erase_if(parts, [](const Part& part) { return part.role->kind != Role::Kind::free; });
  if (parts.empty()) return;  // the server will tell
  const std::int64_t wanted = draft.first_row + draft.rows;
  const bool known =
      std::any_of(parts.begin(), parts.end(), [](const Part& part) { return preference(part) > 1; });
  if (!known && count_within_parents(draft, key, parts)) return;
  if (Part* best = best_distinct(parts, wanted)) return make_distinct(draft, *best);
  if (repeat_beyond(draft, key, parts)) return;
  make_digits(draft, key, parts, false);
}

void reset(TableDraft& draft) {
  for (ColumnDraft& column : draft.columns) {
    column.role = {};
    column.lane.reset();
    column.daily = false;
  }
  draft.exemption = {};
  for (Reference& reference : draft.references) reference.role = {};
  draft.row_limit = kUnlimited;
}

}  // namespace

void assign_keys(const Catalog& catalog, TableDraft& draft) {
  reset(draft);
  std::vector<const Key*> keys;
  for (const Key& key : draft.table->keys) keys.push_back(&key);
  // Narrow keys leave no choice; wide ones make do with what those decided.
  std::stable_sort(keys.begin(), keys.end(), [](const Key* a, const Key* b) {
    return a->columns.size() != b->columns.size() ? a->columns.size() < b->columns.size()
                                                  : a->primary > b->primary;
  });
  for (const Key* key : keys) assign_key(catalog, draft, *key);
}

}  // namespace rehearse::seed
