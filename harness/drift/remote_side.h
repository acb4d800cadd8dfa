// The schema of a server of the user's.
#pragma once

#include <stop_token>
#include <string>

#include "rehearse/schema_snapshot.h"
#include "rehearse/units.h"

namespace rehearse::drift {

struct RemoteRequest {
  std::string url;
  SnapshotOptions options;
  Millis timeout{60'000};  ///< of one query
};

struct RemoteSchema {
  std::string name;  ///< the address without its password
  SchemaSnapshot snapshot;
};

/// Reads only, with no lock that anybody could notice. Throws Error: usage for a malformed address,
/// environment when the server cannot be reached or takes too long, interrupted.
RemoteSchema read_remote(const RemoteRequest& request, const std::stop_token& stop);

}  // namespace rehearse::drift
