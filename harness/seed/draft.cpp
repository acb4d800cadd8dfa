#include "seed/draft.h"

#include <fmt/format.h>

#include <algorithm>

#include "seed/unheeded.h"
#include "seed/values.h"

namespace rehearse::seed {

namespace {

void restrict_by_domains(ColumnDraft& column) {
  for (const Type* domain : column.type.domains) {
    Restrictions found;
    for (const CheckConstraint& check : domain->checks) {
      if (const auto expression = parse_expression(check.expression)) restrict_by(*expression, found);
    }
    merge(column.restriction, found.columns[""]);
    column.restriction.not_null |= domain->not_null;
  }
}

bool is_writable(const Catalog& catalog, const ValueType& type) {
  if (type.samples != nullptr) return true;
  if (type.scalar == Scalar::composite) {
    const auto& attributes = type.type->attributes;
    return std::all_of(attributes.begin(), attributes.end(), [&](const CompositeAttribute& attribute) {
      return is_writable(catalog, resolve(catalog, attribute.type, attribute.modifier));
    });
  }
  if (type.scalar == Scalar::range) return resolve(catalog, type.type->element, -1).ordinal();
  if (type.scalar != Scalar::array) return type.scalar != Scalar::other;
  return is_writable(catalog, resolve(catalog, type.type->element, type.modifier));
}

// By its type, or by values that the configuration names and the server accepted.
bool is_writable(const Catalog& catalog, const ColumnDraft& column) {
  if (is_writable(catalog, column.type)) return true;
  if (column.wanted == nullptr) return false;
  return std::any_of(column.wanted->values.begin(), column.wanted->values.end(), [&](const auto& value) {
    return catalog.literals.count({{column.column->type, column.column->modifier}, value.first}) > 0;
  });
}

ColumnDraft draft_column(const Catalog& catalog, const Table& table, const Column& column,
                         const TableSeedSpec* spec) {
  ColumnDraft draft;
  draft.column = &column;
  draft.type = resolve(catalog, column.type, column.modifier);
  const auto tried = catalog.column_samples.find({table.oid, column.number});
  if (tried != catalog.column_samples.end()) draft.type.samples = &tried->second;
  if (spec != nullptr) {
    if (const auto found = spec->columns.find(column.name); found != spec->columns.end()) {
      draft.wanted = &found->second;
    }
  }
  draft.left_out = column.generated || (!is_writable(catalog, draft) && column.has_default);
  restrict_by_domains(draft);
  return draft;
}

// PostgreSQL does not evaluate generated columns before COPY's WHERE.
bool uses_generated_column(const Table& table, const std::string& expression) {
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) {
    return column.generated && expression.find(column.name) != std::string::npos;
  });
}

// The place of each column in chains a <= b <= c; nothing when they go in a circle.
std::optional<std::map<std::string, int>> ranks(const Restrictions& restrictions) {
  std::map<std::string, int> rank;
  bool changed = true;
  for (std::size_t round = 0; changed; ++round) {
    if (round > restrictions.ordered.size() + 1) return std::nullopt;
    changed = false;
    for (const auto& [low, high] : restrictions.ordered) {
      if (rank[high] > rank[low]) continue;
      rank[high] = rank[low] + 1;
      changed = true;
    }
  }
  return rank;
}

// What all columns of a chain allow, near what is usual for their type.
std::optional<OrdinalRange> common_range(const std::vector<ColumnDraft*>& columns) {
  OrdinalRange common = usual_range(columns.front()->type);
  for (const ColumnDraft* column : columns) {
    const OrdinalRange allowed = allowed_range(*column);
    common = {std::max(common.low, allowed.low), std::min(common.high, allowed.high)};
  }
  const bool roomy = common.high - common.low >= 4 * static_cast<std::int64_t>(columns.size());
  return roomy ? std::optional(common) : std::nullopt;
}

// Splits one range between ordered columns, so that any value of one is below any value of the next. False
// when they cannot be ordered so: other types than numbers, a circle, no room.
bool slice_ordered(TableDraft& draft, const Restrictions& restrictions) {
  if (restrictions.ordered.empty()) return true;
  const auto rank = ranks(restrictions);
  if (!rank) return false;
  std::vector<ColumnDraft*> columns;
  std::int64_t levels = 0;
  for (const auto& [name, place] : *rank) {
    ColumnDraft* column = draft.find(name);
    if (column == nullptr || !column->type.ordinal()) return false;
    if (!columns.empty() && columns.front()->type.scalar != column->type.scalar) return false;
    columns.push_back(column);
    levels = std::max<std::int64_t>(levels, place + 1);
  }
  const auto common = common_range(columns);
  if (!common || levels == 0) return false;
  const std::int64_t step = (common->high - common->low) / levels;
  for (ColumnDraft* column : columns) {
    const std::int64_t low = common->low + rank->at(column->column->name) * step;
    column->slice = OrdinalRange{low + 1, low + step};
  }
  return true;
}

