#include "observe/truth/lock_call.h"

#include <gtest/gtest.h>

#include <chrono>

#include "rehearse/error.h"

namespace rehearse::observe::truth {
namespace {

TEST(LockCalls, AreReadFromTheLinesOfTheKernel) {
  const auto calls = parse_lock_calls(
      "CPU:1 [LOST 0 EVENTS]\n"
      "        postgres-4711    [001] .....  1234.000567: acquire: (0x55d8c) database=5 relation=16385 "
      "type=0 "
      "method=1 mode=8 session=1 owner=94370 parent=7\n"
      "        postgres-4711    [001] .....  1234.500000: acquired: (0x55d8c <- 0x55d8d) result=2\n"
      "        postgres-4711    [000] .....  1235.000000: end: (0x55d8c) method=1 all=1\n");
  ASSERT_EQ(calls.size(), 3U);
  EXPECT_EQ(calls[0].kind, LockCall::Kind::acquire);
  EXPECT_EQ(calls[0].at, TimePoint(std::chrono::microseconds(1'234'000'567)));
  EXPECT_EQ(calls[0].database, 5U);
  EXPECT_EQ(calls[0].relation, 16'385U);
  EXPECT_EQ(calls[0].mode, 8);
  EXPECT_TRUE(calls[0].session);
  EXPECT_EQ(calls[0].owner, 94'370U);
  EXPECT_EQ(calls[0].parent, 7U);
  EXPECT_EQ(calls[1].kind, LockCall::Kind::acquired);
  EXPECT_EQ(calls[1].result, 2);
  EXPECT_TRUE(calls[2].all);
}

TEST(LockCalls, HaveFunctionsThatTheProgramMustExport) {
  const ElfFile self("/proc/self/exe");
  EXPECT_THROW(lock_probes("/proc/self/exe", self), Error);
}

TEST(ElfFile, RefusesWhatIsNone) {
  EXPECT_THROW(ElfFile(REHEARSE_SOURCE_DIR "/CMakeLists.txt"), Error);
  EXPECT_THROW(ElfFile("/nowhere"), Error);
}

}  // namespace
}  // namespace rehearse::observe::truth
