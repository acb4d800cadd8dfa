// A server of the user's: read, never written, and with a password that nobody gets to see.
#pragma once

#include <map>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "pg/connection.h"
#include "rehearse/units.h"

namespace rehearse::pg {

/// The parameters in a libpq URL or keyword/value string, secrets included. Throws Error(usage) without
/// repeating what may be part of a password.
std::map<std::string, std::string> connection_parameters(const std::string& text);

class Remote {
 public:
  /// `text` is a libpq URL or keyword/value string (manual, chapter 34.1.1); the PG* variables and the
  /// password file fill in what it leaves out. No statement may take longer than `timeout`. Throws
  /// Error(usage) without repeating what may be part of a password.
  explicit Remote(const std::string& text, Millis timeout);

  /// For people: as it was given, but without secrets.
  [[nodiscard]] const std::string& name() const { return name_; }

  /// For libpq, secrets included. Sessions are read-only, give up waiting for locks early, and tell the
  /// server so in the first packet, before anything can go wrong.
  [[nodiscard]] const std::string& connection_string() const { return connection_string_; }

  /// The text with every secret of the connection string replaced.
  [[nodiscard]] std::string censored(std::string text) const;

 private:
  std::string name_;
  std::string connection_string_;
  std::vector<std::string> secrets_;
};

/// Throws ServerError, or Error(interrupted) as soon as a stop is requested.
Connection connect(const Remote& remote, const std::stop_token& stop);

}  // namespace rehearse::pg
