#include "seed/support.h"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <memory>

#include "base/strings.h"
#include "pg/server_error.h"
#include "seed/seed.h"
#include "snapshot/read.h"
#include "support/server.h"

namespace rehearse::seed {

SeededDatabase::SeededDatabase(const std::string& schema)
    : database_(test::fresh_database()), connection_(database_.superuser()) {
  connection_.query("SET client_min_messages = warning");
  // Whatever it takes to make them, they belong to the owner, as they do where migrations make them.
  const std::string maker = pg::quote_identifier(superuser().database);
  connection_.query(fmt::format("CREATE ROLE {0} SUPERUSER; SET SESSION AUTHORIZATION {0}", maker));
  connection_.query(schema);
  connection_.query(fmt::format(
      "RESET SESSION AUTHORIZATION; REASSIGN OWNED BY {0} TO {1}; DROP OWNED BY {0}; DROP ROLE {0}", maker,
      pg::quote_identifier(superuser().endpoint.owner)));
}

SeedFacts SeededDatabase::fill(const SeedSpec& spec, std::size_t streams) {
  Listener listener;
  return seed::fill(database_.superuser(), MigrationRole::owner, spec, done_, listener, {}, streams);
}

SeedFacts SeededDatabase::fill(std::int64_t rows) {
  SeedSpec spec;
  spec.rows = Rows{rows};
  return fill(spec);
}

std::vector<std::string> SeededDatabase::broken_constraints() {
  const pg::Result all = connection_.query(
      "SELECT conrelid::regclass, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint "
      "WHERE contype IN ('f', 'c') AND conrelid <> 0 AND conparentid = 0 AND coninhcount = 0");
  std::vector<std::string> broken;
  for (std::size_t i = 0; i < all.rows(); ++i) {
    try {
      connection_.query(fmt::format("ALTER TABLE {0} DROP CONSTRAINT {1}, ADD CONSTRAINT {1} {2}",
                                    all.text(i, 0), all.text(i, 1), all.text(i, 2)));
    } catch (const pg::ServerError& error) {
      broken.push_back(fmt::format("{}: {}", all.text(i, 1), error.what()));
    }
  }
  return broken;
}

std::map<std::string, std::string> SeededDatabase::checksums() {
  const pg::Result tables = connection_.query(
      "SELECT oid::regclass FROM pg_class WHERE relkind = 'r' AND oid >= 16384 AND relnamespace = "
      "'public'::regnamespace");
  std::map<std::string, std::string> sums;
  for (std::size_t i = 0; i < tables.rows(); ++i) {
    const std::string name(tables.text(i, 0));
    sums[name] = text(fmt::format(
        "SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM ONLY {} t", name));
  }
  return sums;
}

std::string SeededDatabase::dump() const {
  const pg::Target target = database_.superuser();
  const std::string command = fmt::format("pg_dump -s -h {} -p {} -U {} {} 2>/dev/null", target.endpoint.host,
                                          target.endpoint.port, target.user, target.database);
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), &pclose);
  std::string output;
  std::array<char, 4096> block{};
  while (const std::size_t bytes = fread(block.data(), 1, block.size(), pipe.get())) {
    output.append(block.data(), bytes);
  }
  // A pg_dump that is older than the server refuses.
  if (output.empty()) {
    pg::Connection connection(target);
    return snapshot::read(connection).digest;
  }
  // Since the releases of August 2025 a dump carries a random key in its first and last line.
  std::string kept;
  for (const std::string_view line : split(output, '\n')) {
    if (!line.starts_with("\\restrict") && !line.starts_with("\\unrestrict")) kept.append(line).append("\n");
  }
  return kept;
}

std::map<std::string, std::string> problems(const SeedFacts& facts) {
  std::map<std::string, std::string> result;
  for (const SeededTable& table : facts.tables) {
    if (!table.problem.empty()) result[table.table] = table.problem;
  }
  return result;
}

}  // namespace rehearse::seed
