#include "dump/load.h"

#include <gmock/gmock.h>

#include "pg/connection.h"
#include "rehearse/error.h"
#include "support/server.h"

namespace rehearse::dump {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Each with roles of its own: they outlive the database.
class Load : public testing::Test {
 protected:
  static Loaded load_text(const std::string& text) {
    static int number = 0;
    return load(parse(text, "db.sql"), test::endpoint(), "dump_test_" + std::to_string(++number), {});
  }

  static Error refusal(const std::string& text) {
    try {
      load_text(text);
    } catch (const Error& error) {
      return error;
    }
    ADD_FAILURE() << "loaded: " << text;
    return {ErrorKind::bug, ""};
  }

  static std::string value(const Loaded& loaded, const std::string& query) {
    return std::string(pg::Connection(loaded.database.superuser()).query(query).text(0, 0));
  }
};

TEST_F(Load, DataAndDefinitionsArrive) {
  const Loaded loaded =
      load_text("CREATE TABLE t (a int, b text);\nCOPY t FROM stdin;\n1\tx\\ty\n2\t\\N\n\\.\nSELECT 1;");
  EXPECT_EQ(value(loaded, "SELECT count(*) FROM t WHERE b IS NULL OR b = E'x\\ty'"), "2");
  EXPECT_THAT(loaded.notes, IsEmpty());
}

TEST_F(Load, RolesThatAreMissingAreCreatedWithoutLogin) {
  const Loaded loaded = load_text(
      "CREATE TABLE t ();\nALTER TABLE t OWNER TO load_app;\nBEGIN;\nGRANT SELECT ON t TO load_reader, "
      "load_app;\nCOMMIT;\n"
      "SET SESSION AUTHORIZATION 'load_maker';\nCREATE SCHEMA s;");
  EXPECT_EQ(value(loaded,
                  "SELECT string_agg(rolname, ',' ORDER BY rolname) FROM pg_roles WHERE rolname LIKE "
                  "'load_%' AND NOT "
                  "rolcanlogin"),
            "load_app,load_maker,load_reader");
  EXPECT_EQ(value(loaded, "SELECT relowner::regrole FROM pg_class WHERE relname = 't'"), "load_app");
  EXPECT_EQ(value(loaded, "SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 's'"), "load_maker");
  EXPECT_THAT(loaded.notes,
              ElementsAre("created the roles that it names: load_app, load_reader, load_maker"));
}

TEST_F(Load, ParametersThatAreUnknownHereAreLeftOutAndSaid) {
  const Loaded loaded = load_text(
      "SET a_parameter_of_version_99 = 0;\nBEGIN;\nSET default_tablespace = fast;\nCREATE TABLE t "
      "();\nCOMMIT;\n"
      "CREATE SCHEMA public;");
  EXPECT_EQ(value(loaded, "SELECT count(*) FROM pg_class WHERE relname = 't'"), "1");
  EXPECT_THAT(loaded.notes,
              ElementsAre(AllOf(HasSubstr("a_parameter_of_version_99"), HasSubstr("(db.sql:1:1)"),
                                HasSubstr("(db.sql:3:1)"), HasSubstr("(db.sql:6:1)"))));
}

TEST_F(Load, WhatNobodyOwnsBelongsToTheLoader) {
  const Loaded loaded = load_text("CREATE TABLE t ();");
  EXPECT_EQ(value(loaded, "SELECT relowner::regrole FROM pg_class WHERE relname = 't'"), kLoader);
}

TEST_F(Load, TheDatabaseHasTheNameThatTheDumpCreates) {
  const Loaded loaded = load_text(
      "CREATE DATABASE load_shop WITH TEMPLATE = template0 ENCODING = 'UTF8';\n\\connect load_shop\n"
      "ALTER DATABASE load_shop SET work_mem = '7MB';\nCOMMENT ON DATABASE load_shop IS 'the shop';");
  EXPECT_EQ(loaded.database.name(), "load_shop");
  EXPECT_EQ(value(loaded, "SHOW work_mem"), "7MB");
  EXPECT_EQ(load_text("CREATE DATABASE postgres;\nSELECT 1;").database.name().substr(0, 10), "dump_test_");
}

TEST_F(Load, AFailingStatementIsNamedWithItsPlace) {
  const Error error = refusal("SELECT 1;\nCREATE TABLE t (a missing_type);");
  EXPECT_EQ(error.kind(), ErrorKind::usage);
  EXPECT_THAT(error.what(),
              HasSubstr("does not load: type \"missing_type\" does not exist (SQLSTATE 42704)"));
  EXPECT_EQ(error.location(), (SourceLocation{"db.sql", 2, 19}));
}

TEST_F(Load, AnExtensionThatIsNotInstalledIsNoFaultOfTheDump) {
  const Error error = refusal("CREATE EXTENSION of_nobody;");
  EXPECT_EQ(error.kind(), ErrorKind::environment);
  EXPECT_THAT(error.hint(), HasSubstr("install the extension"));
}

TEST_F(Load, ATransactionThatStaysOpenIsRefused) {
  EXPECT_THAT(refusal("BEGIN;\nCREATE TABLE t ();").what(), HasSubstr("a BEGIN without a COMMIT"));
}

TEST_F(Load, AStopRequestEndsIt) {
  std::stop_source stop;
  stop.request_stop();
  try {
    load(parse("SELECT pg_sleep(60);", "db.sql"), test::endpoint(), "dump_test_stop", stop.get_token());
    ADD_FAILURE() << "loaded";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::interrupted);
  }
}

}  // namespace
}  // namespace rehearse::dump
