#include "source/adapter/listing.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <regex>
#include <utility>

#include "base/strings.h"
#include "os/process.h"
#include "rehearse/error.h"
#include "source/adapter/tool.h"
#include "source/read_file.h"

namespace rehearse::source::adapter {

namespace {

namespace fs = std::filesystem;

constexpr Millis kListing{120'000};
constexpr const char* kFirstWord = R"(^\s*(\S+))";
constexpr const char* kWholeName = "^(.*)$";

std::regex regex_of(const char* key, const std::string& text) {
  try {
    return std::regex(text);
  } catch (const std::regex_error& error) {
    throw Error(ErrorKind::usage,
                fmt::format("[migrations.adapter] {} is no regular expression: {}", key, error.what()),
                "the grammar is that of ECMAScript");
  }
}

/// Reads one line, or the name of one file.
class Reader {
 public:
  Reader(const AdapterSpec& spec, const char* usual)
      : pattern_(regex_of("pattern", spec.pattern.empty() ? usual : spec.pattern)) {
    if (!spec.baseline.empty()) baseline_ = regex_of("baseline", spec.baseline);
  }

  [[nodiscard]] std::optional<Known> read(std::string_view text) const {
    std::match_results<std::string_view::const_iterator> match;
    if (!std::regex_search(text.begin(), text.end(), match, pattern_) || match.size() < 2)
      return std::nullopt;
    Known known{.id = match[1].str(), .app = {}, .name = match[1].str(), .file = {}};
    if (match.size() > 2) {
      known.app = std::exchange(known.name, match[2].str());
      known.id = known.app + "." + known.name;
    }
    known.ours = !baseline_ || !std::regex_search(text.begin(), text.end(), *baseline_);
    return known;
  }

 private:
  std::regex pattern_;
  std::optional<std::regex> baseline_;
};

std::vector<Known> files_of(const AdapterSpec& spec, const fs::path& folder) {
  const Reader reader(spec, kWholeName);
  std::vector<Known> found;
  for (const std::string& glob : spec.files) {
    const fs::path place = (folder / glob).parent_path();
    if (!path_exists(place) || !is_folder(place)) continue;
    for (const fs::path& file : list_folder(place).files) {
      if (!glob_match(fs::path(glob).filename().string(), file.filename().string())) continue;
      auto known = reader.read(file.stem().string());
      if (!known) continue;
      known->file = file;
      found.push_back(std::move(*known));
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Known& a, const Known& b) {
    return natural_less(a.file.filename().string(), b.file.filename().string());
  });
  return found;
}

std::string printed_by(const AdapterSpec& spec, const fs::path& folder) {
  os::Command command =
      tool_command({spec.list, folder.string(), spec.environment}, nowhere(spec.tcp), os::own_environment());
  command.timeout = kListing;
  const os::Completion completion = os::run(command);
  if (completion.ok()) return completion.out;
  throw Error(
      ErrorKind::environment,
      fmt::format("{} in {} {}; it lists the migrations, before there is a server", os::describe(spec.list),
                  folder.string(),
                  completion.timed_out ? "did not end within two minutes"
                                       : fmt::format("ended with exit code {}", completion.exit_code)),
      last_words(completion));
}

}  // namespace

std::vector<Known> known_in(const std::string& printed, const AdapterSpec& spec) {
  const Reader reader(spec, kFirstWord);
  std::vector<Known> found;
  for (const std::string_view line : split(printed, '\n'))
    if (auto known = reader.read(line)) found.push_back(std::move(*known));
  if (found.empty() && !trim(printed).empty())
    throw Error(
        ErrorKind::usage,
        fmt::format("no line that {} printed fits the pattern {}", os::describe(spec.list), spec.pattern),
        fmt::format("its first line: {}", printed.substr(0, printed.find('\n'))));
  if (spec.newest_first) std::reverse(found.begin(), found.end());
  return found;
}

std::vector<Known> known_to(const AdapterSpec& spec, const fs::path& folder) {
  return spec.list.empty() ? files_of(spec, folder) : known_in(printed_by(spec, folder), spec);
}

}  // namespace rehearse::source::adapter
