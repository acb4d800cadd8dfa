#include "seed/exemption.h"

#include <algorithm>

#include "seed/logic.h"

namespace rehearse::seed {

namespace {

Restrictions present_state(const TableDraft& draft) {
  Restrictions state;
  for (const ColumnDraft& column : draft.columns) {
    Restriction& restriction = state.columns[column.column->name] = column.restriction;
    restriction.not_null |= !column.nullable();
    // Booleans and enums: what they can be is what may be excluded.
    if (column.type.scalar == Scalar::enumeration && !restriction.choices) {
      restriction.choices = column.type.type->labels;
    }
    if (column.type.scalar == Scalar::boolean && !restriction.choices)
      restriction.choices = {{"false", "true"}};
  }
  return state;
}

bool differs(const Restriction& a, const Restriction& b) {
  return a.not_null != b.not_null || a.always_null != b.always_null || a.choices != b.choices ||
         a.excluded != b.excluded || a.lows.size() != b.lows.size() || a.highs.size() != b.highs.size();
}

bool in_full_key(const TableDraft& draft, int column) {
  return std::any_of(draft.table->keys.begin(), draft.table->keys.end(), [&](const Key& key) {
    return key.predicate.empty() &&
           std::find(key.columns.begin(), key.columns.end(), column) != key.columns.end();
  });
}

// Of a foreign key only whether it is there can be changed.
bool changeable(const TableDraft& draft, const ColumnDraft& column, const Restriction& wanted) {
  if (column.left_out || in_full_key(draft, column.column->number)) return false;
  return column.reference < 0 || wanted.always_null || !column.nullable();
}

}  // namespace

bool exempt(TableDraft& draft, const Key& key, std::int64_t from) {
  const auto predicate = parse_expression(key.predicate);
  if (!predicate || from <= draft.first_row) return false;
  Exemption attempt = draft.exemption;
  attempt.goals.push_back(negated(*predicate));
  attempt.from = std::min(attempt.from, from);
  attempt.columns.clear();
  const Restrictions before = present_state(draft);
  Restrictions after = before;
  if (!restrict_by(attempt.goals, after) || after.ordered.size() != before.ordered.size()) return false;
  for (const auto& [name, wanted] : after.columns) {
    const ColumnDraft* column = draft.find(name);
    if (column == nullptr || !differs(wanted, before.columns.at(name))) continue;
    if (!changeable(draft, *column, wanted)) return false;
    attempt.columns[name] = wanted;
  }
  draft.exemption = std::move(attempt);
  return true;
}

}  // namespace rehearse::seed
