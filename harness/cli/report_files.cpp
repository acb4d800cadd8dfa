#include "cli/report_files.h"

#include <fmt/format.h>

#include "rehearse/error.h"
#include "report/render.h"

namespace rehearse::cli {

ReportFiles::ReportFiles(const std::map<std::string, std::filesystem::path>& reports) {
  for (const auto& [format, path] : reports) {
    if (path != "-") {
      files_.emplace(format, std::make_unique<OutputFile>(path));
      continue;
    }
    if (use_stdout())
      throw Error(ErrorKind::usage, fmt::format("--{} and --{} both want standard output", printed_, format),
                  "give one of them a file");
    printed_ = format;
  }
}

void ReportFiles::commit(const Report& report) {
  for (const auto& [format, file] : files_) file->commit(report::render(format, report, {}));
}

void ReportFiles::print(const Report& report) const {
  if (use_stdout()) cli::print(report::render(printed_, report, {}));
}

}  // namespace rehearse::cli
