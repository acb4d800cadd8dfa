// Migrations that use what they may do to influence the harness: settings that outlive them, names that stand
// before those of the system, text that is meant for a terminal.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "hostile/rehearsed.h"
#include "pg/connection.h"
#include "pg/session.h"
#include "report/catalogue.h"

namespace rehearse {
namespace {

using testing::HasSubstr;

struct Setting {
  const char* name;
  const char* value;  ///< that the owner gives it for the whole database
  const char* ours;   ///< what our sessions have all the same
  friend std::ostream& operator<<(std::ostream& out, const Setting& setting) { return out << setting.name; }
};

class HostileSetting : public testing::TestWithParam<Setting> {};

TEST_P(HostileSetting, OfTheDatabaseDoesNotReachOurSessions) {
  const provision::Database database = test::fresh_database();
  pg::Session(database.owner())
      .execute(fmt::format("ALTER DATABASE {} SET {} = {}", pg::quote_identifier(database.name()),
                           GetParam().name, GetParam().value));
  pg::Session theirs(database.owner());
  EXPECT_NE(theirs.setting(GetParam().name), GetParam().ours) << "a migration has what it has set";
  pg::Connection ours(database.superuser());
  EXPECT_EQ(std::string(ours.query(fmt::format("SHOW {}", GetParam().name)).text(0, 0)), GetParam().ours);
}

const auto kSettingName = [](const auto& tested) { return tested.param.name; };

INSTANTIATE_TEST_SUITE_P(
    Setting, HostileSetting,
    testing::Values(Setting{"default_transaction_read_only", "on", "off"},
                    Setting{"default_transaction_isolation", "serializable", "read committed"},
                    Setting{"statement_timeout", "'1min'", "0"}, Setting{"lock_timeout", "'1min'", "0"},
                    Setting{"idle_in_transaction_session_timeout", "'1min'", "0"},
                    Setting{"search_path", "evil", "\"$user\",public"},
                    Setting{"standard_conforming_strings", "off", "on"},
                    Setting{"datestyle", "'SQL, DMY'", "ISO, MDY"},
                    Setting{"intervalstyle", "iso_8601", "postgres"},
                    Setting{"extra_float_digits", "-15", "1"}, Setting{"bytea_output", "escape", "hex"},
                    Setting{"quote_all_identifiers", "on", "off"}),
    kSettingName);

// Whatever the harness calls without a schema would be called here instead, as a superuser.
constexpr const char* kTraps = R"(
CREATE SCHEMA evil;
CREATE TABLE evil.trap (who text);
CREATE FUNCTION evil.spring() RETURNS void LANGUAGE plpgsql AS $f$
BEGIN IF pg_catalog.current_setting('is_superuser') = 'on' THEN INSERT INTO evil.trap VALUES (session_user); END IF; END $f$;
CREATE FUNCTION evil.current_database() RETURNS name LANGUAGE plpgsql AS $f$
BEGIN PERFORM evil.spring(); RETURN pg_catalog.current_database(); END $f$;
CREATE FUNCTION evil.current_setting(text) RETURNS text LANGUAGE plpgsql AS $f$
BEGIN PERFORM evil.spring(); RETURN pg_catalog.current_setting($1); END $f$;
CREATE FUNCTION evil.pg_relation_size(regclass) RETURNS bigint LANGUAGE plpgsql AS $f$
BEGIN PERFORM evil.spring(); RETURN pg_catalog.pg_relation_size($1); END $f$;
CREATE VIEW evil.pg_locks AS SELECT l.* FROM pg_catalog.pg_locks AS l, evil.spring();
CREATE VIEW evil.pg_stat_activity AS SELECT a.* FROM pg_catalog.pg_stat_activity AS a, evil.spring();
CREATE VIEW evil.pg_class AS SELECT c.* FROM pg_catalog.pg_class AS c, evil.spring() WHERE false;
GRANT ALL ON SCHEMA evil TO public;
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = evil, pg_catalog', current_database()); END $$;
)";

TEST(HostileNames, ThatStandBeforeThoseOfTheSystemAreNotCalledByASuperuser) {
  test::Rehearsed rehearsed;
  rehearsed.test_last(2);  // so that our sessions find the traps when they begin
  rehearsed.migration("1_traps", kTraps);
  rehearsed.migration("2_looks", "CREATE TABLE public.t (a int);");
  rehearsed.migration("3_sprung",
                      "DO $$ BEGIN IF EXISTS (SELECT FROM evil.trap WHERE who = 'postgres') THEN "
                      "RAISE EXCEPTION 'sprung by a superuser'; END IF; END $$;");
  rehearsed.run();
  EXPECT_EQ(rehearsed.error("3").message, "");
}

// In a schema of the default path, after the system's, but with a better fit for the arguments.
constexpr const char* kOverloads = R"(
CREATE TABLE public.trap (who text);
CREATE FUNCTION public.spring() RETURNS void LANGUAGE plpgsql AS $f$
BEGIN IF pg_catalog.current_setting('is_superuser') = 'on' THEN INSERT INTO public.trap VALUES (session_user); END IF; END $f$;
CREATE FUNCTION public.unnest(oid[]) RETURNS SETOF oid LANGUAGE plpgsql AS $f$
BEGIN PERFORM public.spring(); RETURN QUERY SELECT u FROM pg_catalog.unnest($1) u; END $f$;
CREATE FUNCTION public.unnest(smallint[]) RETURNS SETOF smallint LANGUAGE plpgsql AS $f$
BEGIN PERFORM public.spring(); RETURN QUERY SELECT u FROM pg_catalog.unnest($1) u; END $f$;
CREATE FUNCTION public.quote_ident(name) RETURNS text LANGUAGE plpgsql AS $f$
BEGIN PERFORM public.spring(); RETURN pg_catalog.quote_ident($1::text); END $f$;
CREATE FUNCTION public.matches_not(name, name) RETURNS bool LANGUAGE plpgsql AS $f$
BEGIN PERFORM public.spring(); RETURN $1::text OPERATOR(pg_catalog.!~) $2::text; END $f$;
CREATE OPERATOR public.!~ (LEFTARG = name, RIGHTARG = name, FUNCTION = public.matches_not);
)";

