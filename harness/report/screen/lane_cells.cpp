#include "report/screen/lane_cells.h"

#include <algorithm>
#include <array>

namespace rehearse::report::screen {

namespace {

using locks::Bar;

struct Columns {
  std::size_t begin;
  std::size_t end;
};

Columns columns(Instant from, Instant to, const Axis& axis) {
  const std::size_t begin = std::min(axis.nearest(from), axis.columns() - 1);
  return {begin, std::max(axis.nearest(to), begin + 1)};
}

// A held lock hides a wait for one that blocks no more.
void paint(std::vector<Cell>& row, Columns where, Cell cell) {
  for (std::size_t i = where.begin; i < where.end; ++i) {
    Cell& old = row[i];
    const bool stronger = cell.blocks > old.blocks || old.state == Cell::State::free;
    if (stronger || (cell.blocks == old.blocks && cell.state > old.state)) old = cell;
  }
}

// Without a notch two windows that are less than a column apart would look like one.
void notch(std::vector<Cell>& row, const locks::Lane& lane, const Axis& axis) {
  const auto all = locks::stretches(lane, lane.blocks);
  for (std::size_t i = 1; i < all.size(); ++i) {
    const Columns earlier = columns(all[i - 1].from, all[i - 1].to, axis);
    const Columns later = columns(all[i].from, all[i].to, axis);
    if (later.begin > earlier.end) continue;
    row[std::max(later.begin, std::size_t{1}) - 1].state = Cell::State::last;
  }
}

std::string_view glyph(const Cell& cell) {
  // The left half of held_glyph(), as far as there is one.
  static constexpr std::array<std::string_view, 4> kLast{" ", " ", "▖", "▌"};
  switch (cell.state) {
    case Cell::State::free:
      return " ";
    case Cell::State::waiting:
      return waiting_glyph();
    case Cell::State::last:
      return kLast.at(static_cast<std::size_t>(cell.blocks));
    default:
      return held_glyph(cell.blocks);
  }
}

std::string colored(Blocks blocks, const std::string& text, const Style& style) {
  switch (blocks) {
    case Blocks::reads:
      return style.red(text);
    case Blocks::writes:
      return style.yellow(text);
    case Blocks::ddl:
      return style.blue(text);
    default:
      return style.dim(text);
  }
}

}  // namespace

std::vector<Cell> cells(const locks::Lane& lane, const Axis& axis) {
  std::vector<Cell> row(axis.columns());
  for (const Bar& bar : lane.bars) {
    if (bar.lock->waited > Millis{})
      paint(row, columns(bar.asked(), bar.granted(), axis), {bar.blocks, Cell::State::waiting});
    if (bar.lock->held > Millis{} || bar.lock->waited <= Millis{})
      paint(row, columns(bar.granted(), bar.released(), axis), {bar.blocks, Cell::State::held});
  }
  notch(row, lane, axis);
  return row;
}

std::string drawn(const std::vector<Cell>& cells, const Style& style) {
  const auto free = [](const Cell& cell) { return cell.state == Cell::State::free; };
  const auto end = std::find_if_not(cells.rbegin(), cells.rend(), free).base();
  std::string result;
  for (auto at = cells.begin(); at != end;) {
    std::string run;
    const auto same = [&](const Cell& cell) { return free(cell) == free(*at) && cell.blocks == at->blocks; };
    auto next = at;
    for (; next != end && same(*next); ++next) run += glyph(*next);
    result += free(*at) ? run : colored(at->blocks, run, style);
    at = next;
  }
  return result;
}

std::string_view held_glyph(Blocks blocks) {
  static constexpr std::array<std::string_view, 4> kHeights{"▁", "▂", "▄", "█"};
  return kHeights.at(static_cast<std::size_t>(blocks));
}

std::string_view waiting_glyph() {
  return "░";
}

}  // namespace rehearse::report::screen
