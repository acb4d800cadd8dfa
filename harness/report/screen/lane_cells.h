// One lane of the lock timeline as characters: the higher the block, the more it blocks.
#pragma once

#include <string>
#include <vector>

#include "report/locks/lanes.h"
#include "report/screen/axis.h"
#include "report/style.h"

namespace rehearse::report::screen {

/// What one column of a lane shows.
struct Cell {
  Blocks blocks = Blocks::nothing;
  enum class State {
    free,
    waiting,
    held,
    last
  } state = State::free;  ///< last: the next window begins at once
};

/// As many as the axis has columns. Of bars in the same column the strongest shows; what is shorter than a
/// column takes one.
std::vector<Cell> cells(const locks::Lane& lane, const Axis& axis);

/// The characters, without trailing blanks.
std::string drawn(const std::vector<Cell>& cells, const Style& style);

/// The character for locks that are held, and the one for those that are only asked for.
std::string_view held_glyph(Blocks blocks);
std::string_view waiting_glyph();

}  // namespace rehearse::report::screen
