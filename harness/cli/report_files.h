// The files that a run writes beside its record.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "cli/output.h"
#include "rehearse/report.h"

namespace rehearse::cli {

/// Opened before the run, so that a bad path fails before the work; written when it is done. At most one of
/// them is standard output.
class ReportFiles {
 public:
  /// File by format; "-" is standard output. Throws Error(usage).
  explicit ReportFiles(const std::map<std::string, std::filesystem::path>& reports);

  [[nodiscard]] bool use_stdout() const { return !printed_.empty(); }
  /// All but that on standard output, which comes last.
  void commit(const Report& report);
  void print(const Report& report) const;

 private:
  std::map<std::string, std::unique_ptr<OutputFile>> files_;
  std::string printed_;  ///< format of what goes to standard output; empty: none
};

}  // namespace rehearse::cli
