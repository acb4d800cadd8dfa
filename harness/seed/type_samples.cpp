#include "seed/type_samples.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "base/strings.h"
#include "pg/server_error.h"
#include "seed/literal_shapes.h"
#include "seed/restriction.h"
#include "seed/value_type.h"
#include "seed/wanted_rows.h"

namespace rehearse::seed {

namespace {

constexpr std::int64_t kLiteralsOfShape = 1'000;  // literals of a shape that was accepted
constexpr std::size_t kShapesKept = 2;

// A block rather than a function: it leaves nothing in the catalogs. A literal that is refused costs a
// subtransaction. Results come back through a setting of the session.
constexpr const char* kTrial = R"(
DO $trial$
DECLARE
  literal text;
  bytes text;
  accepted text[] := '{{}}';
BEGIN
  FOREACH literal IN ARRAY {0} LOOP
    bytes := NULL;
    BEGIN
      EXECUTE format('SELECT encode(%s(%I), ''hex'') FROM (SELECT CAST(%L AS %s)) t(%I) WHERE %s',
                     (SELECT typsend FROM pg_type WHERE oid = {1}), {3}, literal, format_type({1}, {2}), {3}, {4})
        INTO bytes;
    EXCEPTION WHEN OTHERS THEN NULL;
    END;
    accepted := accepted || coalesce(bytes, '-');
  END LOOP;
  PERFORM set_config('rehearse.accepted', array_to_string(accepted, ','), false);
END $trial$)";

std::string unhex(std::string_view digits) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
    unsigned value = 0;
    std::from_chars(digits.data() + i, digits.data() + i + 2, value, 16);
    bytes += static_cast<char>(value);
  }
  return bytes;
}

bool readable(const CheckConstraint& check) {
  Restrictions found;
  const auto expression = parse_expression(check.expression);
  return expression && restrict_by(*expression, found);
}

bool readable(const std::vector<CheckConstraint>& checks) {
  return std::all_of(checks.begin(), checks.end(),
                     [](const CheckConstraint& check) { return readable(check); });
}

// What a literal is tried on: a type, and the CHECKs of a column by that name.
struct Trial {
  TypeUse use;
  std::string column = "v";
  std::string condition = "true";
};

class Sampler {
 public:
  Sampler(pg::Connection& connection, Catalog& catalog) : connection_(connection), catalog_(catalog) {}

  void sample_columns() {
    for (const Table& table : catalog_.tables) {
      for (const Column& column : table.columns) sample({column.type, column.modifier});
    }
  }

  void sample_checked(const Table& table) {
    for (const Column& column : table.columns) {
      std::vector<std::string> conditions;
      std::vector<std::string> literals;
      bool unclear = false;
      for (const CheckConstraint& check : table.checks) {
        if (check.columns != std::vector<int>{column.number}) continue;
        unclear |= !readable(check);
        conditions.push_back(fmt::format("(({}) IS NOT FALSE)", check.expression));
        for (std::string& literal : mentioned_literals(check.expression))
          literals.push_back(std::move(literal));
      }
      if (!unclear || column.generated) continue;
      auto found = values({{column.type, column.modifier}, column.name, join(conditions, " AND ")}, literals);
      if (!found.empty()) catalog_.column_samples[{table.oid, column.number}] = std::move(found);
    }
  }

  void read_configured(const SeedSpec& spec) {
    for (const Table& table : catalog_.tables) {
      const TableSeedSpec* entry = entry_for(spec, table.schema, table.name);
      if (entry == nullptr) continue;
      for (const Column& column : table.columns) {
        const auto wanted = entry->columns.find(column.name);
        if (wanted != entry->columns.end()) read_values({column.type, column.modifier}, wanted->second);
      }
    }
  }

 private:
  void sample(const TypeUse& use) {
    const ValueType value = resolve(catalog_, use.first, use.second);
    if (value.type == nullptr || !seen_.insert(use).second) return;
    if (!std::all_of(value.domains.begin(), value.domains.end(),
                     [](const Type* domain) { return readable(domain->checks); })) {
      return keep(use, values({use}, mentioned(value)));
    }
    switch (value.scalar) {
      case Scalar::other:
        return keep(use, values({use}, {}));
      case Scalar::array:
        return sample({value.type->element, value.modifier});
      case Scalar::range:
        if (!resolve(catalog_, value.type->element, -1).ordinal()) keep(use, values({use}, {}));
        return;
      case Scalar::composite:
        for (const CompositeAttribute& attribute : value.type->attributes) {
          sample({attribute.type, attribute.modifier});
        }
        return;
      default:
        return;
    }
  }

