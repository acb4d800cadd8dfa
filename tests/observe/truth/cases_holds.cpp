#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

#include "observe/truth/case.h"

namespace rehearse::observe::truth {

namespace {

constexpr std::array<std::pair<const char*, const char*>, 5> kModes{
    {{"AccessExclusive", "ACCESS EXCLUSIVE"},
     {"Exclusive", "EXCLUSIVE"},
     {"ShareRowExclusive", "SHARE ROW EXCLUSIVE"},
     {"Share", "SHARE"},
     {"ShareUpdateExclusive", "SHARE UPDATE EXCLUSIVE"}}};

std::string lock_in(const char* mode) {
  return fmt::format("LOCK TABLE orders IN {} MODE", mode);
}

}  // namespace

std::vector<Case> calibrated_holds() {
  std::vector<Case> cases;
  for (const auto& [name, mode] : kModes) {
    for (const int length : {20, 50, 100, 500}) {
      const std::string sleep = fmt::format("pg_sleep({})", length / 1000.0);
      const std::string title = fmt::format("{}Of{}Ms", name, length);
      const int repetitions = length < 500 ? 5 : 3;
      Case wrapped{"Transaction", title, {lock_in(mode), "SELECT " + sleep}, true};
      Case inside{"Do", title, {fmt::format("DO $$ BEGIN {}; PERFORM {}; END $$", lock_in(mode), sleep)}};
      wrapped.repetitions = inside.repetitions = repetitions;
      cases.push_back(std::move(wrapped));
      cases.push_back(std::move(inside));
    }
  }
  return cases;
}

std::vector<Case> brief_holds() {
  std::vector<Case> cases{{"BriefTransaction", "LockOnly", {"LOCK TABLE orders"}, true},
                          {"BriefTransaction", "AddColumn", {"ALTER TABLE orders ADD x int"}, true},
                          {"BriefTransaction",
                           "OfTheScript",
                           {"BEGIN", "ALTER TABLE orders ADD x int", "SELECT pg_sleep(0.001)", "COMMIT"}}};
  for (Case& brief : cases) {
    brief.prepare = {"ALTER TABLE orders DROP COLUMN IF EXISTS x"};
    brief.repetitions = 20;
  }
  Case autocommit{"BriefAutocommit", "AddTwentyColumns", {}};
  Case sleeping{"BriefAutocommit", "HoldsOfOneToFiveMs", {}};
  for (int i = 1; i <= 20; ++i) {
    autocommit.prepare.push_back(fmt::format("ALTER TABLE orders DROP COLUMN IF EXISTS x{}", i));
    autocommit.script.push_back(fmt::format("ALTER TABLE orders ADD x{} int", i));
    sleeping.script.push_back(
        fmt::format("DO $$ BEGIN LOCK TABLE orders; PERFORM pg_sleep(0.00{}); END $$", i % 5 + 1));
  }
  autocommit.lists_brief = sleeping.lists_brief = true;
  cases.push_back(std::move(autocommit));
  cases.push_back(std::move(sleeping));
  return cases;
}

}  // namespace rehearse::observe::truth
