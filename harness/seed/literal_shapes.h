// Guesses at what the input function of an unknown type may accept.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rehearse::seed {

std::size_t shape_count();
/// Literal number `n` of a shape; `modifier` is what vector(3) says of its dimensions. Shapes without a
/// number give the same literal for all n.
std::string shaped_literal(std::size_t shape, std::int64_t n, int modifier);

/// Literals that the text of a CHECK mentions, and texts that match the regular expressions in it.
std::vector<std::string> mentioned_literals(const std::string& expression);

}  // namespace rehearse::seed
