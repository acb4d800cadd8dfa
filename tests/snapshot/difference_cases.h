// What a change of the schema must look like, one row per case.
#pragma once

#include <limits>
#include <string>
#include <vector>

namespace rehearse::snapshot {

/// Major versions of PostgreSQL that know the syntax of a case, or behave as it expects.
struct Versions {
  int first = 0;
  int last = std::numeric_limits<int>::max();
};
constexpr Versions since(int major) {
  return {.first = major};
}
constexpr Versions before(int major) {
  return {.last = major - 1};
}

/// Each line of `setup`, `change` and `inverse` is a statement. One that begins with "FAILS " must be
/// refused. The tablespace "elsewhere" and the unprivileged role "owner" are there.
struct Case {
  std::string name;
  std::string setup;
  std::string change;
  std::vector<std::string> differences;  ///< empty: the change must not be seen
  std::string inverse = {};              ///< undoes `change` without a trace; empty: nothing does
  Versions versions = {};
};

/// Cases that register themselves, so that those of a new kind of object are one new file.
struct Cases {
  explicit Cases(std::vector<Case> cases);
};

/// All cases of all files.
const std::vector<Case>& corpus();

}  // namespace rehearse::snapshot
