// Kinds that take one statement.
#include <fmt/format.h>

#include <vector>

#include "base/strings.h"
#include "schema/items.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

std::string create_extension(Draft draft) {
  // Members that had drifted from what the version brings along.
  if (!draft.around().changes.parts_of(draft.object()).empty()) return {};
  // What the version brings along.
  draft.leave_out(
      {"owner", "comment", "relocatable", "configuration tables", "members", "comments of members"});
  return draft.finish(fmt::format("CREATE EXTENSION {} SCHEMA {} VERSION {}", draft.object().identity,
                                  draft.take("schema"), literal(draft.take("version"))));
}

std::string create_schema(Draft draft) {
  // All that was in it would make no statement to be read.
  if (!draft.around().changes.parts_of(draft.object()).empty()) return {};
  return draft.finish(fmt::format("CREATE SCHEMA {}", draft.object().identity));
}

std::string create_event_trigger(Draft draft) {
  std::string text =
      fmt::format("CREATE EVENT TRIGGER {} ON {}", draft.object().identity, draft.take("event"));
  std::vector<std::string> tags;
  for (const std::string_view tag : plain_items(draft.take("tags"))) tags.push_back(literal(tag));
  if (!tags.empty()) text += fmt::format(" WHEN TAG IN ({})", join(tags, ", "));
  text += fmt::format(" EXECUTE FUNCTION {}", draft.take("function"));
  if (!draft.takes("enabled", "yes")) return {};
  return draft.finish(text);
}

}  // namespace rehearse::schema::repair