  void read_values(const TypeUse& use, const ColumnSpec& wanted) {
    const ValueType type = resolve(catalog_, use.first, use.second);
    std::vector<std::string> literals;
    for (const auto& value : wanted.values) {
      if (!encode_literal(type, value.first)) literals.push_back(value.first);
    }
    const auto bytes = try_all({use}, literals);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      if (bytes[i]) catalog_.literals[{use, literals[i]}] = *bytes[i];
    }
  }

  static std::vector<std::string> mentioned(const ValueType& value) {
    std::vector<std::string> literals;
    for (const Type* domain : value.domains) {
      for (const CheckConstraint& check : domain->checks) {
        for (std::string& literal : mentioned_literals(check.expression))
          literals.push_back(std::move(literal));
      }
    }
    return literals;
  }

  // What is mentioned comes first; then the shapes, one literal each, and more of those that were accepted.
  std::vector<std::string> values(const Trial& trial, const std::vector<std::string>& mentioned) {
    const TypeUse& use = trial.use;
    std::vector<std::string> values;
    std::set<std::string> known;
    const auto add = [&](const std::optional<std::string>& value) {
      if (value && known.insert(*value).second) values.push_back(*value);
    };
    for (const auto& value : try_all(trial, mentioned)) add(value);
    std::vector<std::string> first;
    for (std::size_t i = 0; i < shape_count(); ++i) first.push_back(shaped_literal(i, 1, use.second));
    const auto accepted = try_all(trial, first);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < accepted.size() && kept < kShapesKept && known.size() < kLiteralsOfShape;
         ++i) {
      if (!accepted[i]) continue;
      ++kept;
      std::vector<std::string> literals;
      for (std::int64_t n = 1; n <= kLiteralsOfShape; ++n)
        literals.push_back(shaped_literal(i, n, use.second));
      literals.erase(std::unique(literals.begin(), literals.end()), literals.end());
      for (const auto& value : try_all(trial, literals)) add(value);
    }
    return values;
  }

  void keep(const TypeUse& use, std::vector<std::string> found) {
    if (!found.empty()) catalog_.samples[use] = std::move(found);
  }

  std::vector<std::optional<std::string>> try_all(const Trial& trial,
                                                  const std::vector<std::string>& literals) {
    std::vector<std::optional<std::string>> result;
    if (literals.empty()) return result;
    std::vector<std::string> quoted;
    for (const std::string& literal : literals) quoted.push_back(pg::quote_literal(literal));
    connection_.query(fmt::format(fmt::runtime(kTrial), "ARRAY[" + join(quoted, ", ") + "]::text[]",
                                  trial.use.first.value, trial.use.second, pg::quote_literal(trial.column),
                                  pg::quote_literal(trial.condition)));
    const pg::Result accepted = connection_.query("SELECT current_setting('rehearse.accepted')");
    for (const std::string_view bytes : split(accepted.text(0, 0), ',')) {
      result.push_back(bytes == "-" ? std::nullopt : std::optional(unhex(bytes)));
    }
    return result;
  }

  pg::Connection& connection_;
  Catalog& catalog_;
  std::set<TypeUse> seen_;
};

}  // namespace

void sample_types(pg::Connection& connection, Catalog& catalog, const SeedSpec& spec) {
  try {
    Sampler sampler(connection, catalog);
    sampler.sample_columns();
    sampler.read_configured(spec);
  } catch (const pg::ServerError& error) {
    // Without PL/pgSQL there are no trials; each column that needed one says so.
    if (pg::is_environment_failure(error.sqlstate())) throw;
  }
}

void sample_columns(pg::Connection& connection, Catalog& catalog, const std::set<Oid>& tables) {
  Sampler sampler(connection, catalog);
  for (const Table& table : catalog.tables) {
    if (tables.count(table.oid) > 0) sampler.sample_checked(table);
  }
}

}  // namespace rehearse::seed
