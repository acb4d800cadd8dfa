#include "pg/remote.h"

#include <gmock/gmock.h>

#include <stop_token>
#include <thread>

#include "pg/server_error.h"
#include "support/server.h"

namespace rehearse::pg {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr Millis kTimeout{60'000};

// A URL of the test server, whose host is a folder.
std::string url(const std::string& database, const std::string& password = {}) {
  std::string host;
  for (const char c : test::endpoint().host) host += c == '/' ? std::string("%2F") : std::string(1, c);
  return "postgresql://owner" + (password.empty() ? "" : ":" + password) + "@" + host + "/" + database;
}

std::string refusal(const std::string& text) {
  try {
    const Remote remote(text, kTimeout);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    return std::string(error.what()) + " " + error.hint();
  }
  return "accepted";
}

TEST(Remote, TheNameOfAServerHasNoPassword) {
  struct Case {
    const char* text;
    const char* name;
  };
  const std::vector<Case> cases{
      {"postgresql://", "postgresql://"},
      {"postgresql://app@db:5433/shop", "postgresql://app@db:5433/shop"},
      {"postgres://app:s3cret@db/shop", "postgresql://app@db/shop"},
      {"postgresql://db/shop?user=app&password=s3cret", "postgresql://app@db/shop"},
      {"host=db password='s3 cret' dbname=shop", "host=db dbname=shop"},
      {"dbname=shop sslpassword=s3cret user=app", "user=app dbname=shop"},
  };
  for (const Case& each : cases) EXPECT_EQ(Remote(each.text, kTimeout).name(), each.name);
}

TEST(Remote, WhatCannotBeReadIsNotRepeated) {
  const std::vector<const char*> broken{
      "postgresql://app:s3c%ret@db/shop",
      "postgresql://app:s3c/ret@db/shop",
      "postgresql://app:s3c@ret@db/shop",
      "postgresql://app:3/3c@ret@db/shop",
      "host=db password=s3c ret",
      "host=db port=s3c",
      "password='s3c",
      "postgresql://app:x@[s3c/shop",
  };
  for (const char* text : broken) {
    EXPECT_THAT(refusal(text), HasSubstr("cannot read the connection string")) << text;
    EXPECT_THAT(refusal(text), Not(HasSubstr("3c"))) << text;
    EXPECT_THAT(refusal(text), HasSubstr("%40")) << text;
  }
}

TEST(Remote, AKeywordThatIsUnknownIsNotMistakenForASecret) {
  EXPECT_THAT(refusal("host"), HasSubstr("missing = after host"));
}

TEST(Remote, AnAddressOfAnotherToolIsExplained) {
  EXPECT_THAT(refusal("mysql://app:s3cret@db/shop"), HasSubstr("mysql:// is no address of PostgreSQL"));
  EXPECT_THAT(refusal("postgresql+psycopg2://app:s3cret@db/shop"), HasSubstr("write it as postgresql://"));
}

TEST(Remote, SecretsAreCensored) {
  EXPECT_EQ(Remote("password=s3cret", kTimeout).censored("s3cret, again s3cret"), "***, again ***");
}

TEST(Remote, ASessionIsReadOnlyAndImpatient) {
  const provision::Database database = test::fresh_database();
  Connection connection = connect(Remote(url(database.name()), Millis{1'234}), {});
  EXPECT_EQ(connection.query("SHOW statement_timeout").text(0, 0), "1234ms");
  EXPECT_EQ(connection.query("SHOW lock_timeout").text(0, 0), "1234ms");
  EXPECT_EQ(connection.query("SHOW application_name").text(0, 0), "rehearse");
  EXPECT_EQ(connection.query("SHOW client_encoding").text(0, 0), "UTF8");
  try {
    connection.query("CREATE TABLE t ()");
    ADD_FAILURE() << "the session can write";
  } catch (const ServerError& error) {
    EXPECT_EQ(error.sqlstate(), "25006");
  }
}

TEST(Remote, OwnOptionsAndNamesAreKept) {
  const provision::Database database = test::fresh_database();
  const std::string options = "?application_name=drift&options=-c%20work_mem%3D7MB";
  Connection connection = connect(Remote(url(database.name()) + options, kTimeout), {});
  EXPECT_EQ(connection.query("SHOW work_mem").text(0, 0), "7MB");
  EXPECT_EQ(connection.query("SHOW application_name").text(0, 0), "drift");
}

TEST(Remote, AFailureToConnectNamesTheServerAndNoPassword) {
  for (const std::string& text :
       {url("no_such_database", "s3cret"), std::string("postgresql://app:s3cret@127.0.0.1:1/shop"),
        std::string("host=/nowhere password=s3cret dbname=shop user=app")}) {
    try {
      connect(Remote(text, kTimeout), {});
      ADD_FAILURE() << "connected to " << text;
    } catch (const ServerError& error) {
      EXPECT_EQ(error.kind(), ErrorKind::environment);
      EXPECT_THAT(error.what(), HasSubstr("cannot connect to "));
      EXPECT_THAT(error.what(), Not(HasSubstr("s3cret")));
    }
  }
}

TEST(Remote, AStopEndsTheWaitForAServerThatDoesNotAnswer) {
  std::stop_source stop;
  stop.request_stop();
  try {
    // An address of TEST-NET-1 (RFC 5737), which nobody has.
    connect(Remote("postgresql://192.0.2.1/shop", kTimeout), stop.get_token());
    ADD_FAILURE() << "connected";
  } catch (const Error& error) {
    EXPECT_TRUE(error.kind() == ErrorKind::interrupted || error.kind() == ErrorKind::environment);
  }
}

TEST(Remote, AStatementCanBeCancelledFromAnotherThread) {
  const provision::Database database = test::fresh_database();
  Connection connection = connect(Remote(url(database.name()), kTimeout), {});
  Connection watcher(database.superuser());
  const std::string sleeping =
      "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(60)%'";
  std::jthread canceller([&] {
    while (watcher.query(sleeping).integer(0, 0) == 0) std::this_thread::yield();
    connection.cancel();
  });
  try {
    connection.query("SELECT pg_sleep(60)");
    ADD_FAILURE() << "slept";
  } catch (const ServerError& error) {
    EXPECT_EQ(error.sqlstate(), "57014");
  }
}

}  // namespace
}  // namespace rehearse::pg
