#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string t =
    "CREATE TABLE t (id int, a int, b int)\n"
    "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'";
const std::string g = t + "\nCREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()";
const std::string redo =
    "DROP TRIGGER g ON t\n"
    "CREATE TRIGGER g";
const std::string back =
    "DROP TRIGGER g ON t\n"
    "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()";
const std::string p =
    "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'\n"
    "CREATE TABLE p (a int) PARTITION BY LIST (a)\n"
    "CREATE TABLE q PARTITION OF p DEFAULT";

const Cases cases({
    {"TriggerLost",
     g,
     "DROP TRIGGER g ON t",
     {"trigger public.t.g: lost (CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION "
      "public.touch())"},
     "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()"},
    {"TriggerAdded",
     t,
     "CREATE TRIGGER g AFTER INSERT ON t EXECUTE FUNCTION touch()",
     {"trigger public.t.g: added (CREATE TRIGGER g AFTER INSERT ON public.t FOR EACH STATEMENT EXECUTE "
      "FUNCTION public.touch())"},
     "DROP TRIGGER g ON t"},
    {"TriggerTiming",
     g,
     redo + " AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()",
     {"trigger public.t.g: definition CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE "
      "FUNCTION public.touch() -> CREATE TRIGGER g AFTER UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION "
      "public.touch()"},
     back},
    {"TriggerEvent",
     g,
     redo + " BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION touch()",
     {"trigger public.t.g: definition CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE "
      "FUNCTION public.touch() -> CREATE TRIGGER g BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION "
      "public.touch()"},
     back},
    {"TriggerEvents",
     g,
     redo + " BEFORE INSERT OR UPDATE OR DELETE ON t FOR EACH ROW EXECUTE FUNCTION touch()",
     {"trigger public.t.g: definition CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE "
      "FUNCTION public.touch() -> CREATE TRIGGER g BEFORE INSERT OR DELETE OR UPDATE ON public.t FOR EACH "
      "ROW EXECUTE FUNCTION public.touch()"},
     back},
    {"TriggerOnTruncate",
     t + "\nCREATE TRIGGER g BEFORE DELETE ON t EXECUTE FUNCTION touch()",
     redo + " BEFORE TRUNCATE ON t EXECUTE FUNCTION touch()",
     {"trigger public.t.g: definition CREATE TRIGGER g BEFORE DELETE ON public.t FOR EACH STATEMENT EXECUTE "
      "FUNCTION public.touch() -> CREATE TRIGGER g BEFORE TRUNCATE ON public.t FOR EACH STATEMENT EXECUTE "
      "FUNCTION public.touch()"},
     redo + " BEFORE DELETE ON t EXECUTE FUNCTION touch()"},
    {"TriggerLevel",
     g,
     redo + " BEFORE UPDATE ON t FOR EACH STATEMENT EXECUTE FUNCTION touch()",
     {"trigger public.t.g: definition CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE "
      "FUNCTION public.touch() -> CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH STATEMENT EXECUTE "
      "FUNCTION public.touch()"},
     back},
    {"TriggerColumns",
     g,
     redo + " BEFORE UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION touch()",
     {"trigger public.t.g: definition CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE "
      "FUNCTION public.touch() -> CREATE TRIGGER g BEFORE UPDATE OF a ON public.t FOR EACH ROW EXECUTE "
      "FUNCTION public.touch()"},
     back},
    {"TriggerColumnsChanged",
     t + "\nCREATE TRIGGER g BEFORE UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION touch()",
     redo + " BEFORE UPDATE OF a, b ON t FOR EACH ROW EXECUTE FUNCTION touch()",
     {"trigger public.t.g: definition CREATE TRIGGER g BEFORE UPDATE OF a ON public.t FOR EACH ROW EXECUTE "
      "FUNCTION public.touch() -> CREATE TRIGGER g BEFORE UPDATE OF a, b ON public.t FOR EACH ROW EXECUTE "
      "FUNCTION public.touch()"},
     redo + " BEFORE UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION touch()"},
    {"TriggerCondition",
     g,
     redo + " BEFORE UPDATE ON t FOR EACH ROW WHEN (old.a <> new.a) EXECUTE FUNCTION touch()",
     {"trigger public.t.g: definition CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE "
      "FUNCTION public.touch() -> CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW WHEN ((old.a <> "
      "new.a)) EXECUTE FUNCTION public.touch()"},
     back},
    {"TriggerConditionChanged",
     t + "\nCREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (new.a > 0) EXECUTE FUNCTION touch()",
     redo + " BEFORE UPDATE ON t FOR EACH ROW WHEN (new.a > 1) EXECUTE FUNCTION touch()",
     {"trigger public.t.g: definition CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW WHEN ((new.a > "
      "0)) EXECUTE FUNCTION public.touch() -> CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW WHEN "
      "((new.a > 1)) EXECUTE FUNCTION public.touch()"},
     redo + " BEFORE UPDATE ON t FOR EACH ROW WHEN (new.a > 0) EXECUTE FUNCTION touch()"},
    {"TriggerConditionAndArgument",
     g,
     redo + " BEFORE UPDATE ON t FOR EACH ROW WHEN (new.a > 0 OR old.b = ANY ('{1,2}')) EXECUTE FUNCTION "
            "touch('x')",
     {},
     back},
    {"TriggerFunction",
     "CREATE FUNCTION other() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'\n" + g,
     redo + " BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION other()",
     {"trigger public.t.g: definition CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE "
      "FUNCTION public.touch() -> CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION "
      "public.other()"},
     back},
    {"TriggerArguments",
     g,
     redo + " BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch('x', 2)",
     {"trigger public.t.g: definition CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE "
      "FUNCTION public.touch() -> CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION "
      "public.touch('x', '2')"},
     back},
    {"TriggerArgumentsChanged",
     t + "\nCREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch('x', 'y')",
     redo + " BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch('x, y')",
     {"trigger public.t.g: definition CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE "
      "FUNCTION public.touch('x', 'y') -> CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE "
      "FUNCTION public.touch('x, y')"},
     redo + " BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch('x', 'y')"},
    {"TriggerArgumentsOfAnyCharacters",
     g,
     redo + " BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch('it''s', 'é\\x', '', ') EXECUTE "
            "FUNCTION ')",
     {},
     back},
    {"TriggerTransitionTables",
     t + "\nCREATE TRIGGER g AFTER UPDATE ON t EXECUTE FUNCTION touch()",
     redo + " AFTER UPDATE ON t REFERENCING OLD TABLE AS o NEW TABLE AS n EXECUTE FUNCTION touch()",
     {"trigger public.t.g: definition CREATE TRIGGER g AFTER UPDATE ON public.t FOR EACH STATEMENT EXECUTE "
      "FUNCTION public.touch() -> CREATE TRIGGER g AFTER UPDATE ON public.t REFERENCING OLD TABLE AS o NEW "
      "TABLE AS n FOR EACH STATEMENT EXECUTE FUNCTION public.touch()"},
     redo + " AFTER UPDATE ON t EXECUTE FUNCTION touch()"},
    {"TriggerTransitionTableName",
     t + "\nCREATE TRIGGER g AFTER UPDATE ON t REFERENCING NEW TABLE AS n EXECUTE FUNCTION touch()",
     redo + " AFTER UPDATE ON t REFERENCING NEW TABLE AS m EXECUTE FUNCTION touch()",
     {"trigger public.t.g: definition CREATE TRIGGER g AFTER UPDATE ON public.t REFERENCING NEW TABLE AS n "
      "FOR EACH STATEMENT EXECUTE FUNCTION public.touch() -> CREATE TRIGGER g AFTER UPDATE ON public.t "
      "REFERENCING NEW TABLE AS m FOR EACH STATEMENT EXECUTE FUNCTION public.touch()"},
     redo + " AFTER UPDATE ON t REFERENCING NEW TABLE AS n EXECUTE FUNCTION touch()"},
    {"TriggerDisabled",
     g,
     "ALTER TABLE t DISABLE TRIGGER g",
     {"trigger public.t.g: enabled yes -> no"},
     "ALTER TABLE t ENABLE TRIGGER g"},
    {"TriggerOfReplicasOnly",
     g,
     "ALTER TABLE t ENABLE REPLICA TRIGGER g",
     {"trigger public.t.g: enabled yes -> replica"},
     "ALTER TABLE t ENABLE TRIGGER g"},
    {"TriggerAlways",
     g,
     "ALTER TABLE t ENABLE ALWAYS TRIGGER g",
     {"trigger public.t.g: enabled yes -> always"},
     "ALTER TABLE t ENABLE TRIGGER g"},
    {"DisableTriggerUser",
     g,
     "ALTER TABLE t DISABLE TRIGGER USER",
     {"trigger public.t.g: enabled yes -> no"},
     "ALTER TABLE t ENABLE TRIGGER USER"},
    {"TriggerRenamed",
     g,
     "ALTER TRIGGER g ON t RENAME TO h",
     {"trigger public.t.g: lost (CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION "
      "public.touch())",
      "trigger public.t.h: added (CREATE TRIGGER h BEFORE UPDATE ON public.t FOR EACH ROW EXECUTE FUNCTION "
      "public.touch())"},
     "ALTER TRIGGER h ON t RENAME TO g"},
    {"TriggerComment",
     g,
     "COMMENT ON TRIGGER g ON t IS 'x'",
     {"trigger public.t.g: comment none -> x"},
     "COMMENT ON TRIGGER g ON t IS NULL"},
    {"ConstraintTrigger",
     t + "\nCREATE TRIGGER g AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()",
     "DROP TRIGGER g ON t\n"
     "CREATE CONSTRAINT TRIGGER g AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()",
     {"trigger public.t.g: definition CREATE TRIGGER g AFTER UPDATE ON public.t FOR EACH ROW EXECUTE "
      "FUNCTION public.touch() -> CREATE CONSTRAINT TRIGGER g AFTER UPDATE ON public.t NOT DEFERRABLE "
      "INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.touch()"},
     redo + " AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()"},
    {"ConstraintTriggerDeferrable",
     t + "\nCREATE CONSTRAINT TRIGGER g AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()",
     "DROP TRIGGER g ON t\n"
     "CREATE CONSTRAINT TRIGGER g AFTER UPDATE ON t DEFERRABLE FOR EACH ROW EXECUTE FUNCTION touch()",
     {"trigger public.t.g: definition CREATE CONSTRAINT TRIGGER g AFTER UPDATE ON public.t NOT DEFERRABLE "
      "INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.touch() -> CREATE CONSTRAINT TRIGGER g AFTER "
      "UPDATE ON public.t DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.touch()"},
     "DROP TRIGGER g ON t\n"
     "CREATE CONSTRAINT TRIGGER g AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()"},
    {"ConstraintTriggerInitiallyDeferred",
     t + "\nCREATE CONSTRAINT TRIGGER g AFTER UPDATE ON t DEFERRABLE FOR EACH ROW EXECUTE FUNCTION touch()",
     "DROP TRIGGER g ON t\n"
     "CREATE CONSTRAINT TRIGGER g AFTER UPDATE ON t INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION touch()",
     {"trigger public.t.g: definition CREATE CONSTRAINT TRIGGER g AFTER UPDATE ON public.t DEFERRABLE "
      "INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.touch() -> CREATE CONSTRAINT TRIGGER g AFTER "
      "UPDATE ON public.t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.touch()"},
     "DROP TRIGGER g ON t\n"
     "CREATE CONSTRAINT TRIGGER g AFTER UPDATE ON t DEFERRABLE FOR EACH ROW EXECUTE FUNCTION touch()"},
    {"ConstraintTriggerFromTable",
     t + "\nCREATE TABLE f (id int)\n"
         "CREATE CONSTRAINT TRIGGER g AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()",
     "DROP TRIGGER g ON t\n"
     "CREATE CONSTRAINT TRIGGER g AFTER UPDATE ON t FROM f FOR EACH ROW EXECUTE FUNCTION touch()",
     {"trigger public.t.g: definition CREATE CONSTRAINT TRIGGER g AFTER UPDATE ON public.t NOT DEFERRABLE "
      "INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.touch() -> CREATE CONSTRAINT TRIGGER g AFTER "
      "UPDATE ON public.t FROM public.f NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION "
      "public.touch()"},
     "DROP TRIGGER g ON t\n"
     "CREATE CONSTRAINT TRIGGER g AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()"},
    {"TriggerInsteadOf",
     t + "\nCREATE VIEW v AS SELECT id FROM t",
     "CREATE TRIGGER g INSTEAD OF UPDATE ON v FOR EACH ROW EXECUTE FUNCTION touch()",
     {"trigger public.v.g: added (CREATE TRIGGER g INSTEAD OF UPDATE ON public.v FOR EACH ROW EXECUTE "
      "FUNCTION public.touch())"},
     "DROP TRIGGER g ON v"},
    {"TriggerOfPartitionedTable",
     p,
     "CREATE TRIGGER g AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION touch()",
     {"trigger public.p.g: added (CREATE TRIGGER g AFTER INSERT ON public.p FOR EACH ROW EXECUTE FUNCTION "
      "public.touch())",
      "trigger public.q.g: added (CREATE TRIGGER g AFTER INSERT ON public.q FOR EACH ROW EXECUTE FUNCTION "
      "public.touch())"},
     "DROP TRIGGER g ON p"},
    {"TriggerOfPartitionDisabled",
     p + "\nCREATE TRIGGER g AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION touch()",
     "ALTER TABLE q DISABLE TRIGGER g",
     {"trigger public.q.g: enabled yes -> no"},
     "ALTER TABLE q ENABLE TRIGGER g"},
    {"TriggerOfPartitionOnly",
     p,
     "CREATE TRIGGER g AFTER INSERT ON q FOR EACH ROW EXECUTE FUNCTION touch()",
     {"trigger public.q.g: added (CREATE TRIGGER g AFTER INSERT ON public.q FOR EACH ROW EXECUTE FUNCTION "
      "public.touch())"},
     "DROP TRIGGER g ON q"},
    {"TriggerOfPartitionNoLongerCloned",
     p + "\nCREATE TRIGGER g AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION touch()",
     "DROP TRIGGER g ON p\n"
     "CREATE TRIGGER g AFTER INSERT ON q FOR EACH ROW EXECUTE FUNCTION touch()",
     {"trigger public.p.g: lost (CREATE TRIGGER g AFTER INSERT ON public.p FOR EACH ROW EXECUTE FUNCTION "
      "public.touch())",
      "trigger public.q.g: cloned from parent true -> false"},
     "DROP TRIGGER g ON q\n"
     "CREATE TRIGGER g AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION touch()"},
    {"TriggerDependsOnExtension",
     "CREATE EXTENSION pg_trgm\n" + g,
     "ALTER TRIGGER g ON t DEPENDS ON EXTENSION pg_trgm",
     {"trigger public.t.g: depends on extension none -> pg_trgm"},
     "ALTER TRIGGER g ON t NO DEPENDS ON EXTENSION pg_trgm"},
});

}  // namespace

}  // namespace rehearse::snapshot
