#include "schema/meaning.h"

#include <array>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "schema/meaning/topics.h"

namespace rehearse::schema {

namespace {

using Topic = std::string (*)(const Change&);

// What looks at the surroundings goes first: it knows more.
constexpr std::array<Topic, 8> kTopics{meaning::of_versions, meaning::of_constraint, meaning::of_index,
                                       meaning::of_column,   meaning::of_type,       meaning::of_grants,
                                       meaning::of_name,     meaning::of_values};

}  // namespace

std::string meaning_of(const Change& change) {
  std::vector<std::string> words;
  if (std::string parts = meaning::of_parts(change); !parts.empty()) words.push_back(std::move(parts));
  if (std::string twin = meaning::of_twin(change); !twin.empty()) words.push_back(std::move(twin));
  for (const Topic topic : kTopics) {
    if (std::string said = topic(change); !said.empty()) {
      words.push_back(std::move(said));
      break;
    }
  }
  return join(words, "; ");
}

}  // namespace rehearse::schema
