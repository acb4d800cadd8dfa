#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string t =
    "CREATE TABLE t (id int, a int)\n"
    "CREATE TABLE log (id int)";
const std::string r = t + "\nCREATE RULE r AS ON UPDATE TO t DO ALSO INSERT INTO log VALUES (1)";
const std::string redo = "CREATE OR REPLACE RULE r AS ON";

const Cases cases({
    {"RuleLost",
     r,
     "DROP RULE r ON t",
     {"rule public.t.r: lost (on update also: INSERT INTO public.log (id)\n  VALUES (1))"},
     redo + " UPDATE TO t DO ALSO INSERT INTO log VALUES (1)"},
    {"RuleAdded",
     t,
     "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING",
     {"rule public.t.r: added (on delete instead: NOTHING)"},
     "DROP RULE r ON t"},
    {"RuleEvent",
     r,
     redo + " DELETE TO t DO ALSO INSERT INTO log VALUES (1)",
     {"rule public.t.r: event update -> delete"},
     redo + " UPDATE TO t DO ALSO INSERT INTO log VALUES (1)"},
    {"RuleInstead",
     r,
     redo + " UPDATE TO t DO INSTEAD INSERT INTO log VALUES (1)",
     {"rule public.t.r: instead false -> true"},
     redo + " UPDATE TO t DO ALSO INSERT INTO log VALUES (1)"},
    {"RuleCondition",
     r,
     redo + " UPDATE TO t WHERE new.a > 0 DO ALSO INSERT INTO log VALUES (1)",
     {"rule public.t.r: condition none -> (new.a > 0)"},
     redo + " UPDATE TO t DO ALSO INSERT INTO log VALUES (1)"},
    {"RuleConditionWithKeywords",
     r,
     redo + " UPDATE TO t WHERE new.a > 0 AND EXISTS (SELECT 1 FROM log WHERE ' DO ' <> '(') DO ALSO INSERT "
            "INTO log VALUES (1)",
     {"rule public.t.r: condition none -> ((new.a > 0) AND (EXISTS ( SELECT 1\n           FROM public.log "
      "log_1\n          WHERE (' DO '::text <> '('::text))))"},
     redo + " UPDATE TO t DO ALSO INSERT INTO log VALUES (1)"},
    {"RuleAction",
     r,
     redo + " UPDATE TO t DO ALSO INSERT INTO log VALUES (2)",
     {"rule public.t.r: action INSERT INTO public.log (id)\n  VALUES (1) -> INSERT INTO public.log (id)\n  "
      "VALUES (2)"},
     redo + " UPDATE TO t DO ALSO INSERT INTO log VALUES (1)"},
    {"RuleActions",
     r,
     redo + " UPDATE TO t DO ALSO (INSERT INTO log VALUES (1); DELETE FROM log)",
     {"rule public.t.r: action INSERT INTO public.log (id)\n  VALUES (1) -> ( INSERT INTO public.log (id)\n  "
      "VALUES (1);\n DELETE FROM public.log;\n)"},
     redo + " UPDATE TO t DO ALSO INSERT INTO log VALUES (1)"},
    {"RuleDisabled",
     r,
     "ALTER TABLE t DISABLE RULE r",
     {"rule public.t.r: enabled yes -> no"},
     "ALTER TABLE t ENABLE RULE r"},
    {"RuleOfReplicasOnly",
     r,
     "ALTER TABLE t ENABLE REPLICA RULE r",
     {"rule public.t.r: enabled yes -> replica"},
     "ALTER TABLE t ENABLE RULE r"},
    {"RuleAlways",
     r,
     "ALTER TABLE t ENABLE ALWAYS RULE r",
     {"rule public.t.r: enabled yes -> always"},
     "ALTER TABLE t ENABLE RULE r"},
    {"RuleRenamed",
     r,
     "ALTER RULE r ON t RENAME TO q",
     {"rule public.t.r: name r -> q"},
     "ALTER RULE q ON t RENAME TO r"},
    {"RuleComment",
     r,
     "COMMENT ON RULE r ON t IS 'x'",
     {"rule public.t.r: comment none -> x"},
     "COMMENT ON RULE r ON t IS NULL"},
    {"RuleOfView",
     t + "\nCREATE VIEW v AS SELECT id FROM t",
     "CREATE RULE r AS ON INSERT TO v DO INSTEAD INSERT INTO t (id) VALUES (new.id)",
     {"rule public.v.r: added (on insert instead: INSERT INTO public.t (id)\n  VALUES (new.id))"},
     "DROP RULE r ON v"},
});

}  // namespace

}  // namespace rehearse::snapshot
