#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>

#include "base/format.h"
#include "cli/commands.h"
#include "cli/note_listener.h"
#include "cli/output.h"
#include "os/user.h"
#include "provision/cache/state_cache.h"
#include "provision/layout.h"
#include "report/text.h"
#include "report/text_table.h"

namespace rehearse::cli {

namespace {

using provision::ListedState;
using provision::StateCache;

StateCache open_cache(Listener& listener) {
  return {provision::make_cache_folder(provision::Roots::of_this_machine(), os::server_user()), listener};
}

Millis age_of(const ListedState& state) {
  return std::filesystem::file_time_type::clock::now() - state.stored.used;
}

std::string ago(const ListedState& state) {
  return state.facts ? human(age_of(state)) + " ago" : "";
}

std::string rows_of(const SeedFacts& facts) {
  Rows sum;
  for (const SeededTable& table : facts.tables) sum.value += table.rows.value;
  return human(sum);
}

std::vector<std::string> cells(const ListedState& state) {
  const std::string size = human(state.stored.size);
  if (!state.facts) return {state.stored.key, "(damaged)", "", size, "", ""};
  return {state.stored.key,
          report::one_line(state.facts->scenario),
          state.facts->postgres,
          size,
          rows_of(state.facts->seeded),
          ago(state)};
}

bool is_doomed(const ListedState& state, const CachePruneOptions& options) {
  return options.all || !state.facts || (options.older_than && age_of(state) > *options.older_than);
}

}  // namespace

int cache_list(const CacheListOptions& /*options*/) {
  using report::Align;
  NoteListener listener;
  const auto states = open_cache(listener).list();
  if (states.empty()) {
    print("no seeded state is kept\n");
    return 0;
  }
  report::TextTable table({{"key"},
                           {"scenario"},
                           {"PostgreSQL"},
                           {"size", Align::right},
                           {"rows", Align::right},
                           {"last used", Align::right}});
  Bytes total;
  for (const ListedState& state : states) {
    table.add(cells(state));
    total.value += state.stored.size.value;
  }
  constexpr std::size_t kWidth = 120;
  print(table.render(kWidth) + fmt::format("\n{}, {}\n", count(states.size(), "state"), human(total)));
  return 0;
}

int cache_prune(const CachePruneOptions& options) {
  NoteListener listener;
  const StateCache cache = open_cache(listener);
  cache.sweep();
  std::size_t removed = 0;
  Bytes freed;
  for (const ListedState& state : cache.list()) {
    if (!is_doomed(state, options)) continue;
    if (!cache.remove(state.stored.key)) {
      listener.note(fmt::format("{} is in use and stays", state.stored.key));
      continue;
    }
    ++removed;
    freed.value += state.stored.size.value;
  }
  print(fmt::format("removed {}, {}\n", count(removed, "state"), human(freed)));
  return 0;
}

}  // namespace rehearse::cli
