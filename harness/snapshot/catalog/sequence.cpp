#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Where the sequence stands is data, not schema.
std::string query(int) {
  return fmt::format(
      R"(
    SELECT {name},
      format_type(s.seqtypid, NULL) AS "type",
      s.seqstart AS "start",
      s.seqincrement AS "increment",
      s.seqmin AS "minimum",
      s.seqmax AS "maximum",
      s.seqcache AS "cache",
      s.seqcycle::text AS "cycle",
      {unlogged} AS "unlogged",
      owned.by AS "owned by",
      CASE owned.deptype WHEN 'i' THEN 'true' END AS "identity",
      pg_get_userbyid(c.relowner) AS "owner",
      {grants} AS "grants",
      d.description AS "comment"
    FROM pg_sequence s
    JOIN pg_class c ON c.oid = s.seqrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN (
      SELECT dep.objid, dep.deptype, {table} || '.' || (
        SELECT quote_ident(a.attname) FROM pg_attribute a
        WHERE a.attrelid = dep.refobjid AND a.attnum = dep.refobjsubid) AS by
      FROM pg_depend dep
      JOIN pg_class t ON t.oid = dep.refobjid
      JOIN pg_namespace tn ON tn.oid = t.relnamespace
      WHERE dep.classid = 'pg_class'::regclass AND dep.refclassid = 'pg_class'::regclass
        AND dep.objsubid = 0 AND dep.refobjsubid > 0 AND dep.deptype IN ('a', 'i')
        AND {user_dependent}
        AND dep.objid IN (SELECT seqrelid FROM pg_sequence)
    ) owned ON owned.objid = c.oid
    {join_comment}
    WHERE {user_oid} AND {user_schema} AND {own})",
      fmt::arg("name", qualified("n", "c.relname")), fmt::arg("unlogged", flag("c.relpersistence = 'u'")),
      fmt::arg("grants", grants("c.relacl", "s", "c.relowner")),
      fmt::arg("table", qualified("tn", "t.relname")), fmt::arg("user_dependent", is_user_oid("dep.objid")),
      fmt::arg("join_comment", join_comment("pg_class", "c.oid")), fmt::arg("user_oid", is_user_oid("c.oid")),
      fmt::arg("user_schema", is_user_schema("n")), fmt::arg("own", not_from_extension("pg_class", "c.oid")));
}

}  // namespace

extern const CatalogReader sequence{"sequence", query};

}  // namespace rehearse::snapshot
