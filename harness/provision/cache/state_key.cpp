#include "provision/cache/state_key.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>

#include "model/json_profile.h"

namespace rehearse::provision {

namespace {

// Each part with its length in front, so that no two lists of parts read the same.
class Digest {
 public:
  void add(std::string_view part) { text_ += fmt::format("{}:{}\n", part.size(), part); }
  template <typename Number>
  void add_number(Number number) {
    add(fmt::format("{}", number));
  }
  template <typename Number>
  void add_number(const std::optional<Number>& number) {
    add(number ? fmt::format("{}", *number) : "");
  }

  [[nodiscard]] std::string hex() const {
    const XXH128_hash_t hash = XXH3_128bits(text_.data(), text_.size());
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
  }

 private:
  std::string text_;
};

// In these functions a member that somebody adds does not compile until it is decided here what it means.

void add(Digest& digest, const Statement& statement) {
  const auto& [text, location, offset, copy_data] = statement;
  digest.add(text);
  digest.add(copy_data.value_or(""));
}

void add(Digest& digest, const Script& script) {
  const auto& [path, statements, transaction, tool] = script;
  digest.add_number(static_cast<int>(transaction));
  digest.add_number(statements.size());
  for (const Statement& statement : statements) add(digest, statement);
}

void add(Digest& digest, const DistributionSpec& distribution) {
  const auto& [kind, first, second] = distribution;
  digest.add_number(static_cast<int>(kind));
  digest.add_number(first);
  digest.add_number(second);
}

void add(Digest& digest, const std::optional<DistributionSpec>& distribution) {
  digest.add_number(distribution ? 1 : 0);
  if (distribution) add(digest, *distribution);
}

void add(Digest& digest, const ColumnSpec& column) {
  const auto& [values, range, nulls, width, distribution, order, pattern, expression] = column;
  add(digest, distribution);
  digest.add_number(order ? static_cast<int>(*order) + 1 : 0);
  digest.add(pattern);
  digest.add(expression);
  digest.add_number(values.size());
  for (const auto& [value, weight] : values) {
    digest.add(value);
    digest.add_number(weight);
  }
  digest.add(range ? fmt::format("{}:{}{}", range->first.size(), range->first, range->second) : "");
  digest.add_number(nulls);
  digest.add_number(width);
}

void add(Digest& digest, const ForeignKeySpec& key) {
  const auto& [skew, orphans] = key;
  add(digest, skew);
  digest.add_number(orphans);
}

// Wherever the file is, it does the same.
void add(Digest& digest, const std::vector<FixtureSpec>& fixtures) {
  digest.add_number(fixtures.size());
  for (const auto& [file, sql] : fixtures) digest.add(sql);
}

void add(Digest& digest, const TableSeedSpec& table) {
  const auto& [rows, columns, foreign_keys] = table;
  digest.add_number(foreign_keys.size());
  for (const auto& [column, key] : foreign_keys) {
    digest.add(column);
    add(digest, key);
  }
  digest.add(rows ? fmt::format("{}", rows->value) : "");
  digest.add_number(columns.size());
  for (const auto& [name, column] : columns) {
    digest.add(name);
    add(digest, column);
  }
}

void add(Digest& digest, const SeedSpec& seed) {
  const auto& [rows, scale, value, tables, skip, before, after, profile, shape] = seed;
  add(digest, before);
  add(digest, after);
  digest.add(shape ? to_json(*shape) : std::string{});
  digest.add_number(rows.value);
  digest.add_number(scale);
  digest.add_number(value);
  digest.add_number(tables.size());
  for (const auto& [name, table] : tables) {
    digest.add(name);
    add(digest, table);
  }
  digest.add_number(skip.size());
  for (const std::string& pattern : skip) digest.add(pattern);
}

// All settings of the user, although few of them leave traces in files: which ones, nobody knows for sure.
void add(Digest& digest, const ServerSpec& server) {
  // The image is part of the build; limits, who asks and by which way change nothing in the files.
  const auto& [backend, postgres, image, pull, memory, cores, url, own_it, role, tcp, settings] = server;
  digest.add(backend);
  digest.add_number(static_cast<int>(role));
  digest.add_number(settings.size());
  for (const auto& [name, value] : settings) {
    digest.add(name);
    digest.add(value);
  }
}

bool runs_program(const Migration& migration) {
  return migration.up.tool.has_value();
}

}  // namespace

std::optional<std::string> state_key(const StateOrigin& origin) {
  if (std::any_of(origin.baseline.begin(), origin.baseline.end(), runs_program)) return std::nullopt;
  Digest digest;
  digest.add_number(origin.generator);
  digest.add(origin.build);
  digest.add(origin.extensions);
  digest.add(origin.endpoint.superuser);
  digest.add(origin.endpoint.owner);
  add(digest, origin.scenario.server);
  add(digest, origin.scenario.seed);
  digest.add_number(origin.baseline.size());
  for (const Migration& migration : origin.baseline) add(digest, migration.up);
  return digest.hex();
}

}  // namespace rehearse::provision
