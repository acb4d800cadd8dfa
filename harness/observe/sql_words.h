// The little that the timeline must know about a statement's text. Pure.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rehearse::observe {

/// Exactly `number` leading words in lower case, empty strings where the statement is shorter.
std::vector<std::string> first_words(std::string_view sql, std::size_t number);

/// Adds every word in lower case, those in quotes, bodies and comments included.
void collect_words(std::string_view sql, std::set<std::string>& words);

/// Whether the name occurs as a word of its own, whatever its case.
bool mentions(std::string_view sql, std::string_view name);

/// WORK and TRANSACTION, which may follow COMMIT, ROLLBACK and their like and mean nothing.
bool is_noise(std::string_view word);

}  // namespace rehearse::observe