TEST(HostileNames, ThatFitBetterThanThoseOfTheSystemAreNotCalledByASuperuser) {
  test::Rehearsed rehearsed;
  rehearsed.test_last(3);
  rehearsed.migration("1_traps", kOverloads);
  rehearsed.migration("2_looks", "CREATE TABLE public.t (a int);");
  rehearsed.migration("3_types", "ALTER TABLE public.t ALTER a TYPE text;", "DROP TABLE public.t;");
  rehearsed.migration("4_sprung",
                      "DO $$ BEGIN IF EXISTS (SELECT FROM public.trap WHERE who = 'postgres') THEN "
                      "RAISE EXCEPTION 'sprung by a superuser'; END IF; END $$;");
  rehearsed.run();
  EXPECT_EQ(rehearsed.error("4").message, "");
}

TEST(HostileNames, OurMarkOnTheDatabaseIsNotWhatItIsDroppedBy) {
  test::Rehearsed rehearsed;
  rehearsed.migration(
      "1_unmarks",
      "DO $$ BEGIN EXECUTE format('COMMENT ON DATABASE %I IS NULL', current_database()); END $$;");
  EXPECT_NO_THROW(rehearsed.run());
}

TEST(HostileText, ReachesNoTerminalAsItIs) {
  test::Rehearsed rehearsed;
  rehearsed.migration("1_names", "CREATE TABLE \"\x1b]0;owned\x07\x1b[2J\" (\"\x1b[31mred\" int);");
  rehearsed.migration("2_message",
                      "DO $$ BEGIN RAISE EXCEPTION E'\\x1b]0;owned\\x07 <script>\\r\\n::error::x'; END $$;");
  const Report& report = rehearsed.run();
  EXPECT_THAT(rehearsed.error("2").message, HasSubstr("owned"));
  for (const Reporter* reporter : report::catalogue()) {
    const std::string text = reporter->render(report, {});
    EXPECT_EQ(text.find('\x1b'), std::string::npos) << reporter->format;
    EXPECT_EQ(text.find('\x07'), std::string::npos) << reporter->format;
    EXPECT_EQ(text.find("\n::error::"), std::string::npos) << reporter->format;
  }
}

}  // namespace
}  // namespace rehearse
