#include "observe/truth/case.h"

namespace rehearse::observe::truth {

namespace {

constexpr const char* kLateFunction =
    "CREATE OR REPLACE FUNCTION late() RETURNS void LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.1); "
    "LOCK TABLE orders; PERFORM pg_sleep(0.05); END $$";
constexpr const char* kBatches =
    "CREATE OR REPLACE PROCEDURE batches() LANGUAGE plpgsql AS $$ BEGIN FOR i IN 1..20 LOOP "
    "LOCK TABLE orders; PERFORM pg_sleep(0.025); COMMIT; END LOOP; END $$";

std::vector<Case> late() {
  return {
      {"Late",
       "InADoBlock",
       {"DO $$ BEGIN PERFORM pg_sleep(0.1); LOCK TABLE orders; PERFORM pg_sleep(0.05); END $$"}},
      {"Late",
       "InADoBlockOfATransaction",
       {"DO $$ BEGIN PERFORM pg_sleep(0.1); LOCK TABLE orders; PERFORM pg_sleep(0.05); END $$",
        "SELECT pg_sleep(0.03)"},
       true},
      {"Late", "InAFunction", {"SELECT late()"}, false, {kLateFunction}},
      {"Late", "InAFunctionOfATransaction", {"SELECT late()"}, true, {kLateFunction}},
  };
}

std::vector<Case> exceptions() {
  return {
      {"Released",
       "ByAnExceptionInADoBlock",
       {"DO $$ BEGIN PERFORM pg_sleep(0.03); BEGIN LOCK TABLE orders; PERFORM pg_sleep(0.05); RAISE 'undo'; "
        "EXCEPTION WHEN OTHERS THEN NULL; END; PERFORM pg_sleep(0.1); END $$"}},
      {"Released",
       "ByAnExceptionInATransaction",
       {"DO $$ BEGIN BEGIN LOCK TABLE orders; PERFORM pg_sleep(0.05); RAISE 'undo'; "
        "EXCEPTION WHEN OTHERS THEN NULL; END; PERFORM pg_sleep(0.1); END $$",
        "SELECT pg_sleep(0.05)"},
       true},
      {"Released",
       "ByThreeExceptions",
       {"DO $$ BEGIN FOR i IN 1..3 LOOP BEGIN LOCK TABLE orders; PERFORM pg_sleep(0.04); RAISE 'undo'; "
        "EXCEPTION WHEN OTHERS THEN PERFORM pg_sleep(0.03); END; END LOOP; END $$"}},
      {"Released",
       "NotByAnExceptionWhenHeldBefore",
       {"DO $$ BEGIN LOCK TABLE orders IN SHARE MODE; PERFORM pg_sleep(0.03); BEGIN "
        "LOCK TABLE orders IN SHARE MODE; LOCK TABLE orders; PERFORM pg_sleep(0.05); RAISE 'undo'; "
        "EXCEPTION WHEN OTHERS THEN PERFORM pg_sleep(0.04); END; END $$"}},
  };
}

std::vector<Case> savepoints() {
  return {
      {"Released",
       "ByRollbackToASavepoint",
       {"SAVEPOINT s", "LOCK TABLE orders", "SELECT pg_sleep(0.05)", "ROLLBACK TO s",
        "SELECT pg_sleep(0.06)"},
       true},
      {"Released",
       "ByRollbackToASavepointOfTheScript",
       {"BEGIN", "SELECT pg_sleep(0.03)", "SAVEPOINT s", "LOCK TABLE orders IN SHARE MODE",
        "SELECT pg_sleep(0.05)", "ROLLBACK TO SAVEPOINT s", "SELECT pg_sleep(0.06)", "COMMIT"}},
      {"Released",
       "ByRollbackAndTakenAgain",
       {"SAVEPOINT s", "LOCK TABLE orders", "SELECT pg_sleep(0.03)", "ROLLBACK TO s", "SELECT pg_sleep(0.03)",
        "LOCK TABLE orders", "SELECT pg_sleep(0.04)"},
       true},
      {"Released",
       "NotByReleaseOfASavepoint",
       {"SAVEPOINT s", "LOCK TABLE orders", "SELECT pg_sleep(0.03)", "RELEASE s", "SELECT pg_sleep(0.05)"},
       true},
      {"Released",
       "ByRollbackOfTheTransaction",
       {"BEGIN", "LOCK TABLE orders", "SELECT pg_sleep(0.05)", "ROLLBACK", "SELECT pg_sleep(0.05)"}},
      {"Released",
       "ByAnError",
       {"LOCK TABLE orders", "DO $$ BEGIN PERFORM pg_sleep(0.05); RAISE 'no'; END $$"},
       true,
       {},
       {},
       {},
       true},
  };
}

std::vector<Case> commits() {
  return {
      {"Commits",
       "TwentyBatchesWithoutPause",
       {"DO $$ BEGIN FOR i IN 1..20 LOOP LOCK TABLE orders; PERFORM pg_sleep(0.025); COMMIT; END LOOP; END "
        "$$"}},
      {"Commits",
       "TwentyBatchesWithPauses",
       {"DO $$ BEGIN FOR i IN 1..20 LOOP LOCK TABLE orders; PERFORM pg_sleep(0.025); COMMIT; "
        "PERFORM pg_sleep(0.02); END LOOP; END $$"}},
      {"Commits",
       "TwentyBatchesOfUpdates",
       {"DO $$ BEGIN FOR i IN 0..19 LOOP UPDATE orders SET note = 'm' WHERE id % 20 = i; "
        "PERFORM pg_sleep(0.025); COMMIT; END LOOP; END $$"}},
      {"Commits", "OfAProcedure", {"CALL batches()"}, false, {kBatches}},
      {"Commits",
       "WindowsOfDifferentLengths",
       {"DO $$ BEGIN FOR i IN 1..4 LOOP LOCK TABLE orders; PERFORM pg_sleep(0.03 * i); COMMIT; "
        "PERFORM pg_sleep(0.03); END LOOP; END $$"}},
      {"Commits",
       "TwoTablesInTurn",
       {"DO $$ BEGIN FOR i IN 1..5 LOOP LOCK TABLE orders; PERFORM pg_sleep(0.03); COMMIT; LOCK TABLE "
        "others; "
        "PERFORM pg_sleep(0.03); COMMIT; END LOOP; END $$"},
       false,
       {"CREATE TABLE IF NOT EXISTS others (id int)"}},
      {"Commits",
       "RolledBackBatches",
       {"DO $$ BEGIN FOR i IN 1..5 LOOP LOCK TABLE orders; PERFORM pg_sleep(0.03); ROLLBACK; END LOOP; END "
        "$$"}},
  };
}

std::vector<Case> upgrades() {
  return {
      {"Upgrade",
       "ShareToAccessExclusive",
       {"LOCK TABLE orders IN SHARE MODE", "SELECT pg_sleep(0.05)", "LOCK TABLE orders",
        "SELECT pg_sleep(0.06)"},
       true},
      {"Upgrade",
       "InADoBlock",
       {"DO $$ BEGIN LOCK TABLE orders IN SHARE MODE; PERFORM pg_sleep(0.05); LOCK TABLE orders; "
        "PERFORM pg_sleep(0.06); END $$"}},
  };
}

}  // namespace

std::vector<Case> inner_releases() {
  std::vector<Case> all;
  for (auto list : {late, exceptions, savepoints, commits, upgrades}) {
    for (Case& tested : list()) all.push_back(std::move(tested));
  }
  return all;
}

}  // namespace rehearse::observe::truth
