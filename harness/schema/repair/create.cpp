#include "schema/repair/create.h"

#include <algorithm>
#include <array>

namespace rehearse::schema::repair {

namespace {

struct Creator {
  std::string_view kind;
  std::string (*create)(Draft draft);
};

constexpr std::array<Creator, 16> kCreators{{
    {"column", create_column},
    {"constraint", create_constraint},
    {"event trigger", create_event_trigger},
    {"extension", create_extension},
    {"function", create_function},
    {"index", create_index},
    {"materialized view", create_materialized_view},
    {"policy", create_policy},
    {"rule", create_rule},
    {"schema", create_schema},
    {"sequence", create_sequence},
    {"statistics", create_statistics},
    {"table", create_table},
    {"trigger", create_trigger},
    {"type", create_type},
    {"view", create_view},
}};

}  // namespace

std::string create(const SchemaObject& object, const Surroundings& around) {
  const auto* creator = std::find_if(kCreators.begin(), kCreators.end(),
                                     [&](const Creator& each) { return each.kind == object.kind; });
  return creator == kCreators.end() ? std::string{} : creator->create(Draft(object, around));
}

}  // namespace rehearse::schema::repair
