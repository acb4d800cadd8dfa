#include <algorithm>
#include <array>
#include <string_view>

#include "schema/meaning/topics.h"
#include "schema/white_space.h"

namespace rehearse::schema::meaning {

namespace {

constexpr std::string_view kAny = "*";

struct Wording {
  std::string_view kind;
  std::string_view attribute;
  std::string_view before;
  std::string_view after;
  std::string_view words;
};

// An attribute that an object does not have counts as an empty value. Manual: ALTER TABLE, CREATE TRIGGER,
// ALTER TABLE ... DETACH PARTITION, chapter 5.8 "Row Security Policies".
constexpr std::array kWordings{
    Wording{"table", "persistence", "permanent", "unlogged",
            "emptied after a crash of the server, and not replicated"},
    Wording{"table", "persistence", "unlogged", "permanent",
            "written to the WAL from now on, and replicated"},
    Wording{"table", "detach pending", "", kAny,
            "DETACH PARTITION CONCURRENTLY did not finish: queries leave the partition out, DETACH PARTITION "
            "... FINALIZE ends it"},
    Wording{"table", "row security", "enabled", "disabled",
            "policies are not applied any more: everybody sees every row that the grants allow"},
    Wording{"table", "row security", "disabled", "enabled",
            "without a policy that lets rows through, only the owner sees any"},
    Wording{"table", "row security forced on owner", "true", "",
            "the owner of the table is exempt from its policies"},
    Wording{"table", "replica identity", "index", kAny,
            "UPDATE and DELETE are no longer replicated by the key that was chosen"},
    Wording{"table", "inherits", kAny, "", "rows of this table do not show in its former parent any more"},
    Wording{"table", "partition of", kAny, "",
            "rows of this table do not show in the partitioned table any "
            "more: ATTACH PARTITION is missing"},
    Wording{"materialized view", "populated", "true", "false",
            "cannot be queried until REFRESH MATERIALIZED VIEW"},
    Wording{"trigger", "enabled", kAny, "no", "does not fire: left behind by DISABLE TRIGGER"},
    Wording{"trigger", "enabled", kAny, "replica", "fires only while session_replication_role is replica"},
    Wording{"trigger", "enabled", kAny, "always", "fires also while replication applies rows"},
    Wording{"rule", "enabled", kAny, "no", "does not apply: left behind by DISABLE RULE"},
    Wording{"event trigger", "enabled", kAny, "no",
            "does not fire: left behind by ALTER EVENT TRIGGER ... "
            "DISABLE"},
    Wording{"sequence", "owned by", kAny, "", "stays behind when its column is dropped"},
    Wording{"sequence", "owned by", "", kAny, "goes when the column is dropped"},
    Wording{"sequence", "cycle", "true", "false", "ends with an error at its limit, where it started over"},
    Wording{"sequence", "cycle", "false", "true", "starts over at its limit: values come back"},
    Wording{"view", "options", kAny, kAny,
            "security_invoker and security_barrier decide with whose rights, and how safely, rows are read"},
    Wording{"function", "security definer", "true", "false",
            "runs with the rights of its caller, no longer with its owner's"},
    Wording{"function", "security definer", "false", "true",
            "runs with the rights of its owner, whoever calls it"},
    Wording{"extension", "version", kAny, kAny,
            "ALTER EXTENSION ... UPDATE has no way back, unless the extension ships a script for it"},
};

bool fits(std::string_view wanted, std::string_view value) {
  return wanted == kAny ? !value.empty() : wanted == value;
}

bool fits(const Wording& wording, const Change& change) {
  return wording.kind == change.object().kind && wording.attribute == change.attribute &&
         fits(wording.before, change.old_value()) && fits(wording.after, change.new_value());
}

std::string of_whole_object(const Change& change) {
  if (change.is_of("extension") && change.added())
    return "left behind: often on purpose, because DROP EXTENSION takes along whatever was built on it since";
  return {};
}

}  // namespace

std::string of_values(const Change& change) {
  if (change.attribute.empty()) return of_whole_object(change);
  if (change.lost() || change.added()) return {};
  if (change.attribute == "body" && same_but_for_white_space(change.old_value(), change.new_value()))
    return "only white space differs: function_whitespace = false in [schema] lets that pass";
  const auto* found = std::find_if(kWordings.begin(), kWordings.end(),
                                   [&](const Wording& wording) { return fits(wording, change); });
  return found == kWordings.end() ? std::string{} : std::string(found->words);
}

}  // namespace rehearse::schema::meaning
