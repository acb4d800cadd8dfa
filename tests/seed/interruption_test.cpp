#include <gtest/gtest.h>

#include "pg/server_error.h"
#include "seed/seed.h"
#include "seed/support.h"

namespace rehearse::seed {
namespace {

constexpr const char* kTable =
    "CREATE TABLE t (id bigint PRIMARY KEY, email text, doc jsonb, at timestamptz, note text); CREATE INDEX "
    "ON t (email)";

SeedSpec many_rows() {
  SeedSpec spec;
  spec.rows = Rows{20'000'000};
  return spec;
}

// Acts on the first progress that shows rows.
class Saboteur : public Listener {
 public:
  explicit Saboteur(std::function<void()> act) : act_(std::move(act)) {}
  void seed_progress(const SeedProgress& progress) override {
    last_ = progress.loaded;
    if (progress.loaded.value > 0 && act_) std::exchange(act_, nullptr)();
  }
  Rows last_;

 private:
  std::function<void()> act_;
};

TEST(Interruption, StopsWithinASecondOfBeingAsked) {
  SeededDatabase database(kTable);
  std::stop_source stop;
  std::chrono::steady_clock::time_point asked;
  Saboteur listener([&] {
    asked = std::chrono::steady_clock::now();
    stop.request_stop();
  });
  std::set<std::string> done;
  try {
    fill(database.superuser(), MigrationRole::owner, many_rows(), done, listener, stop.get_token());
    FAIL() << "went on";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::interrupted);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - asked, std::chrono::seconds(2));
  EXPECT_LT(listener.last_, Rows{20'000'000});
}

TEST(Interruption, ALostServerIsAnErrorThatNamesTheTable) {
  SeededDatabase database(kTable);
  Saboteur listener([&] {
    database.connection().query(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid "
        "<> pg_backend_pid()");
  });
  std::set<std::string> done;
  try {
    fill(database.superuser(), MigrationRole::owner, many_rows(), done, listener, {});
    FAIL() << "went on";
  } catch (const pg::ServerError& error) {
    EXPECT_NE(std::string(error.what()).find("seeding public.t failed"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace rehearse::seed
