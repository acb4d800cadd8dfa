// The kernel's tracing file system (Linux, Documentation/trace/ftrace.rst).
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace rehearse::observe::truth {

struct TraceFs {
  std::filesystem::path root;
  std::string missing;  ///< why there is none; empty when there is one
};

/// Mounts it where we are root and nobody did so yet.
const TraceFs& tracefs();

/// Adds text to one of its files. Throws Error with the kernel's reason.
void add_to(const std::filesystem::path& file, std::string_view text);

}  // namespace rehearse::observe::truth
