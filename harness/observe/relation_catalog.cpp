#include "observe/relation_catalog.h"

#include <fmt/format.h>

#include <cstdint>

namespace rehearse::observe {

namespace {

// 16384 is FirstNormalObjectId: below it are the system's own relations. A subquery per row is cheaper than
// a join here, because all but the first call return few rows.
constexpr const char* kPrepare = R"(
PREPARE rehearse_relations(xid) AS
SELECT c.oid, n.nspname, c.relname, c.relkind, c.relpersistence = 't', c.reltoastrelid,
       CASE WHEN c.relkind IN ('i', 'I') THEN (SELECT indrelid FROM pg_index WHERE indexrelid = c.oid)
            WHEN c.relkind = 'S' THEN (SELECT refobjid FROM pg_depend
                                       WHERE classid = 'pg_class'::regclass AND objid = c.oid AND objsubid = 0
                                         AND refclassid = 'pg_class'::regclass AND deptype IN ('a', 'i')
                                       LIMIT 1)
       END,
       (SELECT txid_snapshot_xmin(txid_current_snapshot()))
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.oid >= 16384 AND ($1 IS NULL OR age(c.xmin) <= age($1) OR age(n.xmin) <= age($1)))";

Oid oid(const pg::Result& result, std::size_t row, std::size_t column) {
  return {static_cast<std::uint32_t>(result.integer(row, column))};
}

Relation relation(const pg::Result& result, std::size_t row) {
  return {oid(result, row, 0),         std::string(result.text(row, 1)), std::string(result.text(row, 2)),
          result.text(row, 3).front(), result.boolean(row, 4),           oid(result, row, 6),
          oid(result, row, 5)};
}

}  // namespace

void RelationCatalog::attach(pg::Connection& connection) {
  connection.query(kPrepare);
}

void RelationCatalog::refresh(pg::Connection& connection) {
  const auto changed = connection.query(fmt::format("EXECUTE rehearse_relations({})", seen_up_to_));
  for (std::size_t row = 0; row < changed.rows(); ++row) names_.put(relation(changed, row));
  if (changed.rows() == 0) return;
  // txid is 64 bits wide, xmin holds the lower 32.
  const auto xmin = static_cast<std::uint32_t>(changed.integer(0, 7));
  seen_up_to_ = fmt::format("'{}'", xmin);
}

}  // namespace rehearse::observe
