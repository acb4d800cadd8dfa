// Of texts: how long they are and what they are made of. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rehearse/profile.h"

namespace rehearse::profile {

struct WeightedText {
  std::string text;
  double weight = 0;  ///< share of the rows
};

/// Nothing without texts. A class is what nine of ten rows belong to.
std::optional<TextShape> text_shape(const std::vector<WeightedText>& texts);

TextClass text_class(std::string_view text);

}  // namespace rehearse::profile
