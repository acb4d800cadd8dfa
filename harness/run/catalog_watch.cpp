#include "run/catalog_watch.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "snapshot/fingerprint.h"

namespace rehearse::run {

namespace {

constexpr std::array<std::string_view, 12> kOfData{"insert", "update", "delete",  "merge",
                                                   "copy",   "select", "with",    "values",
                                                   "set",    "lock",   "analyze", "explain"};

bool changes_data_alone(const Statement& statement) {
  const std::string word = lower(statement.text.substr(0, statement.text.find_first_of(" \t\n(")));
  return std::find(kOfData.begin(), kOfData.end(), word) != kOfData.end();
}

}  // namespace

CatalogWatch::CatalogWatch(pg::Connection& connection, const Script& script) : connection_(connection) {
  if (std::all_of(script.statements.begin(), script.statements.end(), changes_data_alone))
    before_ = snapshot::fingerprint(connection_);
}

bool CatalogWatch::unchanged() {
  return !before_.empty() && snapshot::fingerprint(connection_) == before_;
}

}  // namespace rehearse::run
