#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/note_listener.h"
#include "cli/output.h"
#include "cli/schema_rules.h"
#include "drift/diff.h"
#include "drift/place.h"
#include "drift/remote_side.h"
#include "model/json_snapshot.h"
#include "rehearse/error.h"

namespace rehearse::cli {

namespace {

void require_server(const std::string& text) {
  const bool is_address = text.find("://") != std::string::npos || text.find('=') != std::string::npos;
  if (is_address) return;
  throw Error(ErrorKind::usage, fmt::format("'{}' is no address of a server", text),
              "write postgresql://user@host/database, or postgresql:// to take it from the PG* variables; "
              "folders and "
              "dumps are what `rehearse schema diff` reads");
}

void tell(const drift::RemoteSchema& schema, bool strict) {
  const std::string unknown = drift::unclaimed(schema.name, schema.snapshot, strict);
  if (!unknown.empty()) write_warning(unknown);
  for (const std::string& sentence : drift::not_seen(schema.name, schema.snapshot)) write_note(sentence);
}

}  // namespace

int schema_snapshot(const SchemaSnapshotOptions& options, const std::stop_token& stop) {
  require_server(options.url);
  Destination destination(options.out);
  const drift::RemoteSchema schema =
      drift::read_remote({options.url, snapshot_options(options.levels), options.timeout}, stop);
  tell(schema, options.strict);
  destination.commit(to_json(schema.snapshot));
  return 0;
}

}  // namespace rehearse::cli
