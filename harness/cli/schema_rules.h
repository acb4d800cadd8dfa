// From the flags of `rehearse schema` to rules of comparison.
#pragma once

#include "cli/options.h"
#include "drift/diff.h"

namespace rehearse::cli {

SnapshotOptions snapshot_options(const SchemaLevels& levels);

/// Sets in the rules what the command line names.
void apply(const SchemaLevels& levels, drift::DiffRequest& request);

}  // namespace rehearse::cli
