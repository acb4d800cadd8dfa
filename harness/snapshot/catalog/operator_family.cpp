#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/operator_members.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// A built-in family has a name here when it got members from users, and a row without one when it got them
// from an extension: they are known then.
std::string query(int) {
  return fmt::format(
      R"(
    SELECT CASE WHEN {user_oid} OR m.operators IS NOT NULL OR m.functions IS NOT NULL
        THEN {name} || ' using ' || quote_ident(am.amname) END,
      f.oid AS oid,
      m.operators AS "operators",
      m.functions AS "functions",
      pg_get_userbyid(f.opfowner) AS "owner"
    FROM pg_opfamily f
    JOIN pg_namespace n ON n.oid = f.opfnamespace
    JOIN pg_am am ON am.oid = f.opfmethod
    LEFT JOIN {members} m ON m.owner = f.oid
    WHERE {lasting} AND ({user_oid} OR f.oid IN (
      SELECT amopfamily FROM pg_amop WHERE oid >= 16384
      UNION ALL SELECT amprocfamily FROM pg_amproc WHERE oid >= 16384)))",
      fmt::arg("name", qualified("n", "f.opfname")), fmt::arg("members", members_of_families()),
      fmt::arg("user_oid", is_user_oid("f.oid")), fmt::arg("lasting", is_lasting("f.opfnamespace")));
}

}  // namespace

extern const CatalogReader operator_family{"operator family", "pg_opfamily", query};

}  // namespace rehearse::snapshot
