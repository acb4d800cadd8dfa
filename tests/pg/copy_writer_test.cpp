#include "pg/copy_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "pg/connection.h"
#include "pg/copy_reader.h"
#include "pg/server_error.h"
#include "support/server.h"

namespace rehearse::pg {
namespace {

// One tuple with one int4.
std::string tuple(char value) {
  return std::string("\0\1\0\0\0\4\0\0\0", 9) + value;
}

class CopyWriterTest : public testing::Test {
 protected:
  CopyWriterTest() { session_.execute("CREATE TABLE t (a int CHECK (a < 100))"); }
  std::int64_t rows() {
    return Connection(database_.superuser()).query("SELECT count(*) FROM t").integer(0, 0);
  }

  provision::Database database_ = test::fresh_database();
  Session session_{database_.superuser()};
};

TEST_F(CopyWriterTest, CountsTheRowsThatTheServerKept) {
  CopyWriter copy(session_, "COPY t FROM STDIN (FORMAT binary) WHERE a > 1");
  copy.put(tuple(1) + tuple(2));
  copy.put(tuple(3));
  EXPECT_EQ(copy.finish(), Rows{2});
  EXPECT_EQ(rows(), 2);
}

TEST_F(CopyWriterTest, ThrowsWhatTheServerSaysAndLeavesTheSessionUsable) {
  CopyWriter copy(session_, "COPY t FROM STDIN (FORMAT binary)");
  copy.put(tuple(120));
  try {
    copy.finish();
    FAIL() << "the CHECK was not enforced";
  } catch (const ServerError& error) {
    EXPECT_EQ(error.sqlstate(), "23514");
    EXPECT_THAT(error.what(), testing::HasSubstr("t_a_check"));
  }
  EXPECT_FALSE(session_.execute("SELECT 1").error.has_value());
}

TEST_F(CopyWriterTest, KeepsNothingOfAnUnfinishedCopy) {
  {
    CopyWriter copy(session_, "COPY t FROM STDIN (FORMAT binary)");
    copy.put(tuple(1));
  }
  EXPECT_EQ(session_.state(), TransactionState::idle);
  EXPECT_EQ(rows(), 0);
}

TEST_F(CopyWriterTest, RefusesWhatIsNoCopy) {
  EXPECT_THROW(CopyWriter(session_, "COPY missing FROM STDIN"), ServerError);
  EXPECT_THROW(CopyWriter(session_, "SELECT 1"), ServerError);
}

TEST_F(CopyWriterTest, ThrowsWhenTheConnectionIsLost) {
  CopyWriter copy(session_, "COPY t FROM STDIN (FORMAT binary)");
  Connection(database_.superuser())
      .query("SELECT pg_terminate_backend(" + std::to_string(session_.backend().value) + ")");
  const auto push = [&] {
    for (int i = 0; i < 10'000; ++i) copy.put(std::string(10'000, '\0'));
    copy.finish();
  };
  EXPECT_THROW(push(), ServerError);
}

TEST_F(CopyWriterTest, ReadsFieldsInBinaryForm) {
  std::vector<std::string> seen;
  read_binary(session_, "SELECT 'x'::text, NULL::int, 258::int2 UNION ALL SELECT 'yy', 1, 2::int2",
              [&](std::size_t column, std::optional<std::string_view> field) {
                seen.push_back(std::to_string(column) + (field ? "=" + std::string(*field) : "-"));
              });
  const std::vector<std::string> wanted{
      "0=x", "1-", "2=\1\2", "0=yy", std::string("1=\0\0\0\1", 6), std::string("2=\0\2", 4)};
  EXPECT_EQ(seen, wanted);
  EXPECT_THROW(read_binary(session_, "SELECT 1/0", [](auto, auto) {}), ServerError);
}

}  // namespace
}  // namespace rehearse::pg
