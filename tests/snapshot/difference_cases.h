// What a change of the schema must look like, one row per case.
#pragma once

#include <string>
#include <vector>

namespace rehearse::snapshot {

/// Each line of `setup` and `change` is a statement. One that begins with "FAILS " must be refused.
struct Case {
  std::string name;
  std::string setup;
  std::string change;
  std::vector<std::string> differences;  ///< empty: the change must not be seen
};

std::vector<Case> table_cases();
std::vector<Case> index_cases();
std::vector<Case> other_cases();
std::vector<Case> quiet_cases();

}  // namespace rehearse::snapshot
