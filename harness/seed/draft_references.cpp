#include <fmt/format.h>

#include <algorithm>

#include "base/contains.h"
#include "pg/connection.h"
#include "seed/draft.h"

namespace rehearse::seed {

namespace {

bool overlap(const std::vector<int>& a, const std::vector<int>& b) {
  return std::any_of(a.begin(), a.end(), [&](int column) { return contains(b, column); });
}

int parent_column(const ForeignKey& key, int column) {
  const auto at = std::find(key.columns.begin(), key.columns.end(), column);
  return at == key.columns.end() ? 0 : key.parent_columns[static_cast<std::size_t>(at - key.columns.begin())];
}

const Table* find_table(const Catalog& catalog, Oid oid) {
  const auto found = std::find_if(catalog.tables.begin(), catalog.tables.end(),
                                  [&](const Table& table) { return table.oid == oid; });
  return found == catalog.tables.end() ? nullptr : &*found;
}

// Does `lead` make `other` true: its parent is the same row, or refers on to the row that `other` wants?
bool implies(const Catalog& catalog, const ForeignKey& lead, const ForeignKey& other) {
  if (!std::all_of(other.columns.begin(), other.columns.end(),
                   [&](int c) { return contains(lead.columns, c); })) {
    return false;
  }
  std::vector<int> through;
  for (const int column : other.columns) through.push_back(parent_column(lead, column));
  if (lead.parent == other.parent && through == other.parent_columns) return true;
  const Table* parent = find_table(catalog, lead.parent);
  if (parent == nullptr) return false;
  return std::any_of(parent->foreign_keys.begin(), parent->foreign_keys.end(), [&](const ForeignKey& onward) {
    return onward.parent == other.parent && onward.columns == through &&
           onward.parent_columns == other.parent_columns;
  });
}

// Same bytes on the wire, or integers that we can widen ourselves.
bool needs_cast(const Catalog& catalog, const TableDraft& draft, const ForeignKey& key) {
  const Table* parent = find_table(catalog, key.parent);
  if (parent == nullptr) return true;
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    const auto column = std::find_if(parent->columns.begin(), parent->columns.end(),
                                     [&](const Column& c) { return c.number == key.parent_columns[i]; });
    if (column == parent->columns.end()) return true;
    const ValueType theirs = resolve(catalog, column->type, column->modifier);
    const ValueType& ours = draft.find(key.columns[i])->type;
    const bool same = theirs.scalar == ours.scalar && theirs.scale == ours.scale &&
                      (theirs.scalar != Scalar::enumeration || theirs.type == ours.type);
    if ((!same && !(theirs.integer() && ours.integer())) || column->generated) return true;
  }
  return false;
}

// NULL in a column of its own switches a key off (MATCH SIMPLE).
bool switch_off(TableDraft& draft, const ForeignKey& key, const std::vector<int>& taken) {
  for (const int number : key.columns) {
    ColumnDraft* column = draft.find(number);
    if (contains(taken, number) || !column->nullable()) continue;
    column->restriction.always_null = true;
    return true;
  }
  return false;
}

Reference start_reference(const Catalog& catalog, const TableDraft& draft, const ForeignKey& key) {
  Reference reference;
  reference.keys = {&key};
  reference.columns = key.columns;
  reference.needs_cast = needs_cast(catalog, draft, key);
  return reference;
}

// A key that shares columns with one that was taken before.
void join_reference(const Catalog& catalog, TableDraft& draft, Reference& reference, const ForeignKey& key) {
  for (const ForeignKey* earlier : reference.keys) {
    if (implies(catalog, *earlier, key)) return;
  }
  if (key.parent == draft.table->oid || reference.lead().parent == draft.table->oid) {
    if (switch_off(draft, key, reference.columns)) return;
    draft.problem = fmt::format("foreign keys {} and {} share a column, and one refers to the table itself",
                                reference.lead().name, key.name);
    return;
  }
  reference.keys.push_back(&key);
  for (const int column : key.columns) {
    if (!contains(reference.columns, column)) reference.columns.push_back(column);
  }
}

bool uses_left_out(const TableDraft& draft, const ForeignKey& key) {
  return std::any_of(key.columns.begin(), key.columns.end(), [&](int column) {
    return draft.find(column) == nullptr || draft.find(column)->left_out;
  });
}

// A key of fewer columns than the reference has: its values must differ, whatever the rest.
void find_narrow_key(const Table& table, Reference& reference) {
  for (const Key& key : table.keys) {
    const bool inside = key.columns.size() < reference.columns.size() && !key.columns.empty() &&
                        std::all_of(key.columns.begin(), key.columns.end(),
                                    [&](int column) { return contains(reference.columns, column); });
    if (!inside) continue;
    reference.distinct_on = key.columns;
    return;
  }
}

// VALUE in the CHECK of a domain, as the column that has the domain.
std::string applied_to(const std::string& expression, const std::string& column) {
  constexpr std::string_view kValue = "VALUE";
  std::string result;
  bool quoted = false;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    quoted ^= expression[i] == '\'';
    if (!quoted && expression.compare(i, kValue.size(), kValue) == 0) {
      result += column;
      i += kValue.size() - 1;
    } else {
      result += expression[i];
    }
  }
  return result;
}

