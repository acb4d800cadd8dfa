#include "snapshot/catalog_reader.h"

namespace rehearse::snapshot {

namespace {

// ALTER DATABASE ... SET, also for single roles. The database's name is ours, not the user's.
std::string query(int) {
  return R"(
    SELECT 'settings' || coalesce(' of ' || pg_get_userbyid(NULLIF(s.setrole, 0)), ''),
      (SELECT string_agg(item, ', ' ORDER BY item) FROM unnest(s.setconfig) item) AS "values"
    FROM pg_db_role_setting s
    WHERE s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database()))";
}

}  // namespace

extern const CatalogReader database{"database", "", query};

}  // namespace rehearse::snapshot
