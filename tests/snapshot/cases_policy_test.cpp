#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string t = "CREATE TABLE t (id int, a int)";
const std::string p = t + "\nCREATE POLICY p ON t FOR UPDATE USING (a > 0)";
const std::string redo =
    "DROP POLICY p ON t\n"
    "CREATE POLICY p ON t";

const Cases cases({
    {"PolicyLost",
     p,
     "DROP POLICY p ON t",
     {"policy public.t.p: lost (policy)"},
     "CREATE POLICY p ON t FOR UPDATE USING (a > 0)"},
    {"PolicyAdded",
     t,
     "CREATE POLICY p ON t USING (true)",
     {"policy public.t.p: added (policy)"},
     "DROP POLICY p ON t"},
    {"PolicyCommand",
     p,
     redo + " FOR SELECT USING (a > 0)",
     {"policy public.t.p: command UPDATE -> SELECT"},
     redo + " FOR UPDATE USING (a > 0)"},
    {"PolicyOfAllCommands",
     p,
     redo + " FOR ALL USING (a > 0)",
     {"policy public.t.p: command UPDATE -> ALL"},
     redo + " FOR UPDATE USING (a > 0)"},
    {"PolicyRestrictive",
     p,
     redo + " AS RESTRICTIVE FOR UPDATE USING (a > 0)",
     {"policy public.t.p: permissive true -> false"},
     redo + " FOR UPDATE USING (a > 0)"},
    {"PolicyRoles",
     p,
     "ALTER POLICY p ON t TO owner",
     {"policy public.t.p: roles PUBLIC -> owner"},
     "ALTER POLICY p ON t TO PUBLIC"},
    {"PolicyRoleAdded",
     t + "\nCREATE POLICY p ON t TO owner",
     "ALTER POLICY p ON t TO owner, pg_monitor",
     {"policy public.t.p: roles owner -> owner, pg_monitor"},
     "ALTER POLICY p ON t TO owner"},
    {"PolicyUsing",
     p,
     "ALTER POLICY p ON t USING (a > 1)",
     {"policy public.t.p: using (a > 0) -> (a > 1)"},
     "ALTER POLICY p ON t USING (a > 0)"},
    {"PolicyWithCheck",
     p,
     "ALTER POLICY p ON t WITH CHECK (a < 9)",
     {"policy public.t.p: with check none -> (a < 9)"},
     redo + " FOR UPDATE USING (a > 0)"},
    {"PolicyWithCheckChanged",
     t + "\nCREATE POLICY p ON t FOR INSERT WITH CHECK (a < 9)",
     "ALTER POLICY p ON t WITH CHECK (a < 10)",
     {"policy public.t.p: with check (a < 9) -> (a < 10)"},
     "ALTER POLICY p ON t WITH CHECK (a < 9)"},
    {"PolicySubquery",
     "CREATE TABLE allowed (id int)\n" + p,
     "ALTER POLICY p ON t USING (id IN (SELECT id FROM allowed))",
     {"policy public.t.p: using (a > 0) -> (id IN ( SELECT allowed.id\n   FROM public.allowed))"},
     "ALTER POLICY p ON t USING (a > 0)"},
    {"PolicyRenamed",
     p,
     "ALTER POLICY p ON t RENAME TO q",
     {"policy public.t.p: name p -> q"},
     "ALTER POLICY q ON t RENAME TO p"},
    {"PolicyComment",
     p,
     "COMMENT ON POLICY p ON t IS 'x'",
     {"policy public.t.p: comment none -> x"},
     "COMMENT ON POLICY p ON t IS NULL"},
});

}  // namespace

}  // namespace rehearse::snapshot
