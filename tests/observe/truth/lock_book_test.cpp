#include "observe/truth/lock_book.h"

#include <gtest/gtest.h>

#include <vector>

namespace rehearse::observe::truth {
namespace {

using Kind = LockCall::Kind;

constexpr std::uint32_t kTable = 20'001;
constexpr int kAccessExclusive = 8;
constexpr std::uint64_t kTransaction = 0x1000;
constexpr std::uint64_t kSubtransaction = 0x2000;

// What a backend does, one call a millisecond; a call that returns takes one more.
class Backend {
 public:
  void acquire(std::uint64_t owner = kTransaction, bool session = false, int result = 1) {
    request(Kind::acquire, owner, session);
    next(Kind::acquired).result = result;
  }
  void ask(std::uint64_t owner = kTransaction) { request(Kind::acquire, owner, false); }
  void release(std::uint64_t owner = kTransaction, bool session = false) {
    request(Kind::release, owner, session);
    next(Kind::released).result = 1;
  }
  /// ROLLBACK TO, or an exception block: `releases` when nobody else counts on the lock.
  void forget(std::uint64_t owner, bool releases) {
    next(Kind::forget).owner = owner;
    if (releases) release(owner);
    next(Kind::forgotten);
  }
  void reassign(std::uint64_t owner, std::uint64_t parent) {
    LockCall& call = next(Kind::reassign);
    call.owner = owner;
    call.parent = parent;
  }
  void end(bool all = false) {
    LockCall& call = next(Kind::end);
    call.method = 1;
    call.all = all;
    next(Kind::ended);
  }

  std::vector<TrueWindow> windows() {
    LockBook book;
    for (const LockCall& call : calls_) book.enter(call);
    return book.close(now());
  }
  [[nodiscard]] TimePoint now() const { return at(calls_.size()); }
  static TimePoint at(std::size_t number) { return TimePoint(std::chrono::milliseconds(number)); }

 private:
  void request(Kind kind, std::uint64_t owner, bool session) {
    LockCall& call = next(kind);
    call.relation = kTable;
    call.method = 1;
    call.mode = kAccessExclusive;
    call.owner = owner;
    call.session = session;
  }
  LockCall& next(Kind kind) {
    calls_.push_back({});
    calls_.back().kind = kind;
    calls_.back().at = at(calls_.size() - 1);
    return calls_.back();
  }

  std::vector<LockCall> calls_;
};

TEST(LockBook, HoldsFromTheAnswerToTheEndOfTheTransaction) {
  Backend backend;
  backend.acquire();
  backend.end();
  const auto windows = backend.windows();
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_EQ(windows[0].relation, Oid{kTable});
  EXPECT_EQ(windows[0].mode, LockMode::access_exclusive);
  EXPECT_EQ(windows[0].asked, Backend::at(0));
  EXPECT_EQ(windows[0].acquired, Backend::at(1));
  EXPECT_EQ(windows[0].released, Backend::at(3));
}

TEST(LockBook, WhatIsTakenTwiceIsHeldUntilItIsReleasedTwice) {
  Backend backend;
  backend.acquire();
  backend.acquire();
  backend.release();
  backend.release();
  const auto windows = backend.windows();
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_EQ(windows[0].acquired, Backend::at(1));
  EXPECT_EQ(windows[0].released, Backend::at(7));
}

TEST(LockBook, ASessionLockOutlivesTransactions) {
  Backend backend;
  backend.acquire(kTransaction, true);
  backend.acquire();
  backend.end();
  backend.release(kTransaction, true);
  const auto windows = backend.windows();
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_EQ(windows[0].released, Backend::at(7));
}

TEST(LockBook, AnAbortReleasesSessionLocksAsWell) {
  Backend backend;
  backend.acquire(kTransaction, true);
  backend.end(true);
  ASSERT_EQ(backend.windows().size(), 1U);
  EXPECT_EQ(backend.windows()[0].released, Backend::at(3));
}

TEST(LockBook, ASubtransactionGivesBackAllItsCountsAtOnce) {
  Backend backend;
  backend.acquire(kSubtransaction);
  backend.acquire(kSubtransaction);
  backend.forget(kSubtransaction, true);
  backend.end();
  const auto windows = backend.windows();
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_EQ(windows[0].released, Backend::at(6));
}

TEST(LockBook, WhatTheTransactionHeldBeforeSurvivesItsSubtransaction) {
  Backend backend;
  backend.acquire();
  backend.acquire(kSubtransaction);
  backend.forget(kSubtransaction, false);
  backend.release();
  const auto windows = backend.windows();
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_EQ(windows[0].released, Backend::at(7));
}

TEST(LockBook, ASubtransactionThatCommitsLeavesItsLocksToItsParent) {
  Backend backend;
  backend.acquire(kSubtransaction);
  backend.reassign(kSubtransaction, kTransaction);
  backend.release();
  const auto windows = backend.windows();
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_EQ(windows[0].released, Backend::at(4));
}

TEST(LockBook, ARequestThatRaisedAnErrorWasGivenUpAtTheNextCall) {
  Backend backend;
  backend.ask();
  backend.end(true);
  const auto windows = backend.windows();
  ASSERT_EQ(windows.size(), 1U);
  EXPECT_FALSE(windows[0].acquired);
  EXPECT_EQ(windows[0].released, Backend::at(1));
}

TEST(LockBook, ALockThatWasNotAvailableWasNeverHeld) {
  Backend backend;
  backend.acquire(kTransaction, false, 0);
  backend.end();
  EXPECT_TRUE(backend.windows().empty());
}

TEST(LockBook, WhatIsStillHeldEndsNow) {
  Backend backend;
  backend.acquire();
  ASSERT_EQ(backend.windows().size(), 1U);
  EXPECT_EQ(backend.windows()[0].released, backend.now());
}

}  // namespace
}  // namespace rehearse::observe::truth
