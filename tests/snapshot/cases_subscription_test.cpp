#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string head = "CREATE SUBSCRIPTION s CONNECTION ";
const std::string tail = " PUBLICATION p, q WITH (connect = false, slot_name = NONE)";
const std::string where = "'host=nowhere dbname=d password=secret'";
const std::string s = head + where + tail;
const std::string alter = "ALTER SUBSCRIPTION s ";

Case connection(const std::string& name, const std::string& before, const std::string& after,
                std::vector<std::string> differences) {
  return {name, head + "'" + before + "'" + tail, alter + "CONNECTION '" + after + "'",
          std::move(differences), alter + "CONNECTION '" + before + "'"};
}

Case option(const std::string& name, const std::string& before, const std::string& after,
            std::vector<std::string> differences, Versions versions) {
  return {name,
          s + "\n" + alter + "SET (" + before + ")",
          alter + "SET (" + after + ")",
          std::move(differences),
          alter + "SET (" + before + ")",
          versions};
}

const Cases cases({
    {"SubscriptionLost", s, "DROP SUBSCRIPTION s", {"subscription s: lost (to p, q)"}, s},
    {"SubscriptionAdded", "", s, {"subscription s: added (to p, q)"}, "DROP SUBSCRIPTION s"},
    connection("SubscriptionHost", "host=nowhere", "host=elsewhere",
               {"subscription s: connection host=nowhere -> host=elsewhere"}),
    connection("SubscriptionPasswordIsNotShown", "host=nowhere password=secret",
               "host=nowhere password=other",
               {"subscription s: connection host=nowhere password=<digest 2bb8> -> host=nowhere "
                "password=<digest d929>"}),
    connection("SubscriptionQuotedPasswordIsNotShown", "password=''se cret'' host=h",
               "password=''se \\''cret'' host=h",
               {"subscription s: connection host=h password=<digest 766d> -> host=h password=<digest 5ee5>"}),
    connection("SubscriptionPasswordInAUriIsNotShown", "postgresql://bob:secret@nowhere/d",
               "postgresql://bob:other@nowhere/d",
               {"subscription s: connection postgresql://nowhere/d <digest 58cf> -> postgresql://nowhere/d "
                "<digest 9799>"}),
    connection("SubscriptionParameterOrder", "host=nowhere port=1", "port=1 host=nowhere", {}),
    {"SubscriptionPublications",
     s,
     alter + "SET PUBLICATION p WITH (refresh = false)",
     {"subscription s: publications p, q -> p"},
     alter + "SET PUBLICATION p, q WITH (refresh = false)"},
    {"SubscriptionPublicationsInAnotherOrder", s, alter + "SET PUBLICATION q, p WITH (refresh = false)", {}},
    {"SubscriptionSlot",
     s,
     alter + "SET (slot_name = 'other')",
     {"subscription s: slot none -> other"},
     alter + "SET (slot_name = NONE)"},
    option("SubscriptionSynchronousCommit", "synchronous_commit = off", "synchronous_commit = local",
           {"subscription s: synchronous commit off -> local"}, {}),
    option("SubscriptionBinary", "binary = false", "binary = true", {"subscription s: binary false -> true"},
           since(14)),
    option("SubscriptionStreaming", "streaming = off", "streaming = on",
           {"subscription s: streaming off -> on"}, since(14)),
    option("SubscriptionStreamingParallel", "streaming = on", "streaming = parallel",
           {"subscription s: streaming on -> parallel"}, since(16)),
    option("SubscriptionDisabledOnError", "disable_on_error = false", "disable_on_error = true",
           {"subscription s: disabled on error false -> true"}, since(15)),
    option("SubscriptionOrigin", "origin = any", "origin = none", {"subscription s: origin any -> none"},
           since(16)),
    option("SubscriptionRunsAsOwner", "run_as_owner = false", "run_as_owner = true",
           {"subscription s: runs as owner false -> true"}, since(16)),
    option("SubscriptionPasswordRequired", "password_required = true", "password_required = false",
           {"subscription s: password required true -> false"}, since(16)),
    {"SubscriptionTwoPhase",
     s,
     "DROP SUBSCRIPTION s\n" + head + where +
         " PUBLICATION p, q WITH (connect = false, slot_name = NONE, two_phase = true)",
     {"subscription s: two-phase commit false -> true"},
     "DROP SUBSCRIPTION s\n" + s,
     since(15)},
    {"SubscriptionFailover",
     s,
     "DROP SUBSCRIPTION s\n" + head + where +
         " PUBLICATION p, q WITH (connect = false, slot_name = NONE, failover = true)",
     {"subscription s: failover false -> true"},
     "DROP SUBSCRIPTION s\n" + s,
     since(17)},
    {"SubscriptionEnabled",
     head + where + " PUBLICATION p WITH (connect = false, slot_name = 'x')",
     "UPDATE pg_subscription SET subenabled = true WHERE subname = 's'",
     {"subscription s: enabled false -> true"},
     "UPDATE pg_subscription SET subenabled = false WHERE subname = 's'\nALTER SUBSCRIPTION s SET (slot_name "
     "= NONE)\nALTER SUBSCRIPTION s SET (slot_name = 'x')"},
    {"SubscriptionRenamed",
     s,
     alter + "RENAME TO r",
     {"subscription s: lost (to p, q)", "subscription r: added (to p, q)"},
     "ALTER SUBSCRIPTION r RENAME TO s"},
    {"SubscriptionOwner",
     s + "\nCREATE ROLE rehearse_subscriber SUPERUSER",
     alter + "OWNER TO rehearse_subscriber",
     {"subscription s: owner postgres -> rehearse_subscriber"},
     alter + "OWNER TO postgres\nDROP ROLE rehearse_subscriber"},
    {"SubscriptionComment",
     s,
     "COMMENT ON SUBSCRIPTION s IS 'x'",
     {"subscription s: comment none -> x"},
     "COMMENT ON SUBSCRIPTION s IS NULL"},
});

}  // namespace

}  // namespace rehearse::snapshot
