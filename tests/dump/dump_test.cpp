#include "dump/dump.h"

#include <gmock/gmock.h>

#include "rehearse/error.h"

namespace rehearse::dump {
namespace {

using testing::HasSubstr;

std::string refusal(const std::string& text) {
  try {
    parse(text, "db.sql");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    return (error.location() ? to_string(*error.location()) + ": " : "") + error.what();
  }
  return "accepted";
}

TEST(Dump, SaysWhatItWasTakenFrom) {
  const Dump dump = parse(
      "--\n-- PostgreSQL database dump\n--\n\n\\restrict x\n\n-- Dumped from database version 17.2 (Debian)\n"
      "-- Dumped by pg_dump version 18.0\nCREATE DATABASE shop WITH TEMPLATE = template0;\n\\connect "
      "shop\nSELECT 1;",
      "db.sql");
  EXPECT_EQ(dump.major, 17);
  EXPECT_EQ(dump.database, "shop");
  EXPECT_FALSE(dump.grants);
  EXPECT_EQ(dump.script.statements.size(), 2U);
}

TEST(Dump, NamesOfDatabasesAreReadAsTheServerWould) {
  EXPECT_EQ(parse("create database Shop;", "f").database, "shop");
  EXPECT_EQ(parse("CREATE DATABASE \"My \"\"Shop\"\"\" ENCODING 'UTF8';", "f").database, "My \"Shop\"");
  EXPECT_EQ(parse("SELECT 'CREATE DATABASE x';", "f").database, "");
}

TEST(Dump, KnowsWhetherItGrantsAnything) {
  EXPECT_TRUE(parse("GRANT SELECT ON t TO app;", "f").grants);
  EXPECT_TRUE(parse("REVOKE ALL ON t FROM app;", "f").grants);
  EXPECT_FALSE(parse("SELECT 'GRANT';", "f").grants);
}

TEST(Dump, RefusesWhatIsNoSqlOfOneDatabase) {
  EXPECT_THAT(refusal("PGDMP\x01\x0e"), HasSubstr("custom format"));
  EXPECT_THAT(refusal("-- nothing\n"), HasSubstr("db.sql holds no SQL statement"));
  EXPECT_THAT(refusal("CREATE DATABASE a;\nCREATE DATABASE b;"),
              HasSubstr("db.sql:2:1: this dump holds more than one"));
  EXPECT_THAT(refusal("SELECT 1;\n\\i other.sql\n"), HasSubstr("db.sql:2:1: "));
}

}  // namespace
}  // namespace rehearse::dump
