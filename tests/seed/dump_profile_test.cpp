// From `pg_dump --statistics-only` to data: where nobody may connect to production but its own backup.
//
// pg_dump of PostgreSQL 18 writes calls of pg_restore_relation_stats() and pg_restore_attribute_stats(). The
// same calls are made here from pg_class and pg_stats, so that this runs on every version; on 18 and later
// the server itself has to accept them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "model/json_profile.h"
#include "profile/fidelity.h"
#include "profile/read_dump.h"
#include "profile/read_server.h"
#include "seed/support.h"

namespace rehearse::seed {
namespace {

using profile::FidelityMetric;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

constexpr const char* kSchema = R"(
CREATE TABLE item (
  id int PRIMARY KEY, state text NOT NULL, price numeric(10,2) NOT NULL, made_on date NOT NULL, note text, weight int NOT NULL);
)";

constexpr const char* kProduction = R"(
SELECT setseed(0.5);
INSERT INTO item SELECT i, (ARRAY['quite secret', 'known', 'odd'])[1 + floor(3 * power(random(), 2))],
  round((exp(random() * 6))::numeric, 2), date '2021-01-01' + i / 40, CASE WHEN random() < 0.4 THEN md5(random()::text) END,
  floor(power(random(), 3) * 900)
FROM generate_series(1, 40000) i;
)";

// In the order and the form in which pg_dump writes them (dumpRelationStats_dumper(), pg_dump.c).
constexpr const char* kDump = R"(
SELECT string_agg(call, E'\n' ORDER BY place) FROM (
  SELECT 0 AS place, format(E'SELECT * FROM pg_catalog.pg_restore_relation_stats(\n\t''version'', ''180003''::integer,\n\t''schemaname'', ''public'',\n\t''relname'', %L,\n\t''relpages'', ''%s''::integer,\n\t''reltuples'', ''%s''::real,\n\t''relallvisible'', ''%s''::integer\n);', relname, relpages, reltuples, relallvisible) AS call
  FROM pg_class WHERE relname = 'item'
  UNION ALL
  SELECT 1, format(E'SELECT * FROM pg_catalog.pg_restore_attribute_stats(\n\t''version'', ''180003''::integer,\n\t''schemaname'', ''public'',\n\t''relname'', %L,\n\t''attname'', %L,\n\t''inherited'', ''f''::boolean,\n\t''null_frac'', ''%s''::real,\n\t''avg_width'', ''%s''::integer,\n\t''n_distinct'', ''%s''::real', tablename, attname, null_frac, avg_width, n_distinct)
    || coalesce(format(E',\n\t''most_common_vals'', %L::text,\n\t''most_common_freqs'', %L::real[]', most_common_vals::text, most_common_freqs::text), '')
    || coalesce(format(E',\n\t''histogram_bounds'', %L::text', histogram_bounds::text), '')
    || coalesce(format(E',\n\t''correlation'', ''%s''::real', correlation), '') || E'\n);'
  FROM pg_stats WHERE tablename = 'item') AS calls
)";

// format() makes NULL the word NULL, which pg_dump leaves out.
std::string dump_of(SeededDatabase& database) {
  std::string text = database.text(kDump);
  const std::string absent = ",\n\t'most_common_vals', NULL::text,\n\t'most_common_freqs', NULL::real[]";
  for (auto at = text.find(absent); at != std::string::npos; at = text.find(absent))
    text.erase(at, absent.size());
  const std::string none = ",\n\t'histogram_bounds', NULL::text";
  for (auto at = text.find(none); at != std::string::npos; at = text.find(none)) text.erase(at, none.size());
  const std::string unordered = ",\n\t'correlation', ''::real";
  for (auto at = text.find(unordered); at != std::string::npos; at = text.find(unordered))
    text.erase(at, unordered.size());
  return text;
}

double worst(const profile::Fidelity& fidelity, FidelityMetric metric) {
  double result = 0;
  for (const auto& each : fidelity.deviations)
    if (each.metric == metric) result = std::max(result, each.deviation);
  return result;
}

TEST(DumpProfile, OfStatisticsAloneGivesDataOfProductionsShape) {
  SeededDatabase production(kSchema);
  production.connection().query(kProduction);
  production.connection().query("VACUUM ANALYZE item");
  const std::string dump = dump_of(production);
  ASSERT_THAT(dump, HasSubstr("quite secret"));
  if (production.connection().server_version() >= 180'000) {
    SeededDatabase restored(kSchema);
    restored.connection().query(dump);
    EXPECT_EQ(restored.integer("SELECT count(*) FROM pg_stats WHERE tablename = 'item'"), 6);
  }

  const std::string file = to_json(profile::read_dump(dump, "statistics.sql", {}));
  EXPECT_THAT(file, Not(HasSubstr("secret")));
  const auto shape = std::make_shared<DataProfile>(profile_from_json(file, "profile.json"));
  SeedSpec spec;
  spec.shape = shape;
  SeededDatabase copy(kSchema);
  EXPECT_THAT(problems(copy.fill(spec)), IsEmpty());
  EXPECT_EQ(copy.rows("item"), 40'000);
  const profile::Fidelity fidelity = profile::compare(profile::read_server(production.connection(), {}),
                                                      profile::read_server(copy.connection(), {}));
  EXPECT_LT(worst(fidelity, FidelityMetric::null_fraction), 0.02);
  EXPECT_LT(worst(fidelity, FidelityMetric::distinct), 0.15);
  EXPECT_LT(worst(fidelity, FidelityMetric::frequencies), 0.1);
  EXPECT_LT(worst(fidelity, FidelityMetric::histogram), 0.06);
  EXPECT_LT(worst(fidelity, FidelityMetric::width), 0.1);
  EXPECT_LT(worst(fidelity, FidelityMetric::table_bytes), 0.1);
}

}  // namespace
}  // namespace rehearse::seed
