#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// What an extension brought along is part of it and not listed, but ALTER EXTENSION ... ADD and DROP show in
// the number of members. Array and row types come with others, and not every version counts them as members.
constexpr std::string_view kMembers = R"(
      SELECT dep.refobjid AS extension, count(*) AS members, count(d.description) AS comments,
        md5(string_agg(d.description, E'\n' ORDER BY d.description)) AS digest
      FROM pg_depend dep
      LEFT JOIN pg_description d ON d.classoid = dep.classid AND d.objoid = dep.objid
      WHERE dep.refclassid = 'pg_extension'::regclass AND dep.deptype = 'e'
        AND NOT (dep.classid = 'pg_type'::regclass AND dep.objid IN (
          SELECT oid FROM pg_type WHERE typinput = 'array_in'::regproc OR typrelid <> 0 OR typtype = 'm'))
      GROUP BY dep.refobjid)";

// Tables whose rows pg_dump saves, perhaps not all.
constexpr std::string_view kConfiguration = R"(
      (SELECT string_agg(item.id::regclass::text || CASE item.condition WHEN '' THEN '' ELSE ' ' ||
         item.condition END, ', ' ORDER BY item.id::regclass::text)
       FROM unnest(e.extconfig, e.extcondition) item(id, condition)))";

// The version decides what the extension brought along. Who commented on a member cannot be told from the
// extension's own comments, which are many, so their digest is compared.
std::string query(int) {
  return fmt::format(R"(
    SELECT quote_ident(e.extname),
      e.oid AS oid,
      quote_ident(n.nspname) AS "schema",
      e.extversion AS "version",
      pg_get_userbyid(e.extowner) AS "owner",
      e.extrelocatable::text AS "relocatable",
      CASE WHEN e.extconfig IS NOT NULL THEN {configuration} END AS "configuration tables",
      coalesce(m.members, 0) AS "members",
      CASE WHEN m.comments > 0 THEN m.comments || ' (digest ' || left(m.digest, 8) || ')' END
        AS "comments of members"
    FROM pg_extension e
    JOIN pg_namespace n ON n.oid = e.extnamespace
    LEFT JOIN ({members}) m ON m.extension = e.oid)",
                     fmt::arg("configuration", kConfiguration), fmt::arg("members", kMembers));
}

}  // namespace

extern const CatalogReader extension{"extension", "pg_extension", query};

}  // namespace rehearse::snapshot