void find_domain_conditions(const TableDraft& draft, Reference& reference) {
  for (const int number : reference.columns) {
    const ColumnDraft& column = *draft.find(number);
    for (const Type* domain : column.type.domains) {
      for (const CheckConstraint& check : domain->checks) {
        reference.conditions.push_back(
            applied_to(check.expression, pg::quote_identifier(column.column->name)));
      }
    }
  }
}

// A parent's column of the same domain has fulfilled its CHECKs already.
bool same_domains(const Catalog& catalog, const TableDraft& draft, const Reference& reference) {
  const ForeignKey& key = reference.lead();
  const Table* parent = find_table(catalog, key.parent);
  if (parent == nullptr || reference.keys.size() > 1) return false;
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    const auto theirs = std::find_if(parent->columns.begin(), parent->columns.end(),
                                     [&](const Column& c) { return c.number == key.parent_columns[i]; });
    const ColumnDraft& ours = *draft.find(key.columns[i]);
    const bool checked = std::any_of(ours.type.domains.begin(), ours.type.domains.end(),
                                     [](const Type* domain) { return !domain->checks.empty(); });
    if (theirs == parent->columns.end() || (checked && theirs->type != ours.column->type)) return false;
  }
  return true;
}

void find_conditions(const Table& table, Reference& reference) {
  for (const CheckConstraint& check : table.checks) {
    const bool own = !check.columns.empty() &&
                     std::all_of(check.columns.begin(), check.columns.end(),
                                 [&](int column) { return contains(reference.columns, column); });
    if (own) reference.conditions.push_back(check.expression);
  }
}

}  // namespace

void draft_references(const Catalog& catalog, TableDraft& draft) {
  std::vector<const ForeignKey*> keys;
  for (const ForeignKey& key : draft.table->foreign_keys) {
    if (uses_left_out(draft, key)) {
      draft.problem = fmt::format("foreign key {} uses a generated column", key.name);
    } else {
      keys.push_back(&key);
    }
  }
  const Oid self = draft.table->oid;
  // The widest first, those to other tables before those to itself.
  std::stable_sort(keys.begin(), keys.end(), [&](const ForeignKey* a, const ForeignKey* b) {
    if ((a->parent == self) != (b->parent == self)) return b->parent == self;
    return a->columns.size() > b->columns.size();
  });
  for (const ForeignKey* key : keys) {
    const auto shared =
        std::find_if(draft.references.begin(), draft.references.end(),
                     [&](const Reference& reference) { return overlap(reference.columns, key->columns); });
    if (shared == draft.references.end()) {
      draft.references.push_back(start_reference(catalog, draft, *key));
    } else {
      join_reference(catalog, draft, *shared, *key);
    }
  }
  for (std::size_t i = 0; i < draft.references.size(); ++i) {
    find_narrow_key(*draft.table, draft.references[i]);
    find_conditions(*draft.table, draft.references[i]);
    if (!same_domains(catalog, draft, draft.references[i]))
      find_domain_conditions(draft, draft.references[i]);
    for (const int column : draft.references[i].columns) draft.find(column)->reference = static_cast<int>(i);
  }
}

}  // namespace rehearse::seed
