// Brings the drafts of all tables together: sizes, stages, generators.
#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "seed/draft.h"
#include "seed/random.h"
#include "seed/values.h"

namespace rehearse::seed {

class Planner {
 public:
  Planner(const Catalog& catalog, const SeedSpec& spec, const Lessons& lessons);
  SeedPlan plan();

 private:
  using Targets = std::vector<std::size_t>;  ///< indexes of drafts_

  const Table& table(Oid oid) const;
  void map_parents();
  /// The drafts that fill a referenced table: itself or its partitions.
  Targets fillers(Oid parent) const;
  std::int64_t existing_rows(Oid parent) const;

  /// Rows depend on parents, which depend on their own: repeated until nothing changes.
  void settle_rows();
  bool settle(TableDraft& draft);
  bool size_references(TableDraft& draft);
  void size_reference(const TableDraft& draft, Reference& reference) const;
  bool drop_reference(TableDraft& draft, Reference& reference) const;
  void settle_stages();
  /// Does a chain of foreign keys lead there?
  bool reaches(std::size_t from, std::size_t to, std::set<std::size_t>& seen) const;
  bool cut_references(std::size_t target);
  bool cut_circle(std::size_t start);
  int stage_of(const TableDraft& draft) const;

  GeneratorPtr column_values(std::size_t target, int column);
  GeneratorPtr build(std::size_t target, const ColumnDraft& column, ColumnPlan& plan);
  GeneratorPtr exempted(std::size_t target, const ColumnDraft& column, GeneratorPtr values);
  GeneratorPtr parent_values(const Reference& reference, int column);
  Choice refer(const TableDraft& draft, const ColumnDraft& column);
  Stream stream_of(const TableDraft& draft) const;
  double null_share(const TableDraft& draft, const ColumnDraft& column) const;
  ColumnPlan plan_column(std::size_t target, const ColumnDraft& column);
  TablePlan plan_table(std::size_t target);
  void plan_samples();

  const Catalog& catalog_;
  const SeedSpec& spec_;
  const Lessons& lessons_;
  std::vector<TableDraft> drafts_;
  std::map<Oid, Targets> fillers_;
  std::map<std::pair<std::size_t, int>, ColumnPlan> built_;
  std::set<std::pair<std::size_t, int>> building_;
};

}  // namespace rehearse::seed
