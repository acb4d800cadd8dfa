#include "schema/meaning.h"

#include <array>

#include "schema/meaning/topics.h"

namespace rehearse::schema {

namespace {

using Topic = std::string (*)(const Change&);

// What looks at the surroundings goes first: it knows more.
constexpr std::array<Topic, 7> kTopics{meaning::of_constraint, meaning::of_index,  meaning::of_column,
                                       meaning::of_type,       meaning::of_grants, meaning::of_name,
                                       meaning::of_values};

}  // namespace

std::string meaning_of(const Change& change) {
  for (const Topic topic : kTopics)
    if (std::string words = topic(change); !words.empty()) return words;
  return {};
}

}  // namespace rehearse::schema
