// One initdb per PostgreSQL installation, kept and copied: copying a cluster takes a fraction of making one.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "provision/binaries.h"

namespace rehearse::provision {

inline constexpr const char* kSuperuser = "postgres";

/// Runs a program to its end as the server's user; throws Error when it fails.
using RunAsServer = std::function<void(const std::vector<std::string>& argv)>;

/// Another text for every cluster that initdb would make otherwise: a package upgrade changes the version
/// line or, for a rebuilt binary, its modification time.
std::string build_of(const Installation& installation);

class TemplateCache {
 public:
  /// `folder` belongs to the server's user.
  TemplateCache(std::filesystem::path folder, const Installation& installation);

  /// Whether the next fill() copies instead of running initdb.
  [[nodiscard]] bool holds_template() const;

  /// Makes `data` a fresh cluster: C.UTF-8, UTF8, trust authentication, superuser kSuperuser. Where two
  /// processes need a template that does not exist yet, one runs initdb and the other waits for it.
  void fill(const std::filesystem::path& data, const RunAsServer& run) const;

 private:
  void publish(const std::filesystem::path& data, const RunAsServer& run) const;

  std::filesystem::path folder_;
  std::filesystem::path initdb_;
  std::vector<std::string> options_;  ///< of initdb
  std::string key_;                   ///< differs whenever initdb would make something else
};

}  // namespace rehearse::provision
