#include "source/select.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "base/contains.h"
#include "base/strings.h"
#include "rehearse/error.h"

namespace rehearse::source {

namespace {

using Indices = std::vector<std::size_t>;

bool same_number(const std::string& id, const std::string& wanted) {
  const bool digits = wanted.find_first_not_of("0123456789") == std::string::npos;
  // Where several migrations share a number, their ids go on behind it.
  const std::string number = id.substr(0, id.find_first_not_of("0123456789", id.find_first_not_of("Vv")));
  const std::string plain = number.substr(std::min(number.find_first_of("0123456789"), number.size()));
  return digits && !plain.empty() && !natural_less(plain, wanted) && !natural_less(wanted, plain);
}

bool is_called(const Migration& migration, const std::string& wanted) {
  const std::filesystem::path path(migration.path);
  return migration.id == wanted || migration.name == wanted || label(migration) == wanted ||
         path.filename() == wanted || path == std::filesystem::path(wanted).lexically_normal();
}

class Selector {
 public:
  explicit Selector(const std::vector<Migration>& migrations) : migrations_(migrations) {}

  [[nodiscard]] Indices resolve(std::string_view expression) const;

 private:
  [[nodiscard]] Indices resolve_one(std::string_view text) const;
  [[nodiscard]] Indices range(std::size_t first, std::size_t last) const;
  [[nodiscard]] Indices newest(std::string_view count) const;
  [[nodiscard]] Indices between(std::string_view from, std::string_view to) const;
  [[nodiscard]] Indices named(const std::string& wanted) const;
  [[nodiscard]] Indices with_prefix(const std::string& wanted) const;
  [[nodiscard]] Error unknown(const std::string& wanted) const;

  template <typename Predicate>
  [[nodiscard]] Indices matching(Predicate predicate) const {
    Indices found;
    for (std::size_t i = 0; i < migrations_.size(); ++i)
      if (predicate(migrations_[i])) found.push_back(i);
    return found;
  }

  const std::vector<Migration>& migrations_;
};

// A title may hold a comma or two dots, so a whole name comes before any syntax.
Indices Selector::resolve(std::string_view expression) const {
  const std::string whole(trim(expression));
  Indices all = whole.empty() ? Indices{} : matching([&](const Migration& m) { return is_called(m, whole); });
  if (all.size() == 1) return all;
  all.clear();
  for (const std::string_view part : split(expression, ',')) {
    const Indices some = resolve_one(trim(part));
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

Indices Selector::resolve_one(std::string_view text) const {
  if (text == "all") return matching([](const Migration& migration) { return migration.under_test; });
  if (text == "last" || text.substr(0, 5) == "last ") return newest(trim(text.substr(4)));
  const std::size_t dots = text.find("..");
  if (dots != std::string_view::npos) return between(trim(text.substr(0, dots)), trim(text.substr(dots + 2)));
  if (text.empty())
    throw Error(ErrorKind::usage, "an empty selection of migrations", "leave it out, or say \"all\"");
  return named(std::string(text));
}

Indices Selector::range(std::size_t first, std::size_t last) const {
  Indices indices;
  for (std::size_t i = first; i < last; ++i) indices.push_back(i);
  return indices;
}

Indices Selector::newest(std::string_view count) const {
  std::size_t number = 0;
  const auto [end, problem] = std::from_chars(count.data(), count.data() + count.size(), number);
  if (problem != std::errc{} || end != count.data() + count.size())
    throw Error(ErrorKind::usage, fmt::format("'last {}': that is no number of migrations", count),
                "for example \"last 3\"");
  return range(migrations_.size() - std::min(number, migrations_.size()), migrations_.size());
}

Indices Selector::between(std::string_view from, std::string_view to) const {
  const std::size_t first = from.empty() ? 0 : named(std::string(from)).front();
  const std::size_t last = to.empty() ? migrations_.size() : named(std::string(to)).back() + 1;
  if (first >= last)
    throw Error(ErrorKind::usage, fmt::format("'{}..{}' ends before it begins", from, to),
                fmt::format("did you mean {}..{}?", to, from));
  return range(first, last);
}

Indices Selector::named(const std::string& wanted) const {
  Indices exact = matching([&](const Migration& m) { return is_called(m, wanted); });
  if (exact.size() == 1) return exact;
  Indices numbered = matching([&](const Migration& m) { return same_number(m.id, wanted); });
  if (!numbered.empty()) return numbered;
  if (!exact.empty()) return exact;
  return with_prefix(wanted);
}

Indices Selector::with_prefix(const std::string& wanted) const {
  Indices found = matching([&](const Migration& m) { return label(m).substr(0, wanted.size()) == wanted; });
  if (found.empty()) throw unknown(wanted);
  if (found.size() > 1)
    throw Error(ErrorKind::usage,
                fmt::format("'{}' is the beginning of {} and of {}", wanted, label(migrations_[found[0]]),
                            label(migrations_[found[1]])),
                "write more of it");
  return found;
}

Error Selector::unknown(const std::string& wanted) const {
  std::vector<std::string> names;
  for (const Migration& migration : migrations_) {
    names.push_back(migration.id);
    names.push_back(migration.name);
    names.push_back(label(migration));
  }
  return {ErrorKind::nothing_selected,
          fmt::format("there is no migration '{}'{}", wanted, did_you_mean(wanted, names)),
          fmt::format("there are {} to {}", label(migrations_.front()), label(migrations_.back()))};
}

}  // namespace

void select(std::vector<Migration>& migrations, const MigrationSetSpec& spec) {
  if (migrations.empty()) throw Error(ErrorKind::nothing_selected, "there are no migrations");
  std::vector<std::string> expressions = spec.selected;
  if (expressions.empty()) expressions.push_back(spec.under_test.empty() ? "all" : spec.under_test);
  const Selector selector(migrations);
  Indices chosen;
  for (const std::string& expression : expressions) {
    const Indices some = selector.resolve(expression);
    chosen.insert(chosen.end(), some.begin(), some.end());
  }
  if (chosen.empty())
    throw Error(ErrorKind::nothing_selected,
                fmt::format("'{}' selects no migration", join(expressions, ", ")),
                "for example \"all\", \"last 3\" or \"0042..\"");
  for (Migration& migration : migrations) migration.under_test = false;
  for (const std::size_t index : chosen) migrations[index].under_test = true;
  const bool whole = contains(expressions, "all");
  const std::size_t kept = whole ? migrations.size() : 1 + *std::max_element(chosen.begin(), chosen.end());
  migrations.erase(migrations.begin() + static_cast<std::ptrdiff_t>(kept), migrations.end());
}

}  // namespace rehearse::source
