#include "seed/profile_fit.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "rehearse/error.h"

namespace rehearse::seed {

namespace {

ValueKind kind_of(const ValueType& type) {
  if (type.integer()) return ValueKind::integer;
  switch (type.scalar) {
    case Scalar::boolean:
      return ValueKind::boolean;
    case Scalar::numeric:
    case Scalar::float4:
    case Scalar::float8:
      return ValueKind::decimal;
    case Scalar::date:
      return ValueKind::date;
    case Scalar::timestamp:
      return ValueKind::timestamp;
    case Scalar::time:
    case Scalar::timetz:
      return ValueKind::time;
    case Scalar::interval:
      return ValueKind::interval;
    case Scalar::text:
      return ValueKind::text;
    case Scalar::enumeration:
      return ValueKind::label;
    case Scalar::array:
      return ValueKind::array;
    case Scalar::range:
      return ValueKind::range;
    default:
      return ValueKind::other;
  }
}

bool is_number(ValueKind kind) {
  return kind == ValueKind::integer || kind == ValueKind::decimal;
}

bool is_day(ValueKind kind) {
  return kind == ValueKind::date || kind == ValueKind::timestamp;
}

// Whether values of one kind can be read as the other. A dump does not tell types: what it calls text may be
// anything.
bool compatible(const ProfileColumn& known, ValueKind kind) {
  if (known.kind == kind || known.type.empty()) return true;
  if (kind == ValueKind::other || known.kind == ValueKind::other) return false;
  return (is_number(known.kind) && is_number(kind)) || (is_day(known.kind) && is_day(kind));
}

void add_note(TableDraft& draft, const std::string& note) {
  draft.note += (draft.note.empty() ? "" : "; ") + note;
}

}  // namespace

const ProfileTable* shape_for(const SeedSpec& spec, const Table& table, const Table& root) {
  if (spec.shape == nullptr) return nullptr;
  const ProfileTable* own = find_table(*spec.shape, table.schema, table.name);
  const bool known = own != nullptr && std::any_of(own->columns.begin(), own->columns.end(),
                                                   [](const ProfileColumn& c) { return !c.missing; });
  return known ? own : find_table(*spec.shape, root.schema, root.name);
}

void fit_profile(const ProfileTable* shape, TableDraft& draft) {
  draft.shape = shape;
  if (shape == nullptr) return;
  std::vector<std::string> unknown;
  for (const ProfileColumn& known : shape->columns) {
    ColumnDraft* column = draft.find(known.name);
    if (column == nullptr) {
      unknown.push_back(known.name);
    } else if (known.missing) {
      continue;
    } else if (compatible(known, kind_of(column->type))) {
      column->shape = &known;
    } else {
      add_note(draft, fmt::format("column {} was {} in the profile: its statistics are not used", known.name,
                                  known.type));
    }
  }
  if (!unknown.empty())
    add_note(draft, fmt::format("the profile has columns that the table has not: {}", join(unknown, ", ")));
}

void require_fit(const SeedSpec& spec, const Catalog& catalog) {
  if (spec.shape == nullptr || catalog.tables.empty()) return;
  const bool fits = std::any_of(catalog.tables.begin(), catalog.tables.end(), [&](const Table& table) {
    return find_table(*spec.shape, table.schema, table.name) != nullptr;
  });
  if (fits) return;
  const std::string file = spec.profile.empty() ? "the profile" : spec.profile.string();
  const std::string theirs = spec.shape->tables.empty() ? "none"
                                                        : spec.shape->tables.front().schema + "." +
                                                              spec.shape->tables.front().name + " and others";
  throw Error(ErrorKind::usage,
              fmt::format("{} has statistics of no table of this schema: it knows {}, here are {} and others",
                          file, theirs, full_name(catalog.tables.front())),
              "profile the database that the migrations are for: rehearse profile URL -o profile.json");
}

}  // namespace rehearse::seed
