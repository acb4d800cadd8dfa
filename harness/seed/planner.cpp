#include "seed/planner.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/strings.h"
#include "pg/connection.h"
#include "seed/configured_values.h"
#include "seed/samples.h"
#include "seed/shaped_values.h"

namespace rehearse::seed {

namespace {

using How = Reference::How;

constexpr double kUsualNulls = 0.1;
constexpr double kRareNulls = 0.9;  // share of NULL in columns that say when something ended

struct CircularKeys {
  std::string table;
};

std::string filter_of(const TableDraft& draft) {
  std::vector<std::string> conditions;
  // A CHECK that is NULL holds; WHERE wants true.
  for (const CheckConstraint* check : draft.filters) {
    conditions.push_back(fmt::format("(({}) IS NOT FALSE)", check->expression));
  }
  if (!draft.filter_bound.empty()) conditions.push_back(fmt::format("({})", draft.filter_bound));
  return join(conditions, " AND ");
}

std::string filter_names(const TableDraft& draft) {
  std::vector<std::string> names;
  for (const CheckConstraint* check : draft.filters) names.push_back(check->name);
  if (!draft.filter_bound.empty()) names.emplace_back("the partition's bound");
  return join(names, ", ");
}

std::string remedy(const TableDraft& draft) {
  std::set<std::string> columns;
  for (const CheckConstraint* check : draft.filters) {
    for (const int number : check->columns) {
      if (const ColumnDraft* column = draft.find(number)) columns.insert(column->column->name);
    }
  }
  const std::string table = full_name(*draft.table);
  if (columns.empty()) return fmt::format("to leave the table out: [seed] skip = [\"{}\"]", table);
  return fmt::format(
      "name values for {0}, [seed.tables.\"{1}\".columns.{2}] values = {{ \"...\" = 1 }}, or leave the "
      "table out, skip = [\"{1}\"]",
      join({columns.begin(), columns.end()}, ", "), table, *columns.begin());
}

RowMap map_of(const TableDraft& draft, const Role& role, std::int64_t size, Stream stream, bool shuffled) {
  switch (role.kind) {
    case Role::Kind::distinct:
      return shuffled ? RowMap::permuted(size, stream) : RowMap::same();
    case Role::Kind::digit:
      return RowMap::digit(role.divisor, role.size, role.system, stream.child("digits"))
          .from(draft.first_row);
    case Role::Kind::free:
      break;
  }
  return RowMap::skewed(size, stream);
}

bool is_computed(const ColumnDraft& column) {
  return column.wanted != nullptr && !column.wanted->expression.empty() && !column.left_out &&
         column.reference < 0 && column.role.kind == Role::Kind::free;
}

// Which of the rows to choose from: as the profile has it of the reference's first column, or skewed.
RowMap map_of(const TableDraft& draft, const Reference& reference, Stream stream) {
  if (reference.role.kind == Role::Kind::free) {
    const ColumnDraft& first = *draft.find(reference.lead().columns.front());
    for (const int column : reference.lead().columns) {
      const ForeignKeySpec* wanted = draft.find(column)->wanted_key;
      if (const auto asked = configured_reference(wanted, reference.size, stream)) return *asked;
    }
    if (const auto shaped = shaped_reference(draft, first, reference.size, stream)) return *shaped;
  }
  return map_of(draft, reference.role, reference.size, stream, true);
}

ColumnPlan server_column(const Column& column) {
  return column.generated
             ? ColumnPlan{column.name, "the server", "generated column", nullptr, 0}
             : ColumnPlan{column.name, "default", "no values are known for its type", nullptr, 0};
}

}  // namespace

Stream Planner::stream_of(const TableDraft& draft) const {
  return Stream(spec_.value).child(full_name(*draft.table));
}

double Planner::null_share(const TableDraft& draft, const ColumnDraft& column) const {
  if (!column.nullable() || column.role.kind != Role::Kind::free) return 0;
  if (column.reference >= 0) {
    const auto& reference = draft.references[static_cast<std::size_t>(column.reference)];
    if (reference.role.kind != Role::Kind::free) return 0;
  }
  if (column.wanted != nullptr && column.wanted->nulls) return std::clamp(*column.wanted->nulls, 0.0, 1.0);
  if (column.shape != nullptr) return std::clamp(column.shape->null_fraction, 0.0, 1.0);
  const std::string name = lower(column.column->name);
  for (const std::string_view glob : {"*delet*", "*archiv*", "*cancel*", "*error*", "*revoked*"}) {
    if (glob_match(glob, name)) return kRareNulls;
  }
  return kUsualNulls;
}

GeneratorPtr Planner::parent_values(const Reference& reference, int column) {
  const ForeignKey& key = reference.lead();
  const auto at = std::find(key.columns.begin(), key.columns.end(), column) - key.columns.begin();
  const int number = key.parent_columns[static_cast<std::size_t>(at)];
  const std::string& name = [&]() -> const std::string& {
    const Table& parent = table(key.parent);
    return std::find_if(parent.columns.begin(), parent.columns.end(),
                        [&](const Column& c) { return c.number == number; })
        ->name;
  }();
  std::vector<std::pair<std::int64_t, GeneratorPtr>> parts;
  for (const std::size_t i : fillers(key.parent)) {
    if (drafts_[i].rows == 0) continue;
    // Partitions may number their columns otherwise.
    parts.emplace_back(drafts_[i].first_row, column_values(i, drafts_[i].find(name)->column->number));
  }
  return parts.size() == 1 ? parts.front().second : generator::concatenated(std::move(parts));
}

Choice Planner::refer(const TableDraft& draft, const ColumnDraft& column) {
  const auto& reference = draft.references[static_cast<std::size_t>(column.reference)];
  const std::string reason = "refers to " + full_name(table(reference.lead().parent));
  if (reference.how == How::absent) return {generator::nothing(), "nothing", reason + ", which is empty"};
  const Stream stream = stream_of(draft).child("foreign key " + reference.lead().name);
  const RowMap map = map_of(draft, reference, stream);
  const int number = column.column->number;
  if (reference.how == How::sampled) {
    const auto at = std::find(reference.columns.begin(), reference.columns.end(), number);
    auto values =
        generator::sampled(reference.sample, static_cast<std::size_t>(at - reference.columns.begin()));
    return {generator::mapped(map, std::move(values)), "existing key", reason};
  }
  GeneratorPtr values = parent_values(reference, number);
  if (column.type.integer()) values = generator::resized(std::move(values), column.type);
  if (reference.how == How::own_row) return {std::move(values), "own row", reason};
  if (fillers(reference.lead().parent) == fillers(draft.table->oid)) {
    return {generator::mapped(RowMap::ancestor(stream), std::move(values)), "row before", reason};
  }
  const std::int64_t base = drafts_[fillers(reference.lead().parent).front()].first_row;
  return {generator::mapped(map.plus(base), std::move(values)), "foreign key", reason};
}

GeneratorPtr Planner::build(std::size_t target, const ColumnDraft& column, ColumnPlan& plan) {
  const TableDraft& draft = drafts_[target];
  const Stream stream = stream_of(draft).child(column.column->name);
  Choice choice;
  if (column.reference >= 0 && !column.restriction.always_null) {
    choice = refer(draft, column);
  } else {
    choice = choose_values(catalog_, draft, column, stream);
    if (column.role.kind == Role::Kind::digit) {
      choice.values =
          generator::mapped(map_of(draft, column.role, 0, stream_of(draft), false), choice.values);
    }
  }
  plan.generator = choice.generator;
  plan.reason = choice.reason;
  // One stream for all columns of a reference: they are NULL together (MATCH FULL wants that).
  const Stream nulls = column.reference < 0
                           ? stream.child("nulls")
                           : stream_of(draft).child(fmt::format("nulls {}", column.reference));
  plan.nulls = null_share(draft, column);
  return generator::nullable(choice.values, plan.nulls, nulls);
}

// A second generator for the rows that partial keys do not count.
GeneratorPtr Planner::exempted(std::size_t target, const ColumnDraft& column, GeneratorPtr values) {
  const Exemption& exemption = drafts_[target].exemption;
  const auto wanted = exemption.columns.find(column.column->name);
  if (wanted == exemption.columns.end()) return values;
  ColumnDraft other = column;
  merge(other.restriction, wanted->second);
  if (wanted->second.not_null) other.restriction.always_null = false;
  other.role = {};
  other.reference = wanted->second.always_null ? -1 : column.reference;
  ColumnPlan ignored;
  return generator::concatenated({{0, std::move(values)}, {exemption.from, build(target, other, ignored)}});
}

GeneratorPtr Planner::column_values(std::size_t target, int column) {
  return plan_column(target, *drafts_[target].find(column)).values;
}

ColumnPlan Planner::plan_column(std::size_t target, const ColumnDraft& column) {
  const std::pair place{target, column.column->number};
  if (const auto known = built_.find(place); known != built_.end()) return known->second;
  if (!building_.insert(place).second) throw CircularKeys{full_name(*drafts_[target].table)};
  ColumnPlan plan{column.column->name, {}, {}, nullptr, 0};
  plan.values = exempted(target, column, build(target, column, plan));
  building_.erase(place);
  return built_[place] = plan;
}

TablePlan Planner::plan_table(std::size_t target) {
  const TableDraft& draft = drafts_[target];
  TablePlan plan;
  plan.oid = draft.table->oid;
  plan.schema = draft.table->schema;
  plan.name = draft.table->name;
  plan.shape = draft.shape;
  plan.filled = draft.filled;
  plan.first_row = draft.first_row;
  plan.rows = draft.rows;
  plan.rows_reason = draft.rows_reason;
  plan.row_limit = draft.row_limit;
  plan.filter = filter_of(draft);
  plan.filter_names = filter_names(draft);
  plan.remedy = remedy(draft);
  plan.distrusted = draft.distrusted;
  plan.by_trial = draft.by_trial;
  plan.stage = draft.stage;
  plan.note = draft.note;
  for (const ColumnDraft& column : draft.columns) {
    if (column.left_out)
      plan.left_out.push_back(server_column(*column.column));
    else
      plan.columns.push_back(plan_column(target, column));
    if (is_computed(column)) plan.expressions.emplace_back(column.column->name, column.wanted->expression);
    if (!column.column->sequence.empty() && column.role.kind == Role::Kind::distinct) {
      plan.sequences.push_back({column.column->sequence, draft.first_row + draft.rows});
    }
  }
  for (const ForeignKey& key : draft.table->foreign_keys) {
    plan.tests.push_back({key.name, reference_test(catalog_, *draft.table, key)});
  }
  for (const Reference& reference : draft.references) {
    if (reference.sample) plan.samples.push_back(reference.sample);
    for (const ForeignKey* key : reference.keys) {
      for (const std::size_t i : fillers(key->parent)) {
        if (i != target && reference.how != How::absent) plan.parents.push_back(drafts_[i].table->oid);
      }
    }
  }
  return plan;
}

void Planner::plan_samples() {
  for (TableDraft& draft : drafts_) {
    for (Reference& reference : draft.references) {
      if (reference.how != How::sampled || draft.rows == 0) continue;
      reference.sample = std::make_shared<Sample>();
      reference.sample->query = sample_query(catalog_, draft, reference);
      reference.sample->constraint = reference.lead().name;
      reference.sample->expected = reference.size;
      reference.sample->exact = reference.role.kind != Role::Kind::free;
    }
  }
}

SeedPlan Planner::plan() {
  settle_rows();
  settle_stages();
  plan_samples();
  SeedPlan plan;
  for (std::size_t i = 0; i < drafts_.size(); ++i) {
    TableDraft& draft = drafts_[i];
    try {
      if (draft.rows > 0) plan.tables.push_back(plan_table(i));
    } catch (const CircularKeys& circle) {
      building_.clear();
      draft.problem =
          fmt::format("its key is a foreign key that leads back to itself through {}", circle.table);
    }
    if (draft.problem.empty() && draft.rows == 0) draft.problem = draft.note;
    if (!draft.problem.empty())
      plan.unseeded.push_back({draft.table->oid, full_name(*draft.table), draft.problem});
  }
  std::stable_sort(plan.tables.begin(), plan.tables.end(),
                   [](const TablePlan& a, const TablePlan& b) { return a.stage < b.stage; });
  return plan;
}

SeedPlan make_plan(const Catalog& catalog, const SeedSpec& spec, const Lessons& lessons) {
  return Planner(catalog, spec, lessons).plan();
}

}  // namespace rehearse::seed
