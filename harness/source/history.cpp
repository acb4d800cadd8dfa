#include "source/history.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "source/read_file.h"

namespace rehearse::source {

namespace {

// Whatever two scripts must have in common to do the same. Nothing of a migration that a tool lists without
// its file.
std::string text_of(const Script& script) {
  if (script.tool) return path_exists(script.path) ? read_file(script.path) : std::string{};
  std::string text = std::to_string(static_cast<int>(script.transaction));
  for (const Statement& statement : script.statements)
    text += "\n;" + statement.text + "\n" + statement.copy_data.value_or("");
  return text;
}

std::string text_of(const std::optional<Script>& script) {
  return script ? text_of(*script) : std::string{};
}

using ById = std::map<std::string, const Migration*>;

ById by_id(const std::vector<Migration>& migrations) {
  ById result;
  for (const Migration& migration : migrations) result.emplace(migration.id, &migration);
  return result;
}

class Comparison {
 public:
  Comparison(const std::vector<Migration>& before, std::vector<Migration>& now)
      : before_(before), now_(now), old_(by_id(before)), new_(by_id(now)) {}

  std::vector<RemovedMigration> run() {
    for (Migration& migration : now_) look_at(migration);
    std::vector<RemovedMigration> removed;
    for (const Migration& old : before_)
      if (new_.count(old.id) == 0 && renamed_.count(old.id) == 0) removed.push_back({label(old), old.path});
    return removed;
  }

 private:
  void look_at(Migration& migration) {
    const auto old = old_.find(migration.id);
    if (old != old_.end()) {
      const bool edited = text_of(old->second->up) != text_of(migration.up);
      if (edited) migration.change = {ReleasedChange::edited};
      const bool down_edited = text_of(old->second->down) != text_of(migration.down);
      migration.under_test = migration.under_test && (edited || down_edited);
    } else if (const Migration* renamed = former(migration)) {
      migration.change = {ReleasedChange::renamed, label(*renamed)};
      renamed_.insert(renamed->id);
    } else {
      if (const Migration* later = later_than(migration))
        migration.change = {ReleasedChange::out_of_order, label(*later)};
    }
  }

  // The first that is gone and had the same up.
  [[nodiscard]] const Migration* former(const Migration& migration) const {
    const std::string up = text_of(migration.up);
    if (up.empty()) return nullptr;
    const auto found = std::find_if(before_.begin(), before_.end(), [&](const Migration& old) {
      return new_.count(old.id) == 0 && renamed_.count(old.id) == 0 && text_of(old.up) == up;
    });
    return found == before_.end() ? nullptr : &*found;
  }

  // The first behind it that was there before.
  [[nodiscard]] const Migration* later_than(const Migration& added) const {
    const Migration* end = now_.data() + now_.size();
    const Migration* found =
        std::find_if(&added, end, [&](const Migration& migration) { return old_.count(migration.id) > 0; });
    return found == end ? nullptr : found;
  }

  const std::vector<Migration>& before_;
  std::vector<Migration>& now_;
  const ById old_;
  const ById new_;
  std::set<std::string> renamed_;  ///< ids that are gone, and known under another
};

}  // namespace

std::vector<RemovedMigration> compare(const std::vector<Migration>& before, std::vector<Migration>& now) {
  return Comparison(before, now).run();
}

}  // namespace rehearse::source
