// How containers of ours are known, and whether anybody still needs them.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>

namespace rehearse::provision {

inline constexpr const char* kWorkLabel = "rehearse.work";        ///< the work folder
inline constexpr const char* kOwnerLabel = "rehearse.owner";      ///< pid of the supervisor
inline constexpr const char* kStartedLabel = "rehearse.started";  ///< when that process started
inline constexpr const char* kMachineLabel = "rehearse.machine";  ///< whose pid that is

/// Of a container that the process `supervisor` looks after.
std::map<std::string, std::string> labels_of(const std::filesystem::path& work, pid_t supervisor);

/// True only when the labels prove that their process is gone; a pid of another machine, or of other
/// namespaces, proves nothing.
bool abandoned(const std::map<std::string, std::string>& labels);

}  // namespace rehearse::provision
