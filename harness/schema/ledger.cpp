#include "schema/ledger.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

#include "base/strings.h"
#include "schema/compare.h"
#include "schema/identity.h"

namespace rehearse::schema {

namespace {

// What a tool calls its table, and the columns that it gives it; `?` marks those that not all its versions
// have.
struct Tool {
  std::string_view table;
  std::string_view columns;
};

constexpr std::array<Tool, 26> kTools{{
    {"schema_migrations", "version dirty? inserted_at?"},  // Rails, golang-migrate, dbmate, Ecto
    {"ar_internal_metadata", "key value created_at updated_at"},
    {"alembic_version", "version_num"},
    {"django_migrations", "id app name applied"},
    {"flyway_schema_history",
     "installed_rank version description type script checksum installed_by installed_on execution_time "
     "success"},
    {"schema_version",  // Flyway up to version 4
     "version_rank? installed_rank version description type script checksum installed_by installed_on "
     "execution_time success"},
    {"databasechangelog",
     "id author filename dateexecuted orderexecuted exectype md5sum description comments tag liquibase "
     "contexts? "
     "labels? deployment_id?"},
    {"databasechangeloglock", "id locked lockgranted lockedby"},
    {"knex_migrations", "id name batch migration_time"},
    {"knex_migrations_lock", "index? is_locked"},
    {"_prisma_migrations",
     "id checksum finished_at migration_name logs? rolled_back_at? started_at applied_steps_count"},
    {"goose_db_version", "id version_id is_applied tstamp"},
    {"__diesel_schema_migrations", "version run_on"},
    {"_sqlx_migrations", "version description installed_on success checksum execution_time?"},
    {"pgmigrations", "id name run_on"},            // node-pg-migrate
    {"schemaversion", "version name md5 run_at"},  // postgrator
    {"refinery_schema_history", "version name applied_on checksum"},
    {"sequelizemeta", "name"},
    {"migrations", "id timestamp name"},   // TypeORM
    {"migrations", "id migration batch"},  // Laravel
    {"mikro_orm_migrations", "id name executed_at"},
    {"__drizzle_migrations", "id hash created_at"},
    {"gorp_migrations", "id applied_at"},  // sql-migrate
    {"__efmigrationshistory", "migrationid productversion"},
    {"doctrine_migration_versions", "version executed_at execution_time"},
    {"phinxlog", "version migration_name start_time end_time breakpoint?"},
}};

std::string plain(std::string_view name) {
  std::string result = lower(name);
  std::erase(result, '"');
  return result;
}

using Columns = std::set<std::string, std::less<>>;

bool is_ledger_of(const Tool& tool, const std::string& table, const Columns& columns) {
  if (tool.table != table) return false;
  std::size_t known = 0;
  for (const std::string_view word : split(tool.columns, ' ')) {
    const bool optional = word.back() == '?';
    const bool there = columns.contains(word.substr(0, word.size() - (optional ? 1 : 0)));
    if (!there && !optional) return false;
    if (there) ++known;
  }
  return known == columns.size();
}

bool is_ledger(const std::string& table, const Columns& columns) {
  return std::any_of(kTools.begin(), kTools.end(),
                     [&](const Tool& tool) { return is_ledger_of(tool, table, columns); });
}

using Identities = std::set<std::string, std::less<>>;

bool belongs_to(const SchemaObject& object, const Identities& tables) {
  return (object.kind == "table" && tables.contains(object.identity)) || tables.contains(container(object));
}

bool holds_anything(const SchemaSnapshot& snapshot, std::string_view schema) {
  return std::any_of(snapshot.objects.begin(), snapshot.objects.end(), [&](const SchemaObject& object) {
    return lives_in_schema(object) && first_name(object.identity) == schema;
  });
}

// Some tools make a schema for their ledger alone.
void remove_emptied_schemas(SchemaSnapshot& snapshot, const SchemaSnapshot& other, const Identities& tables) {
  for (const std::string& table : tables) {
    const std::string schema(first_name(table));
    const auto is_it = [&](const SchemaObject& object) {
      return object.kind == "schema" && object.identity == schema;
    };
    const bool known = std::any_of(other.objects.begin(), other.objects.end(), is_it);
    if (!known && !holds_anything(snapshot, schema)) std::erase_if(snapshot.objects, is_it);
  }
}

void remove(SchemaSnapshot& snapshot, const SchemaSnapshot& other, const std::vector<std::string>& names) {
  if (names.empty()) return;
  const Identities tables(names.begin(), names.end());
  std::erase_if(snapshot.objects, [&](const SchemaObject& object) { return belongs_to(object, tables); });
  remove_emptied_schemas(snapshot, other, tables);
  snapshot.digest.clear();
}

}  // namespace

std::vector<std::string> ledgers(const SchemaSnapshot& snapshot) {
  std::map<std::string, Columns, std::less<>> tables;
  for (const SchemaObject& object : snapshot.objects)
    if (object.kind == "table") tables.emplace(object.identity, Columns{});
  for (const SchemaObject& object : snapshot.objects) {
    if (object.kind != "column") continue;
    const auto table = tables.find(owner_of(object.identity));
    if (table != tables.end()) table->second.insert(plain(last_name(object.identity)));
  }
  std::vector<std::string> found;
  for (const auto& [identity, columns] : tables)
    if (is_ledger(plain(last_name(identity)), columns)) found.push_back(identity);
  return found;
}

void leave_out_tables(SchemaSnapshot& snapshot, const std::vector<std::string>& names) {
  Identities tables;
  for (const SchemaObject& object : snapshot.objects)
    for (const std::string& name : names)
      if (object.kind == "table" && plain(last_name(object.identity)) == plain(name))
        tables.insert(object.identity);
  if (tables.empty()) return;
  std::erase_if(snapshot.objects, [&](const SchemaObject& object) { return belongs_to(object, tables); });
  SchemaSnapshot with_public;
  with_public.objects.push_back({"schema", "public", {}});
  remove_emptied_schemas(snapshot, with_public, tables);
  snapshot.digest = digest(snapshot.objects);
}

std::vector<std::string> leave_out_ledgers(SchemaSnapshot& before, SchemaSnapshot& after) {
  const std::vector<std::string> of_before = ledgers(before);
  const std::vector<std::string> of_after = ledgers(after);
  std::vector<std::string> lost;
  std::vector<std::string> added;
  std::set_difference(of_before.begin(), of_before.end(), of_after.begin(), of_after.end(),
                      std::back_inserter(lost));
  std::set_difference(of_after.begin(), of_after.end(), of_before.begin(), of_before.end(),
                      std::back_inserter(added));
  remove(before, after, lost);
  remove(after, before, added);
  lost.insert(lost.end(), added.begin(), added.end());
  return lost;
}

}  // namespace rehearse::schema
