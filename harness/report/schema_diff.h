// How two schemas differ, for people and for programs.
#pragma once

#include <string>
#include <vector>

#include "rehearse/schema_snapshot.h"
#include "report/style.h"

namespace rehearse::report {

enum class DiffFormat { text, json, markdown };

struct SchemaDiff {
  std::string before_name;
  std::string after_name;
  std::vector<SchemaDifference> differences;  ///< graded
  std::vector<std::string> notes;             ///< sentences on what was not compared, and why
};

/// Ends with a line feed. Only text is coloured.
std::string render(const SchemaDiff& diff, DiffFormat format, const Style& style);

}  // namespace rehearse::report
