#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string functions =
    "CREATE FUNCTION l_call() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', "
    "'plpgsql_call_handler'\n"
    "CREATE FUNCTION l_inline(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', "
    "'plpgsql_inline_handler'\n"
    "CREATE FUNCTION l_check(oid) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator'\n";
const std::string create = "CREATE OR REPLACE LANGUAGE l HANDLER plpgsql_call_handler";
const std::string language = functions + create;
const std::string redo = "DROP LANGUAGE l\n" + create;

const std::string method = "CREATE ACCESS METHOD am TYPE INDEX HANDLER hashhandler";
const std::string drop_method = "DROP ACCESS METHOD am\n";

const std::string event_functions =
    "CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'\n"
    "CREATE FUNCTION e2() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'\n";
const std::string trigger =
    "CREATE EVENT TRIGGER et ON sql_drop WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION e()";
const std::string event = event_functions + trigger;
const std::string drop_event = "DROP EVENT TRIGGER et\n";
const std::string alter = "ALTER EVENT TRIGGER et ";

const Cases cases({
    {"LanguageLost", language, "DROP LANGUAGE l", {"language l: lost (by plpgsql_call_handler)"}, create},
    {"LanguageTrusted",
     language,
     "DROP LANGUAGE l\nCREATE TRUSTED LANGUAGE l HANDLER plpgsql_call_handler",
     {"language l: trusted false -> true"},
     redo},
    {"LanguageHandler",
     language,
     "CREATE OR REPLACE LANGUAGE l HANDLER l_call",
     {"language l: handler plpgsql_call_handler -> public.l_call"},
     redo},
    {"LanguageInlineHandler",
     language,
     create + " INLINE l_inline",
     {"language l: inline handler none -> public.l_inline"},
     redo},
    {"LanguageValidator",
     language,
     create + " VALIDATOR l_check",
     {"language l: validator none -> public.l_check"},
     redo},
    {"LanguageRenamed",
     language,
     "ALTER LANGUAGE l RENAME TO m",
     {"language l: lost (by plpgsql_call_handler)", "language m: added (by plpgsql_call_handler)"},
     "ALTER LANGUAGE m RENAME TO l"},
    {"LanguageOwner",
     language,
     "ALTER LANGUAGE l OWNER TO owner",
     {"language l: owner postgres -> owner"},
     "ALTER LANGUAGE l OWNER TO postgres"},
    {"LanguageGrant",
     functions + "CREATE TRUSTED LANGUAGE l HANDLER l_call",
     "REVOKE USAGE ON LANGUAGE l FROM PUBLIC",
     {"language l: grants none -> PUBLIC: no USAGE"},
     "GRANT USAGE ON LANGUAGE l TO PUBLIC"},
    {"LanguageComment",
     language,
     "COMMENT ON LANGUAGE l IS 'x'",
     {"language l: comment none -> x"},
     "COMMENT ON LANGUAGE l IS NULL"},
    {"LanguageReplacedByItself", language, create, {}},

    {"AccessMethodLost", method, "DROP ACCESS METHOD am", {"access method am: lost (index)"}, method},
    {"AccessMethodHandler",
     method,
     drop_method + "CREATE ACCESS METHOD am TYPE INDEX HANDLER bthandler",
     {"access method am: handler hashhandler -> bthandler"},
     drop_method + method},
    {"AccessMethodType",
     method,
     drop_method + "CREATE ACCESS METHOD am TYPE TABLE HANDLER heap_tableam_handler",
     {"access method am: handler hashhandler -> heap_tableam_handler",
      "access method am: type index -> table"},
     drop_method + method},
    {"AccessMethodComment",
     method,
     "COMMENT ON ACCESS METHOD am IS 'x'",
     {"access method am: comment none -> x"},
     "COMMENT ON ACCESS METHOD am IS NULL"},

    {"EventTriggerLost", event, "DROP EVENT TRIGGER et", {"event trigger et: lost (on sql_drop)"}, trigger},
    {"EventTriggerAdded",
     event_functions,
     trigger,
     {"event trigger et: added (on sql_drop)"},
     "DROP EVENT TRIGGER et"},
    {"EventTriggerEvent",
     event,
     drop_event +
         "CREATE EVENT TRIGGER et ON ddl_command_end WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION e()",
     {"event trigger et: event sql_drop -> ddl_command_end"},
     drop_event + trigger},
    {"EventTriggerLogin",
     event_functions + "CREATE EVENT TRIGGER et ON ddl_command_end EXECUTE FUNCTION e()",
     drop_event + "CREATE EVENT TRIGGER et ON login EXECUTE FUNCTION e()\nALTER EVENT TRIGGER et DISABLE",
     {"event trigger et: enabled yes -> no", "event trigger et: event ddl_command_end -> login"},
     {},
     since(17)},
    {"EventTriggerTags",
     event,
     drop_event +
         "CREATE EVENT TRIGGER et ON sql_drop WHEN TAG IN ('DROP VIEW', 'DROP TABLE') EXECUTE FUNCTION e()",
     {"event trigger et: tags DROP TABLE -> DROP TABLE, DROP VIEW"},
     drop_event + trigger},
    {"EventTriggerAllTags",
     event,
     drop_event + "CREATE EVENT TRIGGER et ON sql_drop EXECUTE FUNCTION e()",
     {"event trigger et: tags DROP TABLE -> none"},
     drop_event + trigger},
    {"EventTriggerFunction",
     event,
     drop_event + "CREATE EVENT TRIGGER et ON sql_drop WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION e2()",
     {"event trigger et: function public.e() -> public.e2()"},
     drop_event + trigger},
    {"EventTriggerDisabled",
     event,
     alter + "DISABLE",
     {"event trigger et: enabled yes -> no"},
     alter + "ENABLE"},
    {"EventTriggerReplica",
     event,
     alter + "ENABLE REPLICA",
     {"event trigger et: enabled yes -> replica"},
     alter + "ENABLE"},
    {"EventTriggerAlways",
     event,
     alter + "ENABLE ALWAYS",
     {"event trigger et: enabled yes -> always"},
     alter + "ENABLE"},
    {"EventTriggerRenamed",
     event,
     alter + "RENAME TO tt",
     {"event trigger et: lost (on sql_drop)", "event trigger tt: added (on sql_drop)"},
     "ALTER EVENT TRIGGER tt RENAME TO et"},
    {"EventTriggerOwner",
     event + "\nCREATE ROLE rehearse_event_owner SUPERUSER",
     alter + "OWNER TO rehearse_event_owner",
     {"event trigger et: owner postgres -> rehearse_event_owner"},
     alter + "OWNER TO postgres\nDROP ROLE rehearse_event_owner"},
    {"EventTriggerComment",
     event,
     "COMMENT ON EVENT TRIGGER et IS 'x'",
     {"event trigger et: comment none -> x"},
     "COMMENT ON EVENT TRIGGER et IS NULL"},
    {"EventTriggerDisabledThenEnabled", event, alter + "DISABLE\n" + alter + "ENABLE", {}},
});

}  // namespace

}  // namespace rehearse::snapshot
