#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/secrets.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// The connection string without its secrets: passwords, and whole URIs but for host and database.
constexpr std::string_view kConnection = R"(
      CASE WHEN subconninfo ~ '^postgres(ql)?://'
      THEN regexp_replace(subconninfo, '^(\w+://)(?:[^/@]*@)?([^?]*).*$', '\1\2') || ' ' || {whole}
      ELSE (SELECT string_agg(part[1] || '=' || CASE WHEN {is_secret} THEN {value} ELSE part[2] END, ' '
              ORDER BY part[1])
            FROM regexp_matches(subconninfo, '(\w+)\s*=\s*(''(?:\\.|[^''\\])*''|(?:\\.|[^\s\\])*)', 'g') part)
      END)";

// Columns that only a superuser may read: a query that names them fails for others.
std::string privileged(std::string_view column, std::string_view expression) {
  return if_allowed(
      fmt::format("has_column_privilege('pg_subscription', '{}', 'SELECT')", column),
      fmt::format("SELECT {} FROM pg_subscription WHERE subdbid = %s AND subname = %L", expression),
      "s.subdbid, s.subname");
}

std::string connection() {
  return privileged("subconninfo", fmt::format(kConnection, fmt::arg("whole", digest("subconninfo")),
                                               fmt::arg("is_secret", is_secret("part[1]")),
                                               fmt::arg("value", digest("part[2]"))));
}

// Before version 16 streaming was on or off.
constexpr std::string_view kStreaming =
    "CASE s.substream WHEN 't' THEN 'on' WHEN 'p' THEN 'parallel' ELSE 'off' END";

std::string query(int version) {
  const auto from = [version](int first, std::string_view column) {
    return since(version, first, column, "NULL::text");
  };
  return fmt::format(
      R"(
    SELECT quote_ident(s.subname),
      {oid} AS oid,
      {connection} AS "connection",
      s.subslotname AS "slot",
      {synchronous} AS "synchronous commit",
      {publications} AS "publications",
      s.subenabled::text AS "enabled",
      {binary} AS "binary",
      {streaming} AS "streaming",
      {two_phase} AS "two-phase commit",
      {on_error} AS "disabled on error",
      {origin} AS "origin",
      {run_as_owner} AS "runs as owner",
      {password} AS "password required",
      {failover} AS "failover",
      pg_get_userbyid(s.subowner) AS "owner"
    FROM pg_subscription s
    WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = current_database()))",
      fmt::arg("oid", version >= 140000 ? "s.oid" : privileged("oid", "oid::text")),
      fmt::arg("connection", connection()),
      fmt::arg("synchronous",
               version >= 140000 ? "s.subsynccommit" : privileged("subsynccommit", "subsynccommit")),
      fmt::arg("publications", sorted("s.subpublications")),
      fmt::arg("binary", from(140000, "s.subbinary::text")),
      fmt::arg(
          "streaming",
          from(140000, version >= 160000 ? kStreaming : "CASE WHEN s.substream THEN 'on' ELSE 'off' END")),
      fmt::arg("two_phase", from(150000, "(s.subtwophasestate <> 'd')::text")),
      fmt::arg("on_error", from(150000, "s.subdisableonerr::text")),
      fmt::arg("origin", from(160000, "s.suborigin")),
      fmt::arg("run_as_owner", from(160000, "s.subrunasowner::text")),
      fmt::arg("password", from(160000, "s.subpasswordrequired::text")),
      fmt::arg("failover", from(170000, "s.subfailover::text")));
}

std::string not_seen(int) {
  return R"(
    SELECT 'the connection of subscription ' || subname FROM pg_subscription
    WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
      AND NOT has_column_privilege('pg_subscription', 'subconninfo', 'SELECT') ORDER BY 1)";
}

}  // namespace

extern const CatalogReader subscription{"subscription", "pg_subscription", query, nullptr, nullptr, not_seen};

}  // namespace rehearse::snapshot
