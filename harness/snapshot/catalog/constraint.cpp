#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string action(std::string_view column) {
  return fmt::format(
      "CASE {} WHEN 'r' THEN 'restrict' WHEN 'c' THEN 'cascade' WHEN 'n' THEN 'set null' WHEN 'd' THEN "
      "'set default' END",
      column);
}

// The triggers behind a foreign key, or a deferrable key, belong to it: ALTER TABLE ... DISABLE TRIGGER ALL
// switches them off, and nothing but tgenabled tells.
constexpr std::string_view kSwitchedOff = R"(
      SELECT tg.tgconstraint, string_agg(DISTINCT CASE tg.tgenabled WHEN 'D' THEN 'disabled'
        WHEN 'R' THEN 'replica only' ELSE 'always' END || ' on ' || tg.tgrelid::regclass::text, ', ') AS states
      FROM pg_trigger tg
      WHERE tg.tgisinternal AND tg.tgenabled <> 'O' GROUP BY tg.tgconstraint)";

// Constraints of tables and domains. PostgreSQL writes none but expressions here: pg_get_constraintdef()
// costs many times as much and would make one string of everything. Foreign keys that PostgreSQL adds for
// each partition of the table that they refer to are part of the one that the user made.
std::string query(int version) {
  return fmt::format(
      R"(
    SELECT quote_ident(con.conname),
      con.oid AS oid,
      con.conrelid AS "table",
      con.contypid AS "domain",
      CASE WHEN con.contypid <> 0 THEN con.contypid::regtype::text END AS "domain name",
      CASE con.contype WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique' WHEN 'f' THEN 'foreign key'
        WHEN 'c' THEN 'check' WHEN 'x' THEN 'exclude' WHEN 'n' THEN 'not null' ELSE con.contype::text END
        AS "type",
      con.conkey AS "columns",
      CASE con.contype WHEN 'f' THEN con.confrelid END AS "references",
      con.confkey AS "referenced columns",
      {on_update} AS "on update",
      {on_delete} AS "on delete",
      {set_columns} AS "on delete sets",
      CASE con.confmatchtype WHEN 'f' THEN 'full' WHEN 'p' THEN 'partial' END AS "match",
      CASE con.contype WHEN 'x' THEN (
        SELECT string_agg(op::regoperator::text, ', ' ORDER BY place)
        FROM unnest(con.conexclop) WITH ORDINALITY o (op, place)) END AS "operators",
      CASE WHEN con.conbin IS NOT NULL THEN pg_get_expr(con.conbin, con.conrelid) END AS "expression",
      CASE WHEN con.condeferred THEN 'initially deferred' WHEN con.condeferrable THEN 'deferrable' END
        AS "deferrable",
      CASE WHEN con.contype IN ('c', 'f', 'n') THEN con.convalidated::text END AS "validated",
      {enforced} AS "enforced",
      CASE WHEN con.contype IN ('c', 'n') AND con.connoinherit THEN 'true' END AS "no inherit",
      {period} AS "period",
      {inherited} AS "inherited",
      CASE con.contype WHEN 'f' THEN con.conindid END AS "referenced index",
      off.states AS "triggers"
    FROM pg_constraint con
    LEFT JOIN pg_constraint parent ON parent.oid = con.conparentid AND parent.conrelid = con.conrelid
      AND con.conparentid <> 0
    LEFT JOIN ({switched_off}) off ON off.tgconstraint = con.oid
    WHERE {user_oid} AND con.contype <> 't' AND parent.oid IS NULL AND {lasting})",
      fmt::arg("on_update", action("con.confupdtype")), fmt::arg("on_delete", action("con.confdeltype")),
      fmt::arg("set_columns", since(version, 150000, "con.confdelsetcols", "NULL::smallint[]")),
      fmt::arg("enforced",
               since(version, 180000, "CASE WHEN NOT con.conenforced THEN 'false' END", "NULL::text")),
      fmt::arg("period", since(version, 180000, flag("con.conperiod"), "NULL::text")),
      fmt::arg("inherited", inherited("con.coninhcount", "con.conislocal")),
      fmt::arg("switched_off", kSwitchedOff), fmt::arg("user_oid", is_user_oid("con.oid")),
      fmt::arg("lasting", is_lasting("con.connamespace")));
}

void finish_reference(Entry& constraint, const Names& names) {
  const std::string oid = constraint.take("references");
  const std::string columns = constraint.take("referenced columns");
  if (oid.empty()) return;
  constraint.put("references",
                 fmt::format("{} ({})", names.relation(oid), names.columns(to_oid(oid), columns)));
  constraint.put("referenced index", names.relation(constraint.take("referenced index")));
}

void finish(Entry& constraint, const Names& names) {
  const Oid table = to_oid(constraint.take("table"));
  const Oid domain = to_oid(constraint.take("domain"));
  const std::string domain_name = constraint.take("domain name");
  constraint.whole = domain == 0 ? table : domain;
  constraint.whole_catalog = domain == 0 ? "pg_class" : "pg_type";
  const std::string owner = domain == 0 ? names.relation(table) : domain_name;
  constraint.object.identity = owner + "." + constraint.object.identity;
  constraint.put("columns", names.columns(table, constraint.take("columns")));
  constraint.put("on delete sets", names.columns(table, constraint.take("on delete sets")));
  finish_reference(constraint, names);
}

}  // namespace

extern const CatalogReader constraint{"constraint", "pg_constraint", query, finish};

}  // namespace rehearse::snapshot
