#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// The column that the sequence goes with: 'i' where it is the column's identity, 'a' for serial and OWNED BY.
constexpr std::string_view kOwner = R"((
        SELECT dep.refobjid || ' ' || dep.refobjsubid || ' ' || CASE dep.deptype WHEN 'i' THEN 1 ELSE 0 END
        FROM pg_depend dep
        WHERE dep.classid = 'pg_class'::regclass AND dep.objid = c.oid AND dep.objsubid = 0
          AND dep.refclassid = 'pg_class'::regclass AND dep.refobjsubid > 0 AND dep.deptype IN ('a', 'i')))";

// Where the sequence stands is data, not schema.
std::string query(int) {
  return fmt::format(
      R"(
    SELECT '',
      c.oid AS oid,
      format_type(s.seqtypid, NULL) AS "type",
      s.seqstart AS "start",
      s.seqincrement AS "increment",
      s.seqmin AS "minimum",
      s.seqmax AS "maximum",
      s.seqcache AS "cache",
      s.seqcycle::text AS "cycle",
      {unlogged} AS "unlogged",
      {owner} AS "owned by",
      pg_get_userbyid(c.relowner) AS "owner",
      {grants} AS "grants"
    FROM pg_sequence s
    JOIN pg_class c ON c.oid = s.seqrelid
    WHERE {user_oid} AND c.relpersistence <> 't')",
      fmt::arg("unlogged", flag("c.relpersistence = 'u'")), fmt::arg("owner", kOwner),
      fmt::arg("grants", grants("c.relacl", "s", "c.relowner")), fmt::arg("user_oid", is_user_oid("c.oid")));
}

void finish(Entry& sequence, const Names& names) {
  sequence.object.identity = names.relation(sequence.oid);
  const auto owner = numbers(sequence.take("owned by"));
  if (owner.size() != 3) return;
  const auto table = static_cast<Oid>(owner[0]);
  sequence.put("owned by", names.relation(table) + "." + names.column(table, static_cast<int>(owner[1])));
  if (owner[2] == 0) return;
  sequence.put("identity", "true");
  sequence.whole = table;
}

}  // namespace

extern const CatalogReader sequence{"sequence", "pg_class", query, finish};

}  // namespace rehearse::snapshot
