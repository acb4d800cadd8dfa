// A query of ours (not of a migration) that the server refused, or a connection that broke.
#pragma once

#include <string>

#include "rehearse/error.h"

namespace rehearse::pg {

class ServerError : public Error {
 public:
  ServerError(std::string sqlstate, const std::string& message, std::string hint = {});
  /// Five characters, manual appendix A; empty when the connection was lost.
  [[nodiscard]] const std::string& sqlstate() const { return sqlstate_; }

 private:
  std::string sqlstate_;
};

/// Classes 53 (insufficient resources), 58 (system error), F0 (configuration file) and XX (internal error):
/// the environment failed, not the SQL.
bool is_environment_failure(const std::string& sqlstate);

}  // namespace rehearse::pg
