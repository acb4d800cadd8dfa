#include "seed/disk_guard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rehearse/error.h"
#include "rehearse/listener.h"
#include "seed/catalog_reader.h"
#include "seed/seed.h"
#include "seed/support.h"
#include "seed/workers.h"

namespace rehearse::seed {
namespace {

using testing::HasSubstr;

DiskGuard with_free(std::optional<Bytes> bytes) {
  return DiskGuard([bytes] { return bytes; });
}

std::string refusal(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::environment);
    EXPECT_THAT(error.hint(), HasSubstr("REHEARSE_TMPDIR"));
    return error.what();
  }
  return {};
}

TEST(DiskGuard, RefusesWhatDoesNotFitBeforeARowIsLoaded) {
  constexpr Bytes kFree{1L << 30};
  EXPECT_EQ(refusal([&] { with_free(kFree).require(Bytes{900L << 20}); }), "");
  EXPECT_EQ(refusal([&] { with_free(kFree).require(Bytes{20L << 30}); }),
            "seeding wants 20 GB of disk space for its rows alone, and 1.0 GB are free");
  EXPECT_EQ(refusal([&] { with_free(std::nullopt).require(Bytes{20L << 30}); }), "");
}

TEST(DiskGuard, StopsALoadThatTouchesTheReserve) {
  const DiskGuard full = with_free(Bytes{DiskGuard::kReserve.value - 1});
  EXPECT_THAT(refusal([&] { full.check(Rows{800}, Rows{1'000}); }), HasSubstr("after 800 of 1,000 rows"));
  const DiskGuard roomy = with_free(DiskGuard::kReserve);
  EXPECT_EQ(refusal([&] { roomy.check(Rows{800}, Rows{1'000}); }), "");
}

// Looking takes microseconds, filling the reserve a fraction of a second.
TEST(DiskGuard, LooksEachTimeItIsAsked) {
  std::int64_t free = DiskGuard::kReserve.value;
  const DiskGuard guard([&] { return Bytes{free}; });
  EXPECT_EQ(refusal([&] { guard.check(Rows{1}, Rows{10}); }), "");
  free = 0;
  EXPECT_THAT(refusal([&] { guard.check(Rows{2}, Rows{10}); }), HasSubstr("0 B are free"));
}

TEST(DiskGuard, SaysOfAServerThatWasFasterWhatItSaysItself) {
  const pg::ServerError error = disk_full("seeding public.orders", pg::ServerError(kDiskFull, "no space"));
  EXPECT_STREQ(error.what(), "the disk is full: seeding public.orders failed: no space");
  EXPECT_EQ(error.hint(), kRoomHint);
}

TEST(DiskGuard, ExpectsWhatTheTablesTakeInTheEnd) {
  SeededDatabase database("CREATE TABLE t (id bigint PRIMARY KEY, note text NOT NULL, n int)");
  SeedSpec spec;
  spec.rows = Rows{20'000};
  spec.tables["t"].columns["note"].width = 300;
  const double expected =
      static_cast<double>(expected_bytes(make_plan(read_catalog(database.connection(), {}), spec)).value);
  database.fill(spec);
  EXPECT_NEAR(expected / database.number("SELECT pg_relation_size('t')"), 1, 0.15);
}

// A tick that throws ends the jobs in progress: nobody waits for a load that has no room.
TEST(Workers, ATickThatThrowsCancelsTheJobs) {
  SeededDatabase database("");
  Workers workers(database.superuser(), 2);
  const std::vector<Workers::Job> jobs(2, [](pg::Session& session) { run(session, "SELECT pg_sleep(600)"); });
  EXPECT_EQ(refusal([&] { workers.run_all(jobs, [] { with_free(Bytes{0}).require(Bytes{1}); }, {}); }),
            "seeding wants 1 B of disk space for its rows alone, and 0 B are free");
}

}  // namespace
}  // namespace rehearse::seed