// What each CHECK asks for; those that make no sense to us are for the server.
std::vector<Expression> readable_checks(TableDraft& draft, const Restrictions& base) {
  std::vector<Expression> readable;
  for (const CheckConstraint& check : draft.table->checks) {
    auto expression = parse_expression(check.expression);
    Restrictions alone = base;
    const bool understood = expression && restrict_by(*expression, alone);
    if (understood) readable.push_back(std::move(*expression));
    if ((!understood || draft.distrusted) && !uses_generated_column(*draft.table, check.expression)) {
      draft.filters.push_back(&check);
    }
  }
  return readable;
}

void read_bound(TableDraft& draft, Restrictions& found) {
  if (draft.table->partition_bound.empty()) return;
  const auto bound = parse_expression(draft.table->partition_bound);
  if (!bound || !restrict_by(*bound, found) || draft.distrusted)
    draft.filter_bound = draft.table->partition_bound;
}

void filter_all(TableDraft& draft) {
  draft.filters.clear();
  for (const CheckConstraint& check : draft.table->checks) {
    if (!uses_generated_column(*draft.table, check.expression)) draft.filters.push_back(&check);
  }
}

void read_checks(TableDraft& draft) {
  Restrictions found;
  for (const ColumnDraft& column : draft.columns) {
    found.columns[column.column->name].not_null = !column.nullable();
  }
  read_bound(draft, found);
  const std::vector<Expression> readable = readable_checks(draft, found);
  if (!restrict_by(readable, found)) {
    for (const Expression& one : readable) restrict_by(one, found);
    filter_all(draft);
  }
  for (ColumnDraft& column : draft.columns) {
    if (const auto own = found.columns.find(column.column->name); own != found.columns.end()) {
      merge(column.restriction, own->second);
    }
  }
  if (!slice_ordered(draft, found)) filter_all(draft);
}

void find_unwritable(const Catalog& catalog, TableDraft& draft) {
  for (ColumnDraft& column : draft.columns) {
    const bool hopeless = !column.left_out && !is_writable(catalog, column) && column.reference < 0;
    if (!hopeless) continue;
    column.restriction.always_null = true;
    if (column.nullable() || !draft.problem.empty()) continue;
    const auto type = catalog.types.find(column.column->type);
    draft.problem = fmt::format(
        "column {0} is NOT NULL without a default, and no values are known for its type {1}: name some, "
        "[seed.tables.\"{2}\".columns.{0}] values = {{ \"...\" = 1 }}, or leave the table out, skip = "
        "[\"{2}\"]",
        column.column->name, type == catalog.types.end() ? "" : type->second.sql, full_name(*draft.table));
  }
}

}  // namespace

void merge(Restriction& into, const Restriction& from) {
  into.lows.insert(into.lows.end(), from.lows.begin(), from.lows.end());
  into.highs.insert(into.highs.end(), from.highs.begin(), from.highs.end());
  into.excluded.insert(into.excluded.end(), from.excluded.begin(), from.excluded.end());
  if (from.choices) into.choices = from.choices;
  if (!from.pattern.empty()) into.pattern = from.pattern;
  if (!from.json_type.empty()) into.json_type = from.json_type;
  if (from.max_length)
    into.max_length = std::min(into.max_length.value_or(*from.max_length), *from.max_length);
  if (from.max_elements) into.max_elements = from.max_elements;
  into.min_length = std::max(into.min_length, from.min_length);
  into.min_elements = std::max(into.min_elements, from.min_elements);
  if (from.letters != LetterCase::any) into.letters = from.letters;
  into.not_null |= from.not_null;
  into.always_null |= from.always_null;
}

ColumnDraft* TableDraft::find(int number) {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const ColumnDraft& draft) { return draft.column->number == number; });
  return found == columns.end() ? nullptr : &*found;
}

const ColumnDraft* TableDraft::find(int number) const {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const ColumnDraft& draft) { return draft.column->number == number; });
  return found == columns.end() ? nullptr : &*found;
}

ColumnDraft* TableDraft::find(const std::string& name) {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const ColumnDraft& draft) { return draft.column->name == name; });
  return found == columns.end() ? nullptr : &*found;
}

// A row must fit into a gigabyte, and a few rows into memory.
std::string too_wide(const TableDraft& draft) {
  constexpr int kWidest = 16 * 1024 * 1024;
  for (const ColumnDraft& column : draft.columns) {
    if (column.wanted == nullptr || column.wanted->width.value_or(0) <= kWidest) continue;
    return fmt::format("[seed] wants {} bytes for each value of column {}: more than {} cannot be made",
                       *column.wanted->width, column.column->name, kWidest);
  }
  return {};
}

TableDraft draft_table(const Catalog& catalog, const Table& table, const TableSeedSpec* spec,
                       bool distrusted) {
  TableDraft draft;
  draft.table = &table;
  draft.distrusted = distrusted;
  draft.filled = {table.oid};
  for (const Column& column : table.columns)
    draft.columns.push_back(draft_column(catalog, table, column, spec));
  draft.note = unheeded_columns(table, spec);
  draft.problem = too_wide(draft);
  read_checks(draft);
  draft_references(catalog, draft);
  find_unwritable(catalog, draft);
  return draft;
}

}  // namespace rehearse::seed
