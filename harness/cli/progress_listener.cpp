#include "cli/progress_listener.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <utility>

#include "cli/printable.h"

namespace rehearse::cli {

namespace {

constexpr Millis kBetweenPlainSeedLines{10'000};
constexpr std::string_view kEraseLine = "\r\x1b[K";

}  // namespace

ProgressListener::ProgressListener(ProgressStyle style, Write write, Now now)
    : style_(style), write_(std::move(write)), now_(std::move(now)) {}

ProgressListener::~ProgressListener() {
  erase_live_line();
}

void ProgressListener::stage_started(std::string_view stage) {
  const std::lock_guard lock(mutex_);
  stage_ = stage;
  since_ = now_();
  draw(stage_line(stage_, "...", Millis::zero()));
}

void ProgressListener::stage_finished(std::string_view stage, std::string_view detail, Millis took) {
  const std::lock_guard lock(mutex_);
  stage_.clear();
  finish_line(stage_line(stage, detail, took));
}

void ProgressListener::seed_progress(const SeedProgress& progress) {
  const std::lock_guard lock(mutex_);
  stage_.clear();  // the seeding line says more than the name of the stage
  if (style_.terminal.interactive) return draw(seed_line(progress));
  const Millis now = now_();
  if (last_seed_line_ && now - *last_seed_line_ < kBetweenPlainSeedLines) return;
  last_seed_line_ = now;
  finish_line(seed_line(progress));
}

void ProgressListener::migration_started(const Migration& migration) {
  const std::lock_guard lock(mutex_);
  repeat_.clear();
  running_ = Running{label(migration), Phase::up, 0, migration.up.statements.size(), {}};
  since_ = now_();
  draw_running();
}

void ProgressListener::repeat_started(const Migration& migration, std::size_t number, std::size_t runs) {
  const std::lock_guard lock(mutex_);
  repeat_ = fmt::format(", run {} of {}", number, runs);
  if (style_.verbosity == Verbosity::verbose)
    finish_line(fmt::format("{:>12}  {}{}", "repeat", printable(label(migration)), repeat_));
}

void ProgressListener::step_started(const Migration& migration, Phase phase) {
  const std::lock_guard lock(mutex_);
  const Script* script = phase != Phase::down ? &migration.up : migration.down ? &*migration.down : nullptr;
  running_ = Running{label(migration), phase, 0, script == nullptr ? 0 : script->statements.size(), repeat_};
  since_ = now_();
  draw_running();
}

void ProgressListener::statement_started(const Script& script, std::size_t index) {
  const std::lock_guard lock(mutex_);
  if (!running_) return;  // the baseline is one stage
  running_->statement = index + 1;
  running_->statements = script.statements.size();
  running_->progress = {};
  since_ = now_();
  if (style_.verbosity == Verbosity::verbose) {
    const auto& at = script.statements.at(index).location;
    finish_line(fmt::format("{:>12}  {}", "statement", printable(to_string(at))));
  }
  draw_running();
}

void ProgressListener::statement_progress(const StatementProgress& progress) {
  const std::lock_guard lock(mutex_);
  if (!running_) return;
  running_->progress = progress;
  draw_running();
}

void ProgressListener::judged(const Outcome& outcome) {
  const std::lock_guard lock(mutex_);
  running_.reset();
  finish_line(judged_line(outcome, style_.terminal.color));
}

void ProgressListener::note(std::string_view message) {
  const std::lock_guard lock(mutex_);
  finish_line(note_line(message));
}

void ProgressListener::detail(std::string_view message) {
  if (style_.verbosity == Verbosity::verbose) note(message);
}

void ProgressListener::tick() {
  const std::lock_guard lock(mutex_);
  if (running_)
    draw_running();
  else if (!stage_.empty())
    draw(stage_line(stage_, "...", now_() - since_));
}

void ProgressListener::draw_running() {
  if (running_) draw(running_line(*running_, now_() - since_));
}

void ProgressListener::finish_line(const std::string& line) {
  if (style_.verbosity == Verbosity::quiet) return;
  erase_live_line();
  write_(line + "\n");
}

void ProgressListener::draw(const std::string& line) {
  if (style_.verbosity == Verbosity::quiet || !style_.terminal.interactive) return;
  // One column stays free: some terminals wrap as soon as the last one is written.
  const auto width = static_cast<std::size_t>(style_.terminal.width) - 1;
  write_(fmt::format("{}{}", kEraseLine, fit(line, width)));
  live_ = true;
}

void ProgressListener::erase_live_line() {
  if (std::exchange(live_, false)) write_(kEraseLine);
}

void write_to_stderr(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

Millis steady_now() {
  return std::chrono::steady_clock::now().time_since_epoch();
}

}  // namespace rehearse::cli
