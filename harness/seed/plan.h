// What will be loaded: pure, from a description of the catalog. Nothing here needs a server, so that
// `rehearse plan` can show it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "rehearse/profile.h"
#include "rehearse/scenario.h"
#include "seed/catalog.h"
#include "seed/generator.h"
#include "seed/sample.h"

namespace rehearse::seed {

struct ColumnPlan {
  std::string name;
  std::string generator;  ///< "key", "text: email", "foreign key"
  std::string reason;     ///< what decided it: a constraint, the type, the name, the configuration
  GeneratorPtr values;
  double nulls = 0;  ///< share of the rows that get NULL instead
};

/// A query that finds a row whose foreign key does not hold.
struct ReferenceTest {
  std::string constraint;
  std::string query;
};

/// A sequence that must not give out what was loaded.
struct SequencePosition {
  std::string sequence;  ///< quoted SQL name
  std::int64_t value = 0;
};

struct TablePlan {
  Oid oid;
  std::string schema;
  std::string name;
  const ProfileTable* shape = nullptr;  ///< its statistics in production; null: none
  std::vector<Oid> filled;              ///< the tables that get rows: itself, or the partitions it routes to
  std::int64_t first_row = 0;           ///< partitions of one table share a numbering
  std::int64_t rows = 0;
  std::string rows_reason;     ///< who wanted that many: the configuration or the profile
  std::int64_t row_limit = 0;  ///< row numbers for replacements of filtered rows end here, exclusive
  std::vector<ColumnPlan> columns;
  /// Columns that the server computes, with SQL.
  std::vector<std::pair<std::string, std::string>> expressions;
  std::vector<ColumnPlan> left_out;  ///< not loaded: the server has a value of its own for them
  std::string filter;                ///< condition that the server evaluates for each row; empty: none
  std::string filter_names;          ///< of the constraints in it
  std::string remedy;                ///< what the user can write when too few rows pass
  bool distrusted = false;  ///< the filter holds all CHECKs that it can: what fails still, fails for good
  bool by_trial = false;    ///< the columns that the filter is about have values found by trial
  int stage = 0;            ///< tables of earlier stages are loaded and indexed before
  std::string note;         ///< what is not as wanted, though rows are loaded
  std::vector<SequencePosition> sequences;
  std::vector<Oid> parents;  ///< planned tables whose rows these rows refer to
  std::vector<std::shared_ptr<Sample>> samples;
  std::vector<ReferenceTest> tests;  ///< the load runs with foreign keys off: nobody else looks
};

/// "schema.table", as messages name it.
inline std::string full_name(const TablePlan& plan) {
  return plan.schema + "." + plan.name;
}

struct Unseeded {
  Oid oid;
  std::string table;
  std::string problem;
};

struct SeedPlan {
  std::vector<TablePlan> tables;  ///< by stage, then as in the catalog
  std::vector<Unseeded> unseeded;
};

/// What an attempt to load taught; a new plan goes around it.
struct Shortfall {
  std::int64_t rows = 0;  ///< loaded, and all that there will be
  std::string why;
};

struct Lessons {
  std::map<Oid, std::string> failed;  ///< table -> why; stays empty
  std::set<Oid> distrusted;           ///< our reading of its CHECKs was wrong: the server filters them all
  std::set<Oid> hopeless;             ///< CHECKs refused every row: values are found by trial
  std::map<Oid, Shortfall> shortened;
  /// Parents that there are to choose from, by table and foreign key, where fewer than estimated.
  std::map<std::pair<Oid, std::string>, std::int64_t> parents;

  [[nodiscard]] bool empty() const {
    return failed.empty() && distrusted.empty() && hopeless.empty() && shortened.empty() && parents.empty();
  }
  /// Counts of `other` are newer, and smaller: they replace ours.
  void merge(Lessons& other) {
    failed.merge(other.failed);
    distrusted.merge(other.distrusted);
    hopeless.merge(other.hopeless);
    for (const auto& [table, fewer] : other.shortened) shortened[table] = fewer;
    for (const auto& [key, rows] : other.parents) parents[key] = rows;
  }
};

SeedPlan make_plan(const Catalog& catalog, const SeedSpec& spec, const Lessons& lessons = {});

}  // namespace rehearse::seed
