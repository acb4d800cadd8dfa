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
       "ByAnExceptionThatTookTwoTables",
       {"DO $$ BEGIN LOCK TABLE orders; BEGIN LOCK TABLE others; PERFORM pg_sleep(0.03); RAISE 'undo'; "
        "EXCEPTION WHEN OTHERS THEN NULL; END; PERFORM pg_sleep(0.03); END $$"},
       false,
       {"CREATE TABLE IF NOT EXISTS others (id int)"}},
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
       "ByRollbackAndTakenAgainAtOnce",
       {"SAVEPOINT s", "LOCK TABLE orders", "SELECT pg_sleep(0.03)", "ROLLBACK TO s", "LOCK TABLE orders",
        "SELECT pg_sleep(0.04)"},
       true},
      {"Released",
       "ByRollbackOfAWeakerLock",
       {"LOCK TABLE orders IN SHARE MODE", "SAVEPOINT s", "LOCK TABLE orders", "SELECT pg_sleep(0.03)",
        "ROLLBACK TO s", "SELECT pg_sleep(0.04)"},
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

// Transactions that follow each other at once.
std::vector<Case> in_a_row() {
  const char* hold = "DO $$ BEGIN LOCK TABLE orders; PERFORM pg_sleep(0.025); END $$";
  return {
      {"InARow", "FiveStatements", {hold, hold, hold, hold, hold}},
      {"InARow",
       "TwoTransactionsOfTheScript",
       {"BEGIN", "LOCK TABLE orders", "SELECT pg_sleep(0.03)", "COMMIT", "BEGIN", "LOCK TABLE orders",
        "SELECT pg_sleep(0.04)", "COMMIT"}},
      {"InARow",
       "ACommitThatIsChained",
       {"BEGIN", "LOCK TABLE orders", "SELECT pg_sleep(0.03)", "COMMIT AND CHAIN", "LOCK TABLE orders",
        "SELECT pg_sleep(0.04)", "COMMIT"}},
      {"InARow",
       "AStatementAfterItsLocksAreGone",
       {"BEGIN", "LOCK TABLE orders", "SELECT pg_sleep(0.03)", "COMMIT", "SELECT pg_sleep(0.05)"}},
  };
}

// Deferred triggers run in the COMMIT.
std::vector<Case> at_commit() {
  const std::vector<std::string> trigger{
      "DROP TABLE IF EXISTS log", "CREATE TABLE log (id int)", "CREATE TABLE IF NOT EXISTS others (id int)",
      "CREATE OR REPLACE FUNCTION late_trigger() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
      "PERFORM pg_sleep(0.03); LOCK TABLE others; PERFORM pg_sleep(0.04); RETURN NULL; END $$",
      "CREATE CONSTRAINT TRIGGER late_trigger AFTER INSERT ON log DEFERRABLE INITIALLY DEFERRED FOR EACH ROW "
      "EXECUTE FUNCTION late_trigger()"};
  return {
      {"AtCommit", "OfATransaction", {"LOCK TABLE orders", "INSERT INTO log VALUES (1)"}, true, trigger},
      {"AtCommit",
       "OfTheScript",
       {"BEGIN", "LOCK TABLE orders", "INSERT INTO log VALUES (1)", "COMMIT"},
       false,
       trigger},
      {"AtCommit", "OfAStatement", {"INSERT INTO log VALUES (1)"}, false, trigger},
  };
}

}  // namespace

std::vector<Case> inner_releases() {
  std::vector<Case> all;
  for (auto list : {late, exceptions, savepoints, commits, upgrades, in_a_row, at_commit}) {
    for (Case& tested : list()) all.push_back(std::move(tested));
  }
  return all;
}

}  // namespace rehearse::observe::truth
