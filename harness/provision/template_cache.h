// One initdb per PostgreSQL installation, kept and copied: copying a cluster takes a fraction of making one.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "provision/programs.h"

namespace rehearse::provision {

/// Runs a program to its end as the server's user; throws Error when it fails.
using RunAsServer = std::function<void(const std::vector<std::string>& argv)>;

class TemplateCache {
 public:
  /// `folder` belongs to the server's user.
  TemplateCache(std::filesystem::path folder, const Build& build);

  /// Whether the next fill() copies instead of running initdb.
  [[nodiscard]] bool holds_template() const;

  /// Makes `data` a fresh cluster: by a copy, or by `initialise` where there is no template yet. Where two
  /// processes need a template that does not exist yet, one makes it and the other waits for it.
  void fill(const std::filesystem::path& data, const std::function<void()>& initialise,
            const RunAsServer& run) const;

 private:
  void publish(const std::filesystem::path& data, const RunAsServer& run) const;
  void prune() const;

  std::filesystem::path folder_;
  std::string key_;  ///< differs whenever initdb would make something else
};

}  // namespace rehearse::provision
