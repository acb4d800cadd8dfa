#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/secrets.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// The view shows options to the mapped user and to superusers alone; everybody may read the rest of it. The
// options are credentials, so none is shown.
std::string query(int) {
  return fmt::format(R"(
    SELECT 'of ' || CASE m.umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(m.usename) END || ' on ' ||
        quote_ident(m.srvname),
      m.umid AS oid,
      quote_ident(m.srvname) AS "server",
      {options} AS "options"
    FROM pg_user_mappings m)",
                     fmt::arg("options", secret_options("m.umoptions")));
}

std::string not_seen(int) {
  return R"(
    SELECT 'the options of the user mapping of ' || m.usename || ' on ' || m.srvname
    FROM pg_user_mappings m
    JOIN pg_foreign_server s ON s.oid = m.srvid
    WHERE NOT CASE m.umuser WHEN 0 THEN pg_has_role(s.srvowner, 'USAGE')
      ELSE m.usename = current_user AND
        (pg_has_role(s.srvowner, 'USAGE') OR has_server_privilege(s.oid, 'USAGE')) END
    ORDER BY 1)";
}

}  // namespace

extern const CatalogReader user_mapping{"user mapping", "pg_user_mapping", query, nullptr, nullptr, not_seen};

}  // namespace rehearse::snapshot
