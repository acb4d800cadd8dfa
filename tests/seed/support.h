// A database with a schema of the test's own, and what tests want to know of it after seeding.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "pg/connection.h"
#include "provision/database.h"
#include "rehearse/report.h"
#include "rehearse/scenario.h"

namespace rehearse::seed {

class SeededDatabase {
 public:
  explicit SeededDatabase(const std::string& schema);

  SeedFacts fill(const SeedSpec& spec, std::size_t streams = 0);
  SeedFacts fill(std::int64_t rows);

  pg::Connection& connection() { return connection_; }
  pg::Target superuser() const { return database_.superuser(); }
  std::int64_t integer(const std::string& sql) { return connection_.query(sql).integer(0, 0); }
  std::string text(const std::string& sql) { return std::string(connection_.query(sql).text(0, 0)); }
  double number(const std::string& sql) { return std::stod(text(sql)); }
  std::int64_t rows(const std::string& table) { return integer("SELECT count(*) FROM " + table); }

  /// Foreign keys and CHECKs that do not hold: each constraint is dropped and added again.
  std::vector<std::string> broken_constraints();
  /// One line per table: its name and a checksum over its rows in any order.
  std::map<std::string, std::string> checksums();
  /// The schema as pg_dump prints it, without the parts that differ between runs; its digest where pg_dump is
  /// too old for the server.
  std::string dump() const;

 private:
  provision::Database database_;
  pg::Connection connection_;
  std::set<std::string> done_;
};

/// The problems by table, without tables that have none.
std::map<std::string, std::string> problems(const SeedFacts& facts);

}  // namespace rehearse::seed
