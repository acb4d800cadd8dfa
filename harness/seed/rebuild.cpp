#include "seed/rebuild.h"

#include <fmt/format.h>

#include "base/strings.h"

namespace rehearse::seed {

namespace {

// attstattarget is -1 up to version 16 and NULL from 17 on where nothing was set. An index can only be built
// by who owns the table and may create in the schema.
constexpr const char* kIndexesToBuild = R"(
SELECT i.indrelid, x.relname, pg_get_indexdef(i.indexrelid), i.indexrelid::regclass, i.indrelid::regclass,
       quote_ident(c.conname), coalesce(c.contype::text, ''), c.condeferrable, c.condeferred
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid
LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x')
WHERE i.indrelid IN ({0}) AND i.indisvalid AND i.indisready AND i.indislive
  AND pg_has_role(x.relowner, 'USAGE') AND has_schema_privilege(x.relnamespace, 'CREATE')
  AND NOT i.indisreplident AND NOT i.indisclustered AND NOT x.relispartition AND x.reltablespace = 0
  AND coalesce(c.contype, 'u') IN ('p', 'u') AND coalesce(c.coninhcount, 0) = 0
  AND NOT EXISTS (SELECT FROM pg_description d WHERE d.objoid IN (i.indexrelid, c.oid))
  AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0)
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.refobjid IN (i.indexrelid, c.oid)
                  AND NOT (d.objid = i.indexrelid AND d.deptype = 'i'))
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid IN (i.indexrelid, c.oid) AND d.deptype IN ('e', 'x'))
  AND NOT EXISTS (SELECT FROM pg_constraint f WHERE f.contype = 'f' AND f.conindid = i.indexrelid)
ORDER BY i.indrelid, i.indexrelid)";

constexpr const char* kTriggers = R"(
SELECT t.tgrelid::regclass, quote_ident(t.tgname), t.tgenabled
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE t.tgrelid IN ({0}) AND pg_has_role(c.relowner, 'USAGE') AND t.tgenabled IN ('A', 'R') AND NOT t.tgisinternal
ORDER BY t.oid)";

std::string list(const std::vector<Oid>& tables) {
  std::vector<std::string> oids;
  oids.reserve(tables.size());
  for (const Oid table : tables) oids.push_back(std::to_string(table.value));
  return join(oids, ", ");
}

std::string constraint_clause(const pg::Result& row, std::size_t i) {
  std::string clause = row.text(i, 6) == "p" ? "PRIMARY KEY" : "UNIQUE";
  clause += fmt::format(" USING INDEX {}", pg::quote_identifier(row.text(i, 1)));
  if (row.boolean(i, 7)) clause += " DEFERRABLE";
  if (row.boolean(i, 8)) clause += " INITIALLY DEFERRED";
  return clause;
}

IndexJob job_of(const pg::Result& rows, std::size_t i) {
  IndexJob job{{static_cast<std::uint32_t>(rows.integer(i, 0))},
               std::string(rows.text(i, 1)),
               {},
               std::string(rows.text(i, 2)),
               {}};
  if (rows.text(i, 6).empty()) {
    job.drop = fmt::format("DROP INDEX {}", rows.text(i, 3));
    return job;
  }
  job.drop = fmt::format("ALTER TABLE ONLY {} DROP CONSTRAINT {}", rows.text(i, 4), rows.text(i, 5));
  job.constrain = fmt::format("ALTER TABLE ONLY {} ADD CONSTRAINT {} {}", rows.text(i, 4), rows.text(i, 5),
                              constraint_clause(rows, i));
  return job;
}

}  // namespace

std::vector<IndexJob> find_index_jobs(pg::Connection& connection, const std::vector<Oid>& tables) {
  std::vector<IndexJob> jobs;
  if (tables.empty()) return jobs;
  const pg::Result rows = connection.query(fmt::format(fmt::runtime(kIndexesToBuild), list(tables)));
  for (std::size_t i = 0; i < rows.rows(); ++i) jobs.push_back(job_of(rows, i));
  return jobs;
}

std::vector<TriggerSwitch> find_trigger_switches(pg::Connection& connection, const std::vector<Oid>& tables) {
  std::vector<TriggerSwitch> switches;
  if (tables.empty()) return switches;
  const pg::Result rows = connection.query(fmt::format(fmt::runtime(kTriggers), list(tables)));
  for (std::size_t i = 0; i < rows.rows(); ++i) {
    const std::string_view mode = rows.text(i, 2) == "A" ? "ALWAYS" : "REPLICA";
    switches.push_back(
        {fmt::format("ALTER TABLE {} DISABLE TRIGGER {}", rows.text(i, 0), rows.text(i, 1)),
         fmt::format("ALTER TABLE {} ENABLE {} TRIGGER {}", rows.text(i, 0), mode, rows.text(i, 1))});
  }
  return switches;
}

}  // namespace rehearse::seed
