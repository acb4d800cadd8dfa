#include "cli/record.h"

#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

#include "model/json.h"
#include "rehearse/error.h"

namespace rehearse::cli {

namespace fs = std::filesystem;

Report read_record(const fs::path& path) {
  std::error_code error;
  const fs::path file = fs::is_directory(path, error) ? path / "run.json" : path;
  std::ifstream in(file, std::ios::binary);
  if (!in)
    throw Error(ErrorKind::usage,
                fmt::format("cannot read {}: {}", file.string(), std::generic_category().message(errno)),
                "every rehearse run writes one; the newest is .rehearse/latest/run.json");
  std::ostringstream text;
  text << in.rdbuf();
  return report_from_json(text.str(), file.string());
}

int exit_code(const Report& report) {
  switch (report.verdict) {
    case Verdict::pass:
      return 0;
    case Verdict::warn:
      return report.checks.fail_on == FailOn::warning ? 1 : 0;
    case Verdict::fail:
      return 1;
    case Verdict::skipped:
      return rehearse::exit_code(ErrorKind::nothing_selected);
    case Verdict::error:
      break;
  }
  return rehearse::exit_code(ErrorKind::environment);
}

}  // namespace rehearse::cli
