// Schemas of other people's projects, as they end up after all their migrations: none of them is ours to
// keep, so REHEARSE_TEST_SCHEMAS names a folder of dumps (pg_dump --inserts), one file per project.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "pg/server_error.h"
#include "seed/support.h"

namespace rehearse::seed {
namespace {

constexpr std::int64_t kRows = 300;
constexpr double kWantedShare = 0.95;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// Tables that may have rows, each with whether it has any. What is partitioned counts as one table.
std::map<std::string, bool> tables_with_rows(SeededDatabase& database) {
  const pg::Result tables = database.connection().query(
      "SELECT n.nspname || '.' || c.relname, c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = "
      "c.relnamespace WHERE c.relkind IN ('r', 'p') AND c.oid >= 16384 AND NOT c.relispartition");
  std::map<std::string, bool> filled;
  for (std::size_t i = 0; i < tables.rows(); ++i) {
    const std::string sql =
        "SELECT count(*) FROM (SELECT FROM " + std::string(tables.text(i, 1)) + " LIMIT 1) t";
    filled[std::string(tables.text(i, 0))] = database.integer(sql) > 0;
  }
  return filled;
}

struct Tally {
  std::size_t tables = 0;
  std::size_t seeded = 0;
};

void seed_schema(const std::filesystem::path& dump, Tally& total) {
  std::cout << dump.stem().string() << ":\n" << std::flush;
  SeededDatabase database(read_file(dump));
  const SeedFacts facts = database.fill(kRows);
  database.connection().query("SET search_path = public");
  const auto filled = tables_with_rows(database);
  auto reasons = problems(facts);
  Tally own;
  for (const auto& [table, has_rows] : filled) {
    ++own.tables;
    own.seeded += has_rows ? 1 : 0;
    if (!has_rows) std::cout << "  empty: " << table << ": " << reasons[table] << "\n";
    if (has_rows && reasons.count(table) > 0)
      std::cout << "  note: " << table << ": " << reasons[table] << "\n";
  }
  std::cout << dump.stem().string() << ": " << own.seeded << " of " << own.tables << " tables\n"
            << std::flush;
  EXPECT_EQ(database.broken_constraints(), std::vector<std::string>{}) << dump;
  total.tables += own.tables;
  total.seeded += own.seeded;
}

TEST(RealSchemas, AreSeededWithoutAnyConfiguration) {
  const char* folder = std::getenv("REHEARSE_TEST_SCHEMAS");
  if (folder == nullptr) GTEST_SKIP() << "REHEARSE_TEST_SCHEMAS is not set";
  Tally total;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".sql") seed_schema(entry.path(), total);
  }
  std::cout << "all: " << total.seeded << " of " << total.tables << " tables\n";
  ASSERT_GT(total.tables, 0U);
  EXPECT_GE(static_cast<double>(total.seeded), kWantedShare * static_cast<double>(total.tables));
}

}  // namespace
}  // namespace rehearse::seed
