#include "snapshot/support.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/strings.h"
#include "pg/server_error.h"
#include "schema/compare.h"
#include "snapshot/read.h"
#include "support/server.h"

namespace rehearse::snapshot {

namespace {

std::vector<Case>& registered() {
  static std::vector<Case> cases;
  return cases;
}

// DROP for every object that is no part of another one. Event triggers go first, or they would fire; tables
// go before sequences, which columns may own, and a multirange goes with its range.
constexpr const char* kDropAll = R"(
DO $$
DECLARE
  item record;
BEGIN
  FOR item IN
    SELECT o.type, o.identity FROM (
      SELECT 1 AS place, 'pg_event_trigger'::regclass AS catalog, oid FROM pg_event_trigger
      UNION ALL SELECT 2, 'pg_subscription'::regclass, oid FROM pg_subscription
        WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())
      UNION ALL SELECT 3, 'pg_publication'::regclass, oid FROM pg_publication
      UNION ALL SELECT 4, 'pg_namespace'::regclass, oid FROM pg_namespace
        WHERE nspname <> 'public' AND left(nspname, 3) <> 'pg_'
      UNION ALL SELECT CASE WHEN relkind = 'S' THEN 6 ELSE 5 END, classid, objid
        FROM pg_depend LEFT JOIN pg_class ON classid = 'pg_class'::regclass AND objid = pg_class.oid
          LEFT JOIN pg_type ON classid = 'pg_type'::regclass AND objid = pg_type.oid
        WHERE refclassid = 'pg_namespace'::regclass AND refobjid = 'public'::regnamespace AND deptype = 'n'
          AND typtype IS DISTINCT FROM 'm'
      UNION ALL SELECT 7, 'pg_extension'::regclass, oid FROM pg_extension
      UNION ALL SELECT 8, 'pg_foreign_data_wrapper'::regclass, oid FROM pg_foreign_data_wrapper
      UNION ALL SELECT 9, 'pg_cast'::regclass, oid FROM pg_cast
      UNION ALL SELECT 10, 'pg_language'::regclass, oid FROM pg_language
      UNION ALL SELECT 11, 'pg_am'::regclass, oid FROM pg_am
    ) objects, pg_identify_object(catalog, oid, 0) o
    WHERE oid >= 16384 ORDER BY place, oid
  LOOP
    EXECUTE format('DROP %s IF EXISTS %s CASCADE', CASE item.type
      WHEN 'composite type' THEN 'TYPE' WHEN 'foreign-data wrapper' THEN 'FOREIGN DATA WRAPPER'
      WHEN 'statistics object' THEN 'STATISTICS' ELSE item.type END, item.identity);
  END LOOP;
END $$)";

// The number of rows that users made, by catalog: what was left behind, whether the snapshot knows it or not.
// Catalogs without OIDs that only describe rows of others are left out.
std::string row_counts_query(pg::Connection& connection) {
  return std::string(connection
                         .query(R"(
      SELECT 'SELECT ' || string_agg(format('(SELECT count(*) FROM pg_catalog.%I%s)', relname,
                                            CASE WHEN attname IS NOT NULL THEN ' WHERE oid >= 16384' END),
                                     ' || '','' || ')
      FROM pg_class LEFT JOIN pg_attribute ON attrelid = pg_class.oid AND attname = 'oid'
      WHERE relnamespace = 'pg_catalog'::regnamespace AND relkind = 'r'
        AND relname NOT LIKE 'pg\_statistic%' AND relname NOT IN ('pg_attribute', 'pg_largeobject'))")
                         .text(0, 0));
}

// Planning so many subqueries takes longer than counting.
std::string row_counts(pg::Connection& connection) {
  connection.prepare_once("row counts", [&] { return row_counts_query(connection); });
  return std::string(connection.query("EXECUTE \"row counts\"").text(0, 0));
}

}  // namespace

Cases::Cases(std::vector<Case> cases) {
  std::move(cases.begin(), cases.end(), std::back_inserter(registered()));
}

const std::vector<Case>& corpus() {
  return registered();
}

void run(pg::Connection& connection, const std::string& statements) {
  for (const std::string_view line : split(statements, '\n')) {
    if (line.starts_with("FAILS ")) {
      EXPECT_THROW(connection.query(std::string(line.substr(6))), pg::ServerError) << line;
    } else if (!line.empty()) {
      connection.query(std::string(line));
    }
  }
}

std::string line(const SchemaDifference& d) {
  const std::string object = d.kind + " " + d.object + ": ";
  if (!d.attribute.empty()) return fmt::format("{}{} {} -> {}", object, d.attribute, d.before, d.after);
  return d.after.empty() ? object + "lost (" + d.before + ")" : object + "added (" + d.after + ")";
}

std::vector<std::string> lines(const SchemaSnapshot& before, const SchemaSnapshot& after) {
  std::vector<std::string> all;
  for (const SchemaDifference& difference : schema::compare(before, after, Comparison::down))
    all.push_back(line(difference));
  return all;
}

bool runs_on(const Case& tested, const pg::Connection& connection) {
  const int major = connection.server_version() / 10'000;
  return tested.versions.first <= major && major <= tested.versions.last;
}

struct EmptyDatabase::Prepared {
  provision::Database database = test::fresh_database();
  pg::Connection connection{database.superuser()};
  std::string counts;
  std::string digest;

  Prepared() {
    connection.query("SET client_min_messages = error");
    connection.query("SET allow_in_place_tablespaces = on");
    if (connection.query("SELECT FROM pg_tablespace WHERE spcname = 'elsewhere'").rows() == 0)
      connection.query("CREATE TABLESPACE elsewhere LOCATION ''");
    counts = row_counts(connection);
    digest = read(connection).digest;
  }

  // False when something is left, or the session itself is broken.
  bool clean() {
    try {
      // Not DISCARD ALL, which would take the prepared queries of the snapshot along.
      for (const char* each : {"RESET ROLE", "RESET ALL", "DISCARD TEMP", "SET client_min_messages = error"})
        connection.query(each);
      connection.query("SELECT lo_unlink(oid) FROM pg_largeobject_metadata");
      connection.query(kDropAll);
      return row_counts(connection) == counts && read(connection).digest == digest;
    } catch (const pg::ServerError&) {
      return false;
    }
  }
};

std::unique_ptr<EmptyDatabase::Prepared>& EmptyDatabase::kept() {
  test::endpoint();  // the server is stopped after the connection to it is closed
  static std::unique_ptr<Prepared> prepared;
  return prepared;
}

EmptyDatabase::EmptyDatabase() : prepared_(std::move(kept())) {
  if (!prepared_) prepared_ = std::make_unique<Prepared>();
}

EmptyDatabase::~EmptyDatabase() {
  if (prepared_->clean()) kept() = std::move(prepared_);
}

pg::Connection& EmptyDatabase::connection() {
  return prepared_->connection;
}

pg::Target EmptyDatabase::target() const {
  return prepared_->database.superuser();
}

}  // namespace rehearse::snapshot
