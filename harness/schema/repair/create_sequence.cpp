#include <fmt/format.h>

#include "schema/identity.h"
#include "schema/repair/create.h"

namespace rehearse::schema::repair {

namespace {

std::string create_text(Draft& draft) {
  const bool unlogged = draft.takes("unlogged", "true");
  const auto type = draft.take("type");
  return fmt::format("CREATE {}SEQUENCE {} AS {} {}", unlogged ? "UNLOGGED " : "", draft.object().identity,
                     type, sequence_parameters(draft));
}

}  // namespace

std::string sequence_parameters(Draft& draft) {
  draft.take("type");
  for (const char* name : {"start", "increment", "minimum", "maximum", "cache"})
    if (draft.take(name).empty()) draft.give_up();
  return fmt::format("START WITH {} INCREMENT BY {} MINVALUE {} MAXVALUE {} CACHE {}{}", draft.take("start"),
                     draft.take("increment"), draft.take("minimum"), draft.take("maximum"),
                     draft.take("cache"), draft.takes("cycle", "true") ? " CYCLE" : "");
}

std::string create_sequence(Draft draft) {
  // ADD GENERATED makes the sequence of an identity column.
  if (!draft.take("identity").empty()) return {};
  const auto column = draft.take("owned by");
  if (!column.empty())
    draft.then(fmt::format("ALTER SEQUENCE {} OWNED BY {}", draft.object().identity, column));
  return draft.finish(create_text(draft));
}

std::string create_serial(const SchemaObject& sequence, const std::string& user, const Surroundings& around) {
  Draft draft(sequence, around);
  if (!draft.take("identity").empty()) return {};
  const std::string owned =
      fmt::format("ALTER SEQUENCE {} OWNED BY {};", sequence.identity, draft.take("owned by"));
  const std::string created = draft.finish(create_text(draft));
  return created.empty() ? created : fmt::format("{}\n{}\n{}", created, user, owned);
}

}  // namespace rehearse::schema::repair
