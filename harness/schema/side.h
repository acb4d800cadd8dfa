// What can be compared of two schemas depends on where each one comes from.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "rehearse/scenario.h"
#include "rehearse/schema_snapshot.h"

namespace rehearse::schema {

struct Side {
  std::string name;  ///< as the user typed it, without passwords
  SchemaSnapshot snapshot;
  bool made_by_us = false;  ///< on a throwaway server, by applying or loading files
  /// Roles that own what the files give to nobody, when made by us.
  std::set<std::string> owners_by_chance;
  std::string superuser;  ///< of the throwaway server
  /// Made from a dump, which may have been told to leave owners out, and data that views were filled with.
  bool is_dump = false;
  bool has_database = true;  ///< false for a dump that says nothing of the database itself
};

/// Levels that the user asked for by name: they are compared even where that means little.
struct Insisted {
  bool owner = false;
  bool populated = false;
  bool database_settings = false;
};

/// Takes out of both snapshots what only one of them can know: what was read with other options, ledgers of
/// migration tools, owners and databases that a throwaway server has by chance. Returns a sentence on each
/// thing that it took out.
std::vector<std::string> make_comparable(Side& before, Side& after, const Insisted& insisted);

}  // namespace rehearse::schema
