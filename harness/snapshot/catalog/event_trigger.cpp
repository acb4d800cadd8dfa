#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(R"(
    SELECT quote_ident(e.evtname),
      e.evtevent AS "event",
      {tags} AS "tags",
      e.evtfoid::regprocedure::text AS "function",
      CASE e.evtenabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' ELSE 'yes' END
        AS "enabled",
      pg_get_userbyid(e.evtowner) AS "owner",
      d.description AS "comment"
    FROM pg_event_trigger e
    {join_comment}
    WHERE {own})",
                     fmt::arg("tags", sorted("e.evttags")),
                     fmt::arg("join_comment", join_comment("pg_event_trigger", "e.oid")),
                     fmt::arg("own", not_from_extension("pg_event_trigger", "e.oid")));
}

}  // namespace

extern const CatalogReader event_trigger{"event trigger", query};

}  // namespace rehearse::snapshot
