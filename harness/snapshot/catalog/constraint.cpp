#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Constraints of tables and domains. "NOT VALID" is an attribute of its own and therefore cut off the
// definition; from version 18 on it gives way to "NOT ENFORCED", which stays part of it.
//
// The triggers behind a foreign key belong to it: ALTER TABLE ... DISABLE TRIGGER ALL switches them off, and
// nothing but tgenabled tells.
std::string query(int version) {
  return fmt::format(
      R"(
    SELECT coalesce({table}, {domain}) || '.' || quote_ident(con.conname),
      CASE WHEN con.convalidated OR {not_enforced} THEN pg_get_constraintdef(con.oid)
        ELSE left(pg_get_constraintdef(con.oid), -length(' NOT VALID')) END AS "definition",
      CASE WHEN con.contype IN ('c', 'f', 'n') THEN con.convalidated::text END AS "validated",
      CASE WHEN con.contype = 'f' THEN {index} END AS "referenced index",
      CASE WHEN con.contype IN ('c', 'n') AND con.coninhcount > 0 THEN CASE WHEN con.conislocal
        THEN 'yes, and declared here too' ELSE 'yes' END END AS "inherited",
      off.states AS "triggers",
      d.description AS "comment"
    FROM pg_constraint con
    LEFT JOIN pg_class c ON c.oid = con.conrelid AND {user_oid}
    LEFT JOIN pg_namespace n ON n.oid = c.relnamespace AND {user_schema}
    LEFT JOIN pg_type t ON t.oid = con.contypid AND {user_type}
    LEFT JOIN pg_namespace tn ON tn.oid = t.typnamespace AND {user_type_schema}
    LEFT JOIN pg_class ic ON ic.oid = con.conindid AND con.contype = 'f'
    LEFT JOIN pg_namespace icn ON icn.oid = ic.relnamespace
    LEFT JOIN pg_constraint parent ON parent.oid = con.conparentid AND parent.conrelid = con.conrelid
    LEFT JOIN (
      SELECT tg.tgconstraint, string_agg(DISTINCT CASE tg.tgenabled WHEN 'D' THEN 'disabled'
        WHEN 'R' THEN 'replica only' ELSE 'always' END || ' on ' || {trigger_table}, ', ') AS states
      FROM pg_trigger tg
      JOIN pg_class tc ON tc.oid = tg.tgrelid
      JOIN pg_namespace tcn ON tcn.oid = tc.relnamespace
      WHERE tg.tgisinternal AND tg.tgenabled <> 'O' GROUP BY tg.tgconstraint
    ) off ON off.tgconstraint = con.oid
    {join_comment}
    WHERE {user_constraint} AND con.contype <> 't' AND coalesce(n.oid, tn.oid) IS NOT NULL
      AND parent.oid IS NULL AND {own_table} AND {own_type})",
      fmt::arg("table", qualified("n", "c.relname")), fmt::arg("domain", qualified("tn", "t.typname")),
      fmt::arg("not_enforced", since(version, 180000, "NOT con.conenforced", "false")),
      fmt::arg("index", qualified("icn", "ic.relname")),
      fmt::arg("trigger_table", qualified("tcn", "tc.relname")), fmt::arg("user_oid", is_user_oid("c.oid")),
      fmt::arg("user_type", is_user_oid("t.oid")), fmt::arg("user_schema", is_user_schema("n")),
      fmt::arg("user_type_schema", is_user_schema("tn")), fmt::arg("user_constraint", is_user_oid("con.oid")),
      fmt::arg("join_comment", join_comment("pg_constraint", "con.oid")),
      fmt::arg("own_table", not_from_extension("pg_class", "con.conrelid")),
      fmt::arg("own_type", not_from_extension("pg_type", "con.contypid")));
}

}  // namespace

extern const CatalogReader constraint{"constraint", query};

}  // namespace rehearse::snapshot
