#include "pg/connection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "pg/server_error.h"
#include "support/server.h"

namespace rehearse::pg {
namespace {

TEST(Connection, NamesTheQueryThatWasRefusedWithoutAllItsPages) {
  const provision::Database database = test::fresh_database();
  Connection connection(database.superuser());
  try {
    connection.query("SELECT nothing" + std::string(100'000, ' '));
    FAIL() << "the query was not refused";
  } catch (const ServerError& e) {
    EXPECT_THAT(e.what(), testing::HasSubstr("query: SELECT nothing"));
    EXPECT_LT(std::string(e.what()).size(), 1000U);
  }
}

}  // namespace
}  // namespace rehearse::pg
