#include "seed/index_density.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/strings.h"

namespace rehearse::seed {

namespace {

constexpr double kTolerance = 0.03;
constexpr double kUsualFill = 90;    // BTREE_DEFAULT_FILLFACTOR
constexpr double kEmptiest = 10;     // BTREE_MIN_FILLFACTOR
constexpr std::int64_t kSmall = 10;  // pages: not worth it

// Those that foreign keys rest on were there while rows were loaded: nobody knows how full they are.
// B-trees that keep to the usual fill factor: of others we do not know how they would grow.
constexpr const char* kIndexSizes = R"(
SELECT i.indrelid, x.relname, i.indexrelid::regclass,
       pg_relation_size(i.indexrelid) / current_setting('block_size')::bigint,
       EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.conindid = i.indexrelid)
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_am a ON a.oid = x.relam
WHERE i.indrelid IN ({}) AND pg_has_role(x.relowner, 'USAGE') AND a.amname = 'btree' AND i.indisvalid AND x.relkind = 'i'
  AND NOT coalesce(x.reloptions::text LIKE '%fillfactor%', false)
ORDER BY i.indexrelid)";

// What there should be for so many rows.
double wanted_pages(const TablePlan& plan, std::string_view index) {
  if (plan.shape == nullptr || plan.shape->rows.value_or(0) <= 0) return 0;
  const auto known = std::find_if(plan.shape->indexes.begin(), plan.shape->indexes.end(),
                                  [&](const ProfileIndex& each) { return each.name == index; });
  if (known == plan.shape->indexes.end()) return 0;
  return static_cast<double>(known->pages) * static_cast<double>(plan.rows) /
         static_cast<double>(*plan.shape->rows);
}

}  // namespace

IndexDensity::IndexDensity(pg::Connection& connection, const SeedPlan& plan) : connection_(connection) {
  for (const TablePlan& table : plan.tables) {
    if (table.shape != nullptr) tables_[table.oid.value] = &table;
  }
}

std::vector<std::string> IndexDensity::rebuild(const std::string& index, double found, double wanted) {
  double& fill = fill_[index];
  fill = fill == 0 ? kUsualFill : std::clamp(fill * found / wanted, kEmptiest, 100.0);
  return {fmt::format("ALTER INDEX {} SET (fillfactor = {})", index, std::lround(fill)),
          fmt::format("REINDEX INDEX {}", index), fmt::format("ALTER INDEX {} RESET (fillfactor)", index)};
}

std::vector<std::vector<std::string>> IndexDensity::next_round() {
  std::vector<std::vector<std::string>> result;
  std::vector<std::string> oids;
  for (const auto& table : tables_) oids.push_back(std::to_string(table.first));
  if (oids.empty()) return result;
  const pg::Result rows = connection_.query(fmt::format(fmt::runtime(kIndexSizes), join(oids, ", ")));
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const double wanted = wanted_pages(*tables_[rows.integer(i, 0)], rows.text(i, 1));
    const auto found = static_cast<double>(rows.integer(i, 3));
    if (wanted < kSmall || std::abs(found - wanted) <= kTolerance * wanted) continue;
    const std::string name(rows.text(i, 2));
    if (!rows.boolean(i, 4)) fill_.emplace(name, kUsualFill);
    result.push_back(rebuild(name, found, wanted));
  }
  return result;
}

}  // namespace rehearse::seed
