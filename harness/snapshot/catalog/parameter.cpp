#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// GRANT SET and ALTER SYSTEM ON PARAMETER came with version 15. Parameters belong to the superuser of initdb
// (BOOTSTRAP_SUPERUSERID of pg_authid.dat).
std::string query(int version) {
  if (version < 150000) return "SELECT NULL::text WHERE false";
  return fmt::format(R"(
    SELECT p.parname,
      p.oid AS oid,
      {grants} AS "grants"
    FROM pg_parameter_acl p)",
                     fmt::arg("grants", grants("p.paracl", "p", "10")));
}

bool wanted(const SnapshotOptions& options) {
  return options.cluster_objects;
}

}  // namespace

extern const CatalogReader parameter{"parameter", "pg_parameter_acl", query, nullptr, wanted};

}  // namespace rehearse::snapshot
