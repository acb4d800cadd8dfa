// The lines of the progress display: pure functions, no clock and no terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "rehearse/listener.h"

namespace rehearse::cli {

/// "   provision  initdb, start                                   1.8 s"
std::string stage_line(std::string_view stage, std::string_view detail, Millis took);
/// "        seed  1,200,000 of 3,000,000 rows, 410,000 rows/s, 4.4 s left, loading public.orders"
std::string seed_line(const SeedProgress& progress);

/// What is running at the moment.
struct Running {
  std::string label;  ///< of the migration
  Phase phase = Phase::up;
  std::size_t statement = 0;  ///< from 1; 0 before the first
  std::size_t statements = 0;
  std::string repeat;            ///< ", run 2 of 5"; empty when the cycle runs once
  StatementProgress progress{};  ///< of that statement
};

/// "     running  0045_drop_total    down, statement 1 of 1, 3.0 s"; behind that, where the server says so,
/// ", building index on public.orders: 62 %, waiting for nothing"
std::string running_line(const Running& running, Millis elapsed);
/// "        FAIL  0043_not_null      up  8.4 s   down   7 ms   up  8.4 s   reads_blocked"
std::string judged_line(const Outcome& outcome, bool color);
std::string note_line(std::string_view message);

}  // namespace rehearse::cli
