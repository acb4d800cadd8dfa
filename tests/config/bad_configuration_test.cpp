// Every mistake in rehearse.toml is named with its place and, where one is near, what was meant.
#include <gtest/gtest.h>

#include <ostream>

#include "config/scenario_reader.h"
#include "rehearse/error.h"

namespace rehearse::config {
namespace {

struct BadInput {
  std::string text;
  std::string message;  // "<place>: <what>" as the command line prints it
};

std::ostream& operator<<(std::ostream& out, const BadInput& input) {
  return out << input.text;
}

std::string message_for(const std::string& text) {
  Scenario scenario;
  try {
    read_scenario(text, "rehearse.toml", scenario);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_TRUE(error.location());
    return to_string(error.location().value_or(SourceLocation{})) + ": " + error.what();
  }
  return "accepted";
}

class BadConfiguration : public testing::TestWithParam<BadInput> {};

TEST_P(BadConfiguration, IsNamedWithItsPlace) {
  EXPECT_EQ(message_for(GetParam().text), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    UnknownKeys, BadConfiguration,
    testing::Values(
        BadInput{"[buget]", "rehearse.toml:1:2: unknown key 'buget', did you mean 'budget'?"},
        BadInput{"\nscale = 2", "rehearse.toml:2:1: unknown key 'scale'"},
        BadInput{"[budget]\n  read_blocked = \"1s\"",
                 "rehearse.toml:2:3: unknown key 'read_blocked' in [budget], did you mean 'reads_blocked'?"},
        BadInput{
            "[budget.down]\n  read_blocked = \"1s\"",
            "rehearse.toml:2:3: unknown key 'read_blocked' in [budget.down], did you mean 'reads_blocked'?"},
        BadInput{"[migrations]\nadapter = \"alembik\"",
                 "rehearse.toml:2:11: migrations.adapter: expected one of alembic, db-migrate, dbmate, "
                 "django, knex, "
                 "kysely, liquibase, node-pg-migrate, rails, sequelize, typeorm, found \"alembik\", did you "
                 "mean 'alembic'?"},
        BadInput{"[migrations.adapter]\nup = [\"x\"]",
                 "rehearse.toml:1:1: migrations.adapter: expected either `files` or `list`, which say what "
                 "migrations there are"},
        BadInput{
            "[migrations.adapter]\nlist = [\"x\"]",
            "rehearse.toml:1:1: migrations.adapter: `up` is missing: the command that applies one migration"},
        BadInput{"[migrations]\npaht = \"db\"",
                 "rehearse.toml:2:1: unknown key 'paht' in [migrations], did you mean 'path'?"},
        BadInput{"[[budget.table]]\nmatch = \"a\"\nduration = \"1s\"",
                 "rehearse.toml:3:1: unknown key 'duration' in [budget.table[0]]"},
        BadInput{"[seed.tables.orders]\nrow = 5",
                 "rehearse.toml:2:1: unknown key 'row' in [seed.tables.orders], did you mean 'rows'?"},
        BadInput{
            "[seed.tables.\"public.orders\"]\ncolumns.a = { valeus = { x = 1 } }",
            "rehearse.toml:2:15: unknown key 'valeus' in [seed.tables.\"public.orders\".columns.a], did you "
            "mean 'values'?"},
        BadInput{"[schema]\nowners = true",
                 "rehearse.toml:2:1: unknown key 'owners' in [schema], did you mean 'owner'?"},
        BadInput{"[checks]\nskips = []",
                 "rehearse.toml:2:1: unknown key 'skips' in [checks], did you mean 'skip'?"},
        BadInput{"[limits]\nsteps = \"1s\"",
                 "rehearse.toml:2:1: unknown key 'steps' in [limits], did you mean 'step'?"}));

INSTANTIATE_TEST_SUITE_P(
    WrongTypes, BadConfiguration,
    testing::Values(
        BadInput{"budget = 5", "rehearse.toml:1:10: budget: expected a table, found integer 5"},
        BadInput{"[budget]\nreads_blocked = 500",
                 "rehearse.toml:2:17: budget.reads_blocked: expected a duration such as \"500ms\", found "
                 "integer 500"},
        BadInput{"[budget]\nduration = \"soon\"",
                 "rehearse.toml:2:12: budget.duration: expected a duration such as \"500ms\", found text "
                 "\"soon\""},
        BadInput{
            "[budget]\nduration = \"-5s\"",
            "rehearse.toml:2:12: budget.duration: expected a duration such as \"500ms\", found text \"-5s\""},
        BadInput{
            "[budget]\ntable = { match = \"x\" }",
            "rehearse.toml:2:9: budget.table: expected an array of tables: [[budget.table]], found a table"},
        BadInput{"[migrations]\nunder_test = 42",
                 "rehearse.toml:2:14: migrations.under_test: expected a text in quotes, found integer 42"},
        BadInput{
            "[seed]\nrows = 1.5",
            "rehearse.toml:2:8: seed.rows: expected a row count such as 10000 or \"2M\", found number 1.5"},
        BadInput{"[seed]\nscale = \"big\"",
                 "rehearse.toml:2:9: seed.scale: expected a number, found text \"big\""},
        BadInput{"[seed]\nskip = \"audit_*\"",
                 "rehearse.toml:2:8: seed.skip: expected an array of texts such as [\"audit_*\"], found text "
                 "\"audit_*\""},
        BadInput{"[seed]\nskip = [\"a\", 3]",
                 "rehearse.toml:2:14: seed.skip[1]: expected a text in quotes, found integer 3"},
        BadInput{"[schema]\nowner = \"yes\"",
                 "rehearse.toml:2:9: schema.owner: expected true or false, found text \"yes\""},
        BadInput{"[server]\nsettings = { work_mem = [1] }",
                 "rehearse.toml:2:25: server.settings.work_mem: expected a text, a number or true or false, "
                 "found an "
                 "array"},
        BadInput{
            "[server]\npostgres = 15.4",
            "rehearse.toml:2:12: server.postgres: expected a major version such as 15, or a path to a folder "
            "with binaries, found number 15.4"}));

INSTANTIATE_TEST_SUITE_P(
    OutOfRange, BadConfiguration,
    testing::Values(
        BadInput{
            "[seed]\nrows = -5",
            "rehearse.toml:2:8: seed.rows: expected a row count such as 10000 or \"2M\", found integer -5"},
        BadInput{"[seed]\nrows = 9000000000000000000",
                 "rehearse.toml:2:8: seed.rows: expected at most 1,000,000,000,000,000 rows, found integer "
                 "9000000000000000000"},
        BadInput{"[seed]\nscale = 0",
                 "rehearse.toml:2:9: seed.scale: expected a number greater than 0, found integer 0"},
        BadInput{"[seed]\nscale = nan", "rehearse.toml:2:9: seed.scale: expected a number, found number nan"},
        BadInput{"[seed]\nvalue = -1",
                 "rehearse.toml:2:9: seed.value: expected an integer of 0 or more, found integer -1"},
        BadInput{"[seed.tables.t]\ncolumns.c = { nulls = 1.5 }",
                 "rehearse.toml:2:23: seed.tables.t.columns.c.nulls: expected a share from 0 to 1, found "
                 "number 1.5"},
        BadInput{"[seed.tables.t]\ncolumns.c = { width = 0 }",
                 "rehearse.toml:2:23: seed.tables.t.columns.c.width: expected a width in bytes of 1 or more, "
                 "found "
                 "integer 0"},
        BadInput{
            "[seed.tables.t]\ncolumns.c = { values = { a = 0 } }",
            "rehearse.toml:2:30: seed.tables.t.columns.c.values.a: expected a weight greater than 0, found "
            "integer 0"},
        BadInput{"[seed.tables.t]\ncolumns.c = { values = {} }",
                 "rehearse.toml:2:24: seed.tables.t.columns.c.values: expected at least one value with its "
                 "weight, "
                 "found none"},
        BadInput{"[seed.tables.t]\ncolumns.c = { range = [5, 1] }",
                 "rehearse.toml:2:23: seed.tables.t.columns.c.range: the lowest value comes first"},
        BadInput{"[seed.tables.t]\ncolumns.c = { range = [1] }",
                 "rehearse.toml:2:23: seed.tables.t.columns.c.range: expected an array of two values, the "
                 "lowest and "
                 "the highest, found an array"},
        BadInput{
            "[seed.tables.t]\ncolumns.c = { values = { a = 1 }, range = [1, 2] }",
            "rehearse.toml:2:43: seed.tables.t.columns.c.range: a column has values or a range, not both"},
        BadInput{"[seed.tables.t]\ncolumns.c = { values = { a = 1 }, pattern = \"a+\" }",
                 "rehearse.toml:2:45: seed.tables.t.columns.c.pattern: a column has values or a pattern, not "
                 "both"},
        BadInput{
            "[seed.tables.t]\ncolumns.c = { values = { a = 1 }, order = \"random\" }",
            "rehearse.toml:2:43: seed.tables.t.columns.c.order: goes with a range or alone, not with values"},
        BadInput{"[seed.tables.t]\ncolumns.c = { order = \"ascendign\" }",
                 "rehearse.toml:2:23: seed.tables.t.columns.c.order: expected one of ascending, descending, "
                 "random, found \"ascendign\", did you mean 'ascending'?"},
        BadInput{"[seed.tables.t]\ncolumns.c = { pattern = \"[a-\" }",
                 "rehearse.toml:2:25: seed.tables.t.columns.c.pattern: '[a-' is no regular expression"},
        BadInput{
            "[seed.tables.t]\ncolumns.c = { expression = \"now()\", nulls = 0.5 }",
            "rehearse.toml:2:28: seed.tables.t.columns.c.expression: an expression is NULL where it says "
            "so: leave `nulls` out"},
        BadInput{"[seed.tables.t]\ncolumns.c = { distribution = \"nromal(1, 2)\" }",
                 "rehearse.toml:2:30: seed.tables.t.columns.c.distribution: no distribution is called "
                 "'nromal', did you mean 'normal'?"},
        BadInput{"[seed.tables.t]\ncolumns.c = { distribution = \"normal(1)\" }",
                 "rehearse.toml:2:30: seed.tables.t.columns.c.distribution: expected 2 parameters, such as "
                 "\"normal(100, 15)\", found 1"},
        BadInput{"[seed.tables.t]\ncolumns.c = { distribution = \"normal(1, x)\" }",
                 "rehearse.toml:2:30: seed.tables.t.columns.c.distribution: 'x' is no number; expected "
                 "\"normal(100, 15)\""},
        BadInput{"[seed.tables.t]\ncolumns.c = { distribution = \"zipf(0)\" }",
                 "rehearse.toml:2:30: seed.tables.t.columns.c.distribution: the parameter of zipf has to be "
                 "greater than 0"},
        BadInput{"[seed.tables.t]\nforeign_keys.c = { skew = \"normal(1, 2)\" }",
                 "rehearse.toml:2:27: seed.tables.t.foreign_keys.c.skew: expected \"uniform\" or "
                 "\"zipf(0.8)\": rows of another table are counted, not measured"},
        BadInput{
            "[seed.tables.t]\nforeign_keys.c = { orphans = 1 }",
            "rehearse.toml:2:30: seed.tables.t.foreign_keys.c.orphans: some rows have to be referred to: "
            "a share below 1"},
        BadInput{"[seed.tables.t]\nforeign_keys.c = { skwe = 1 }",
                 "rehearse.toml:2:20: unknown key 'skwe' in [seed.tables.t.foreign_keys.c], did you mean "
                 "'skew'?"},
        BadInput{"[seed]\nprofile = \"no-such.json\"",
                 "rehearse.toml:2:11: seed.profile: cannot read no-such.json: No such file or directory"},
        BadInput{"[seed]\nbefore = \"no-such.sql\"",
                 "rehearse.toml:2:10: seed.before: cannot read no-such.sql: No such file or directory"},
        BadInput{"[limits]\nstep = \"0s\"",
                 "rehearse.toml:2:8: limits.step: expected a duration greater than 0, found text \"0s\""},
        BadInput{"[measure]\nrepeat = 0",
                 "rehearse.toml:2:10: measure.repeat: expected a number from 1 to 1000, found integer 0"},
        BadInput{"[limits]\nrun = \"99999999999h\"",
                 "rehearse.toml:2:7: limits.run: expected a duration of at most a year, found text "
                 "\"99999999999h\""},
        BadInput{
            "[server]\npostgres = 9",
            "rehearse.toml:2:12: server.postgres: expected a major version from 10 on, found integer 9"}));

INSTANTIATE_TEST_SUITE_P(
    UnknownChoices, BadConfiguration,
    testing::Values(
        BadInput{"[budget]\npreset = \"strikt\"",
                 "rehearse.toml:2:10: budget.preset: expected one of default, strict, relaxed, braintree, "
                 "gocardless, "
                 "found \"strikt\", did you mean 'strict'?"},
        BadInput{"[[budget.table]]\nmatch = \"a\"\nreads_blocked = \"1s\"\ndirection = \"dwon\"",
                 "rehearse.toml:4:13: budget.table[0].direction: expected one of up, down, found \"dwon\", "
                 "did you "
                 "mean 'down'?"},
        BadInput{"[checks]\nerror = [\"applies\"]\nwarning = [\"applies\"]",
                 "rehearse.toml:3:11: checks.warning: 'applies' is among the errors as well"},
        BadInput{
            "[schema]\ncolumn_order = \"loose\"",
            "rehearse.toml:2:16: schema.column_order: expected one of strict, warn, ignore, found \"loose\""},
        BadInput{
            "[checks]\nfail_on = \"warnings\"",
            "rehearse.toml:2:11: checks.fail_on: expected one of error, warning, found \"warnings\", did you "
            "mean 'warning'?"},
        BadInput{"[server]\nrole = \"root\"",
                 "rehearse.toml:2:8: server.role: expected one of owner, superuser, found \"root\""},
        BadInput{"[server]\nbackend = \"dcoker\"",
                 "rehearse.toml:2:11: server.backend: expected one of local, docker, podman, attached, found "
                 "\"dcoker\", did you mean 'docker'?"},
        BadInput{"[server]\nimage = \"postgres:16\"",
                 "rehearse.toml:2:9: server.image: belongs to the backends docker and podman"},
        BadInput{"[server]\nbackend = \"docker\"\nurl = \"postgresql://db.test\"",
                 "rehearse.toml:3:7: server.url: belongs to the backend attached"},
        BadInput{"[server]\nbackend = \"podman\"\nmemory = \"16MB\"",
                 "rehearse.toml:3:10: server.memory: expected a size from \"64MB\" on, such as \"4GB\", "
                 "found text "
                 "\"16MB\""},
        BadInput{"[server]\nbackend = \"docker\"\ncpus = 0",
                 "rehearse.toml:3:8: server.cpus: expected a number of processors greater than 0, such as 2, "
                 "found "
                 "integer 0"}));

INSTANTIATE_TEST_SUITE_P(
    NotInThisVersion, BadConfiguration,
    testing::Values(
        BadInput{"[server]\npostgres = [15, 16]",
                 "rehearse.toml:2:12: server.postgres: an array is not supported in this version"},
        BadInput{"[server]\nsettings = \"profile\"",
                 "rehearse.toml:2:12: server.settings: text \"profile\" is not supported in this version"},
        BadInput{
            "[migrations]\ngroup_by = \"timestamp\"",
            "rehearse.toml:2:12: migrations.group_by: text \"timestamp\" is not supported in this version"}));

INSTANTIATE_TEST_SUITE_P(
    Incomplete, BadConfiguration,
    testing::Values(
        BadInput{"[[budget.table]]\nreads_blocked = \"1s\"",
                 "rehearse.toml:1:1: budget.table[0] needs the key 'match'"},
        BadInput{"[[budget.table]]\nmatch = \"a\"",
                 "rehearse.toml:1:1: budget.table[0]: needs reads_blocked or writes_blocked"},
        BadInput{"[[schema.accept]]\nobject = \"type t\"",
                 "rehearse.toml:1:1: schema.accept[0] needs the key 'reason'"},
        BadInput{"[[schema.accept]]\nobject = \"type t\"\nreason = \"\"",
                 "rehearse.toml:3:10: schema.accept[0].reason: is empty"},
        BadInput{"[server]\nsettings = { \"work mem\" = 1 }",
                 "rehearse.toml:2:27: server.settings.\"work mem\": not the name of a PostgreSQL setting"},
        BadInput{"[server]\nsettings = { work_mem = \"1\\n2\" }",
                 "rehearse.toml:2:25: server.settings.work_mem: holds a control character"},
        BadInput{"a\xff", "rehearse.toml:1:2: not valid UTF-8 text"}));

TEST(BadConfigurationOfChecks, AnUnknownCheckIsNamedWithTheNearestOne) {
  const std::string message = message_for("[checks]\nskip = [\"read_blocked\"]");
  EXPECT_EQ(message.find("rehearse.toml:2:9: checks.skip[0]: expected one of "), 0U) << message;
  EXPECT_NE(message.find("found \"read_blocked\", did you mean 'reads_blocked'?"), std::string::npos)
      << message;
}

TEST(BadConfigurationSyntax, PointsAtTheByteThatIsNotToml) {
  const std::string message = message_for("[seed]\nrows = \n");
  EXPECT_EQ(message.find("rehearse.toml:2:"), 0U) << message;
  EXPECT_NE(message.find("not valid TOML"), std::string::npos) << message;
}

TEST(BadConfigurationHint, ASchemaInATableNameMustBeQuoted) {
  Scenario scenario;
  try {
    read_scenario("[seed.tables.public.orders]\nrows = 5", "rehearse.toml", scenario);
    FAIL() << "accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.hint(), "quote a name with a schema: [seed.tables.\"public.orders\"]");
  }
}

}  // namespace
}  // namespace rehearse::config
