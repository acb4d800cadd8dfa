// Feeds one `COPY ... FROM STDIN (FORMAT binary)` over libpq: the quickest way into PostgreSQL that needs
// neither an extension nor a file on the server. Stream format: manual, COPY, "Binary Format".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "pg/session.h"

namespace rehearse::pg {

class CopyWriter {
 public:
  /// Starts the COPY. Throws ServerError. The session must outlive the writer and run nothing else meanwhile.
  CopyWriter(Session& session, const std::string& sql);
  /// Abandons an unfinished COPY, so that the server keeps none of its rows.
  ~CopyWriter();
  CopyWriter(const CopyWriter&) = delete;
  CopyWriter& operator=(const CopyWriter&) = delete;

  /// Sends whole or partial tuples; blocks while the server is behind. Throws ServerError with the server's
  /// own reason when it gave up (a violated constraint, a full disk).
  void put(std::string_view data);
  /// Ends the stream and waits for the server. Rows that it kept: fewer than sent with COPY ... WHERE.
  Rows finish();

 private:
  void abandon(const char* reason) noexcept;

  Session& session_;
  bool open_ = false;
};

}  // namespace rehearse::pg
