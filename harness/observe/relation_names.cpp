#include "observe/relation_names.h"

#include <utility>

namespace rehearse::observe {

namespace {

std::string full_name(const Relation& relation) {
  return relation.schema + "." + relation.name;
}

// Manual, chapter 53.11 "pg_class", relkind. Nothing for composite types.
std::optional<std::string> describe(char kind) {
  switch (kind) {
    case 'r':
    case 'p':
    case 'f':
      return "table";
    case 'i':
    case 'I':
      return "index";
    case 'S':
      return "sequence";
    case 't':
      return "toast";
    case 'v':
      return "view";
    case 'm':
      return "materialized view";
    default:
      return std::nullopt;
  }
}

RelationName named_after(const Relation& table, std::string kind, const std::string& own) {
  return {full_name(table), std::move(kind), own, full_name(table)};
}

}  // namespace

void RelationNames::put(Relation relation) {
  if (relation.toast != Oid{}) toasted_[relation.toast] = relation.oid;
  relations_[relation.oid] = std::move(relation);
}

const Relation* RelationNames::get(Oid oid) const {
  const auto found = relations_.find(oid);
  return found == relations_.end() ? nullptr : &found->second;
}

const Relation* RelationNames::table_of_toast(Oid toast) const {
  const auto found = toasted_.find(toast);
  return found == toasted_.end() ? nullptr : get(found->second);
}

std::optional<RelationName> RelationNames::find(Oid oid) const {
  const Relation* relation = get(oid);
  if (relation == nullptr || relation->temporary) return std::nullopt;
  const auto kind = describe(relation->kind);
  if (!kind) return std::nullopt;
  if (*kind == "toast") {
    const Relation* table = table_of_toast(oid);
    return table == nullptr ? std::nullopt : std::optional(named_after(*table, "toast", table->name));
  }
  const Relation* owner = get(relation->owner);
  if (*kind == "index") {
    if (owner == nullptr) return std::nullopt;
    if (owner->kind == 't') return find(owner->oid);
    return named_after(*owner, "index", relation->name);
  }
  if (*kind == "sequence") {
    return RelationName{full_name(*relation), *kind, relation->name,
                        owner == nullptr ? "" : full_name(*owner)};
  }
  return named_after(*relation, *kind, relation->name);
}

}  // namespace rehearse::observe
