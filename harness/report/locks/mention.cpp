#include "report/locks/mention.h"

#include "base/words.h"

namespace rehearse::report::locks {

std::optional<std::size_t> naming(std::string_view sql, std::string_view relation) {
  return find_word(sql, relation.substr(relation.find('.') + 1));
}

}  // namespace rehearse::report::locks
