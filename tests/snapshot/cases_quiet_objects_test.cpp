#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string t =
    "CREATE TABLE t (id serial PRIMARY KEY, a int NOT NULL, b varchar(9) CONSTRAINT k CHECK (b <> ''))";
const std::string fk =
    "CREATE TABLE t (id int PRIMARY KEY)\n"
    "CREATE TABLE c (t_id int CONSTRAINT fk REFERENCES t ON DELETE CASCADE)";
const std::string p =
    "CREATE TABLE p (a int) PARTITION BY LIST (a)\n"
    "CREATE TABLE q PARTITION OF p DEFAULT";
const std::string touch =
    "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'";

const Cases cases({
    {"SequenceAdvanced",
     t,
     "SELECT nextval('t_id_seq')\n"
     "INSERT INTO t (a) VALUES (1)",
     {}},
    {"SequenceSetAndRestarted",
     t,
     "SELECT setval('t_id_seq', 1000)\n"
     "ALTER SEQUENCE t_id_seq RESTART",
     {}},
    {"SequenceThereAndBack",
     "CREATE SEQUENCE s",
     "ALTER SEQUENCE s AS int INCREMENT 5 CACHE 10 CYCLE\n"
     "ALTER SEQUENCE s AS bigint INCREMENT 1 CACHE 1 NO CYCLE",
     {}},
    {"SequenceWithItsDefaultsSpelledOut",
     "CREATE SEQUENCE s",
     "DROP SEQUENCE s\n"
     "CREATE SEQUENCE s AS bigint INCREMENT 1 MINVALUE 1 MAXVALUE 9223372036854775807 START 1 CACHE 1 NO "
     "CYCLE OWNED BY NONE",
     {}},
    {"SequenceOwnerColumnThereAndBack",
     t,
     "ALTER SEQUENCE t_id_seq OWNED BY NONE\n"
     "ALTER SEQUENCE t_id_seq OWNED BY t.id",
     {}},
    {"SequenceRenamedAndBack",
     t,
     "ALTER SEQUENCE t_id_seq RENAME TO s\n"
     "ALTER SEQUENCE s RENAME TO t_id_seq",
     {}},
    {"SequenceRecreated",
     t,
     "ALTER TABLE t ALTER id DROP DEFAULT\n"
     "DROP SEQUENCE t_id_seq\n"
     "CREATE SEQUENCE t_id_seq AS int OWNED BY t.id\n"
     "ALTER TABLE t ALTER id SET DEFAULT nextval('t_id_seq')",
     {}},
    {"RuleRecreated",
     fk + "\nCREATE RULE r AS ON DELETE TO c DO INSTEAD NOTHING",
     "DROP RULE r ON c\n"
     "CREATE RULE r AS ON DELETE TO c DO INSTEAD NOTHING",
     {}},
    {"RuleDisabledThenEnabled",
     fk + "\nCREATE RULE r AS ON DELETE TO c DO INSTEAD NOTHING",
     "ALTER TABLE c DISABLE RULE r\n"
     "ALTER TABLE c ENABLE RULE r",
     {}},
    {"TriggerRecreated",
     t + "\n" + touch +
         "\nCREATE TRIGGER g BEFORE INSERT OR UPDATE OF a, b ON t FOR EACH ROW WHEN (new.a > 0) EXECUTE "
         "FUNCTION touch('x')",
     "DROP TRIGGER g ON t\n"
     "CREATE TRIGGER g BEFORE UPDATE OF a, b OR INSERT ON t FOR EACH ROW WHEN ((new.a > 0)) EXECUTE "
     "PROCEDURE touch('x')",
     {}},
    {"TriggerColumnsInAnotherOrder",
     t + "\n" + touch + "\nCREATE TRIGGER g BEFORE UPDATE OF a, b ON t FOR EACH ROW EXECUTE FUNCTION touch()",
     "DROP TRIGGER g ON t\n"
     "CREATE TRIGGER g BEFORE UPDATE OF b, a ON t FOR EACH ROW EXECUTE FUNCTION touch()",
     {}},
    {"TriggerDisabledThenEnabled",
     t + "\n" + touch + "\nCREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()",
     "ALTER TABLE t DISABLE TRIGGER g\n"
     "ALTER TABLE t ENABLE TRIGGER g",
     {}},
    {"TriggerRenamedAndBack",
     t + "\n" + touch + "\nCREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()",
     "ALTER TRIGGER g ON t RENAME TO h\n"
     "ALTER TRIGGER h ON t RENAME TO g",
     {}},
    {"ConstraintTriggerRecreated",
     t + "\n" + touch +
         "\nCREATE CONSTRAINT TRIGGER g AFTER UPDATE ON t DEFERRABLE FOR EACH ROW EXECUTE FUNCTION touch()",
     "DROP TRIGGER g ON t\n"
     "CREATE CONSTRAINT TRIGGER g AFTER UPDATE ON t DEFERRABLE FOR EACH ROW EXECUTE FUNCTION touch()",
     {}},
    {"TriggerOfPartitionsDetachedThenAttached",
     p + "\n" + touch + "\nCREATE TRIGGER g AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION touch()",
     "ALTER TABLE p DETACH PARTITION q\n"
     "ALTER TABLE p ATTACH PARTITION q DEFAULT",
     {}},
    {"PolicyRecreated",
     t + "\nCREATE POLICY p ON t AS RESTRICTIVE FOR UPDATE TO owner, pg_monitor USING (a > 0) WITH CHECK (a "
         "< 9)",
     "DROP POLICY p ON t\n"
     "CREATE POLICY p ON t AS RESTRICTIVE FOR UPDATE TO pg_monitor, owner USING ((a > 0)) WITH CHECK ((a < "
     "9))",
     {}},
    {"PolicyRolesThereAndBack",
     t + "\nCREATE POLICY p ON t USING (true)",
     "ALTER POLICY p ON t TO owner\n"
     "ALTER POLICY p ON t TO PUBLIC",
     {}},
    {"StatisticsRecreatedInAnotherOrder",
     t + "\nCREATE STATISTICS st (ndistinct, mcv) ON a, b FROM t",
     "DROP STATISTICS st\n"
     "CREATE STATISTICS st (mcv, ndistinct) ON b, a FROM t",
     {}},
    {"StatisticsOfAllKinds",
     t + "\nCREATE STATISTICS st ON a, b FROM t",
     "DROP STATISTICS st\n"
     "CREATE STATISTICS st (ndistinct, dependencies, mcv) ON a, b FROM t",
     {}},
    {"StatisticsFilled",
     t + "\nCREATE STATISTICS st ON a, b FROM t",
     "INSERT INTO t (a, b) SELECT i % 7, i % 3 FROM generate_series(1, 100) i\n"
     "ANALYZE t",
     {}},
    {"CommentSetToEmpty",
     t,
     "COMMENT ON TABLE t IS ''\n"
     "COMMENT ON COLUMN t.a IS ''",
     {}},
    {"CommentSetThenRemoved",
     t,
     "COMMENT ON TABLE t IS 'x'\n"
     "COMMENT ON COLUMN t.a IS 'x'\n"
     "COMMENT ON CONSTRAINT k ON t IS 'x'\n"
     "COMMENT ON TABLE t IS NULL\n"
     "COMMENT ON COLUMN t.a IS NULL\n"
     "COMMENT ON CONSTRAINT k ON t IS NULL",
     {}},
    {"CommentSetAgain",
     t + "\nCOMMENT ON TABLE t IS 'x'",
     "COMMENT ON TABLE t IS NULL\n"
     "COMMENT ON TABLE t IS 'x'",
     {}},
});

}  // namespace

}  // namespace rehearse::snapshot
