// Uprobes of ours, in a trace buffer of ours, for as long as the object lives.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "rehearse/units.h"

namespace rehearse::observe::truth {

/// One at a time in a process. Other users of tracing notice nothing: the buffer is an instance of its own.
/// What a process that crashed left behind, the next one removes.
class TraceSession {
 public:
  struct Probe {
    bool at_return = false;
    std::string name;
    std::string where;  ///< FILE:OFFSET ARGUMENT... (Linux, Documentation/trace/uprobetracer.rst)
  };

  /// Throws Error.
  explicit TraceSession(const std::vector<Probe>& probes);
  ~TraceSession();
  TraceSession(const TraceSession&) = delete;
  TraceSession& operator=(const TraceSession&) = delete;

  /// Records this process, and no other, from now on until read().
  void watch(BackendPid process);
  /// The lines recorded, in the order of time. Throws Error when the buffer was too small for them.
  std::string read();

 private:
  void remove() noexcept;
  [[nodiscard]] bool overrun() const;

  std::filesystem::path root_;
  std::filesystem::path buffer_;
  std::filesystem::path events_;
  BackendPid watched_;
};

}  // namespace rehearse::observe::truth
