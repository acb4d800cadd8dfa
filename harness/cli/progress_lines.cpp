#include "cli/progress_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/format.h"
#include "base/strings.h"
#include "cli/printable.h"

namespace rehearse::cli {

namespace {

constexpr std::size_t kWordWidth = 12;
constexpr std::size_t kNameWidth = 36;
constexpr std::size_t kLiveNameWidth = 30;  // leaves room for the time, which must not be cut off
constexpr std::size_t kDetailWidth = 50;

std::string padded(std::string_view text, std::size_t width) {
  const std::size_t used = columns(text);
  return std::string(text) + std::string(used < width ? width - used : 0, ' ');
}

std::string with_word(std::string_view word, std::string_view rest) {
  return fmt::format("{:>{}}  {}", word, kWordWidth, rest);
}

std::string_view word_for(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "PASS";
    case Verdict::warn:
      return "WARN";
    case Verdict::fail:
      return "FAIL";
    case Verdict::skipped:
      return "SKIP";
    case Verdict::error:
      break;
  }
  return "ERROR";
}

std::string colored(std::string_view word, Verdict verdict) {
  const bool good = verdict == Verdict::pass;
  const bool middling = verdict == Verdict::warn || verdict == Verdict::skipped;
  const int code = good ? 32 : middling ? 33 : 31;
  return fmt::format("\x1b[1;{}m{:>{}}\x1b[0m", code, word, kWordWidth);
}

std::string steps_text(const std::vector<StepResult>& steps) {
  std::string text;
  for (const StepResult& step : steps)
    text += fmt::format("   {} {:>11}", step.phase == Phase::down ? "down" : "up", human(step.duration));
  return text;
}

std::string complaints(const Outcome& outcome) {
  const std::vector<std::string> ids = outcome.complaints();
  if (ids.empty()) return outcome.reason.empty() ? "" : "   " + printable(outcome.reason);
  return "   " + join(ids, ", ");
}

std::string progress_text(const StatementProgress& progress) {
  if (progress.activity.empty() && progress.waiting_for.empty()) return {};
  std::string text;
  if (!progress.activity.empty()) text += ", " + printable(progress.activity);
  if (!progress.activity.empty() && progress.done) text += fmt::format(": {:.0f} %", *progress.done * 100);
  const std::string waiting = progress.waiting_for.empty() ? "nothing" : printable(progress.waiting_for);
  return text + ", waiting for " + waiting;
}

double per_second(const SeedProgress& progress) {
  return static_cast<double>(progress.loaded.value) / (progress.elapsed.count() / 1'000);
}

}  // namespace

std::string stage_line(std::string_view stage, std::string_view detail, Millis took) {
  return with_word(printable(stage),
                   fmt::format("{} {:>12}", padded(printable(detail), kDetailWidth), human(took)));
}

namespace {

// "indexing public.orders, 2 of 6, 1.2 s left": builds take unlike times, so the rest is a guess.
std::string parts_text(const SeedProgress& progress) {
  if (progress.parts <= 1) return {};
  std::string text = fmt::format(", {} of {}", progress.parts_done, progress.parts);
  const auto left = static_cast<double>(progress.parts - std::min(progress.parts_done, progress.parts));
  if (progress.parts_done > 0 && left > 0)
    text += fmt::format(", {} left", human(Millis(progress.parts_elapsed.count() * left /
                                                  static_cast<double>(progress.parts_done))));
  return text;
}

}  // namespace

std::string seed_line(const SeedProgress& progress) {
  if (progress.parts > 0)
    return with_word("seed",
                     fmt::format("{} of {} rows, {}{}", human(progress.loaded), human(progress.planned),
                                 printable(progress.activity), parts_text(progress)));
  std::string text = fmt::format("{} of {} rows", human(progress.loaded), human(progress.planned));
  if (progress.loaded.value > 0 && progress.elapsed > Millis::zero()) {
    const double rate = per_second(progress);
    text += fmt::format(", {} rows/s", human(Rows{static_cast<std::int64_t>(rate)}));
    const auto left = static_cast<double>(progress.planned.value - progress.loaded.value);
    if (left > 0) text += fmt::format(", {} left", human(Millis(left / rate * 1'000)));
  }
  if (!progress.activity.empty()) text += ", " + printable(progress.activity);
  return with_word("seed", text);
}

std::string running_line(const Running& running, Millis elapsed) {
  std::string text = fmt::format("{}  {}{}", fit(printable(running.label), kLiveNameWidth),
                                 title(running.phase), running.repeat);
  if (running.statement > 0)
    text += running.statements > 0
                ? fmt::format(", statement {} of {}", running.statement, running.statements)
                : fmt::format(", statement {}", running.statement);
  return with_word("running", fmt::format("{}, {}{}", text, human(elapsed), progress_text(running.progress)));
}

std::string judged_line(const Outcome& outcome, bool color) {
  const std::string_view word = word_for(outcome.verdict);
  const std::string head = color ? colored(word, outcome.verdict) : fmt::format("{:>{}}", word, kWordWidth);
  const std::string rest = steps_text(outcome.steps) + complaints(outcome);
  const std::string name = printable(label(outcome.migration));
  return fmt::format("{}  {}{}", head, rest.empty() ? name : padded(name, kNameWidth), rest);
}

std::string note_line(std::string_view message) {
  return with_word("note", printable(message));
}

}  // namespace rehearse::cli
