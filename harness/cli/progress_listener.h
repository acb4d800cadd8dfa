// Shows on stderr how a run gets on.
#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "cli/options.h"
#include "cli/progress_lines.h"
#include "cli/terminal.h"

namespace rehearse::cli {

struct ProgressStyle {
  Terminal terminal;
  Verbosity verbosity = Verbosity::normal;
};

/// On a terminal, one live line below the finished ones is redrawn with every event and every tick().
/// Anywhere else each event is one plain line, seeding at most one every ten seconds. Quiet: nothing at all.
/// Every handler may be called from any thread.
class ProgressListener : public Listener {
 public:
  using Write = std::function<void(std::string_view)>;
  using Now = std::function<Millis()>;  ///< steady; only differences matter

  ProgressListener(ProgressStyle style, Write write, Now now);
  ~ProgressListener() override;
  ProgressListener(const ProgressListener&) = delete;
  ProgressListener& operator=(const ProgressListener&) = delete;

  void stage_started(std::string_view stage) override;
  void stage_finished(std::string_view stage, std::string_view detail, Millis took) override;
  void seed_progress(const SeedProgress& progress) override;
  void migration_started(const Migration& migration) override;
  void repeat_started(const Migration& migration, std::size_t number, std::size_t runs) override;
  void step_started(const Migration& migration, Phase phase) override;
  void statement_started(const Script& script, std::size_t index) override;
  void statement_progress(const StatementProgress& progress) override;
  void judged(const Outcome& outcome) override;
  void note(std::string_view message) override;
  void detail(std::string_view message) override;

  /// Redraws the live line, whose times go on between events.
  void tick();

 private:
  void finish_line(const std::string& line);
  void draw(const std::string& line);
  void erase_live_line();
  void draw_running();

  ProgressStyle style_;
  Write write_;
  Now now_;
  std::mutex mutex_;   ///< of everything below
  bool live_ = false;  ///< a live line is on the screen
  std::string stage_;
  std::optional<Running> running_;
  std::string repeat_;  ///< as in Running, of the migration that is running
  Millis since_{};      ///< when the stage or the statement began
  std::optional<Millis> last_seed_line_;
};

/// For the real thing: unbuffered stderr, whose failures are ignored: progress must not fail a run.
void write_to_stderr(std::string_view text);
Millis steady_now();

}  // namespace rehearse::cli
