#include <fmt/format.h>

#include "base/strings.h"
#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Each kind of token has an ordered list of dictionaries: one attribute each, or a change of one would show
// as a change of all.
constexpr std::string_view kMappings = R"(
      SELECT m.mapcfg, string_agg(m.token || '=' || m.dictionaries, E'\n') AS mappings FROM (
        SELECT m.mapcfg, token.alias AS token, string_agg(m.mapdict::regdictionary::text, ', '
          ORDER BY m.mapseqno) AS dictionaries
        FROM pg_ts_config_map m
        JOIN pg_ts_config c ON c.oid = m.mapcfg
        JOIN (SELECT p.oid AS parser, type.* FROM pg_ts_parser p CROSS JOIN LATERAL ts_token_type(p.oid) type
              WHERE p.oid IN (SELECT cfgparser FROM pg_ts_config WHERE oid >= 16384)) token
          ON token.parser = c.cfgparser AND token.tokid = m.maptokentype
        WHERE m.mapcfg >= 16384 GROUP BY m.mapcfg, token.alias
      ) m GROUP BY m.mapcfg)";

std::string query(int) {
  return fmt::format(R"(
    SELECT {name},
      c.oid AS oid,
      {parser} AS "parser",
      mapped.mappings AS "mappings",
      pg_get_userbyid(c.cfgowner) AS "owner"
    FROM pg_ts_config c
    JOIN pg_namespace n ON n.oid = c.cfgnamespace
    JOIN pg_ts_parser p ON p.oid = c.cfgparser
    JOIN pg_namespace pn ON pn.oid = p.prsnamespace
    LEFT JOIN ({mappings}) mapped ON mapped.mapcfg = c.oid
    WHERE {user_oid} AND {lasting})",
                     fmt::arg("name", qualified("n", "c.cfgname")),
                     fmt::arg("parser", qualified("pn", "p.prsname")), fmt::arg("mappings", kMappings),
                     fmt::arg("user_oid", is_user_oid("c.oid")),
                     fmt::arg("lasting", is_lasting("c.cfgnamespace")));
}

void finish(Entry& entry, const Names&) {
  const std::string mappings = entry.take("mappings");
  for (const std::string_view line : split(mappings, '\n'))
    if (const auto sign = line.find('='); sign != std::string_view::npos)
      entry.put("mapping of " + std::string(line.substr(0, sign)), std::string(line.substr(sign + 1)));
}

}  // namespace

extern const CatalogReader text_search_configuration{"text search configuration", "pg_ts_config", query,
                                                     finish};

}  // namespace rehearse::snapshot
