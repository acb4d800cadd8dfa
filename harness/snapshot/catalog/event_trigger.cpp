#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(R"(
    SELECT quote_ident(e.evtname),
      e.oid AS oid,
      e.evtevent AS "event",
      {tags} AS "tags",
      {function} AS "function",
      CASE e.evtenabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' ELSE 'yes' END
        AS "enabled",
      pg_get_userbyid(e.evtowner) AS "owner"
    FROM pg_event_trigger e)",
                     fmt::arg("tags", sorted("e.evttags")), fmt::arg("function", function_name("e.evtfoid")));
}

}  // namespace

extern const CatalogReader event_trigger{"event trigger", "pg_event_trigger", query};

}  // namespace rehearse::snapshot
