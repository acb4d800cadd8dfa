// What to do: everything a run needs to know, with the defaults that hold without any configuration.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rehearse/repeats.h"
#include "rehearse/schema_snapshot.h"
#include "rehearse/units.h"

namespace rehearse {

struct DataProfile;

/// A tool that runs its migrations itself. In the arguments stand {id}, {app}, {name}, {file} and {previous}
/// for the migration and the one before it, and what ToolCommand fills in.
struct AdapterSpec {
  std::string tool{};                ///< for messages: the preset's name, else "command"
  std::vector<std::string> files{};  ///< globs; each file is a migration, in the order of their names
  std::vector<std::string> list{};   ///< or a program that prints the migrations, one a line
  /// The id in such a line, or in the name of a file, as the first group of a regular expression; where it
  /// has two groups, an app and a name within it, which together are the id: "shop.0002_status".
  std::string pattern{};
  std::string baseline{};     ///< a line that this fits is of a migration that others are responsible for
  bool newest_first = false;  ///< the order of those lines
  std::string base{};         ///< {previous} of the first migration, or of the first of its app
  std::vector<std::string> up{};
  std::vector<std::string> down{};    ///< empty: there is no way back
  std::vector<std::string> ledger{};  ///< tables of its own, without schema: not compared and not seeded
  std::filesystem::path folder{};     ///< in which it runs; relative to the scenario's
  std::map<std::string, std::string> environment{};
  bool tcp = false;  ///< its driver knows no Unix sockets
};

/// Which migrations to read, and which of them to rehearse.
struct MigrationSetSpec {
  std::filesystem::path path;            ///< folder or file; empty: detected below the scenario's folder
  std::string format = "auto";           ///< id of a migration source
  std::string under_test = "all";        ///< "all" | "last 3" | "0042" | "0042..0047" | "0042.." | "..0042"
  std::vector<std::string> selected;     ///< ids from the command line; they win over under_test
  std::optional<AdapterSpec> adapter{};  ///< instead of path and format
  /// A commit of git, such as origin/main: under test is what changed since; empty: under_test says.
  std::string changed_since{};
};

enum class MigrationRole {
  owner,      ///< an unprivileged role that owns the database, as in production
  superuser,  ///< for histories that create roles or untrusted extensions
};

struct ServerSpec {
  std::string backend = "local";
  std::string postgres;  ///< wanted major version, or a folder with binaries; empty: the newest found
  std::string image;     ///< docker, podman; empty: the official one of `postgres`
  bool pull = false;     ///< docker, podman: fetch the image first, which never happens by itself
  Bytes memory{};        ///< docker, podman: limit; 0: none
  double cores = 0;      ///< docker, podman: limit; 0: none
  std::string url;       ///< attached: of libpq, may hold a password
  bool own_it = false;   ///< attached: the user says that the server may be used like a throwaway one
  MigrationRole role = MigrationRole::owner;
  bool tcp = false;  ///< local: listens on 127.0.0.1 as well, where `role` has a password
  std::map<std::string, std::string> settings;  ///< applied on top of the measuring profile
};

/// How often which values occur: "normal(100, 15)".
struct DistributionSpec {
  enum class Kind { uniform, normal, lognormal, zipf, exponential };
  Kind kind = Kind::uniform;
  double first = 0;   ///< mean, mean of the logarithm, exponent, rate
  double second = 0;  ///< standard deviation, that of the logarithm
};

/// How values lie on disk.
enum class ValueOrder { ascending, descending, random };

/// What the user says of one column; everything left out is inferred from the catalog.
struct ColumnSpec {
  std::map<std::string, double> values;  ///< value -> weight
  std::optional<std::pair<std::string, std::string>> range;
  std::optional<double> nulls;                   ///< share of NULLs, 0 to 1
  std::optional<int> width;                      ///< average bytes of a text or bytea value
  std::optional<DistributionSpec> distribution;  ///< over the range, or over a list of allowed values
  std::optional<ValueOrder> order;
  std::string pattern;     ///< POSIX regular expression that texts match; empty: none
  std::string expression;  ///< SQL that the server evaluates for each row, which it may use; empty: none
};

/// How rows choose the rows that they refer to.
struct ForeignKeySpec {
  std::optional<DistributionSpec> skew;  ///< over the referenced rows
  std::optional<double> orphans;         ///< share of the referenced rows that nothing refers to
};

/// SQL of the user's own.
struct FixtureSpec {
  std::filesystem::path file;
  std::string sql;  ///< what it holds, read with the configuration
};

struct TableSeedSpec {
  std::optional<Rows> rows;
  std::map<std::string, ColumnSpec> columns;
  std::map<std::string, ForeignKeySpec> foreign_keys;  ///< by column
};

struct SeedSpec {
  Rows rows{10'000};                            ///< for every table that has no entry of its own
  double scale = 1.0;                           ///< multiplies every row count
  std::uint64_t value = 42;                     ///< the seed of the generator: same value, same data
  std::map<std::string, TableSeedSpec> tables;  ///< key: table, schema.table, or a glob
  std::vector<std::string> skip;                ///< globs of tables that stay empty
  std::vector<FixtureSpec> before;              ///< run before the first table is seeded
  std::vector<FixtureSpec> after;               ///< run after the first seeding
  std::filesystem::path profile;                ///< statistics of production; empty: none
  std::shared_ptr<const DataProfile> shape;     ///< what `profile` holds, read with the configuration
};

enum class CacheMode {
  automatic,  ///< start from a kept state where there is one, keep a new one where that is worth it
  off,        ///< neither
  refresh,    ///< seed anew and keep the result, whatever is there
};

/// Seeded states that are kept for the next run; docs/cache.md.
struct CacheSpec {
  CacheMode mode = CacheMode::automatic;
  std::optional<Bytes> limit;  ///< of all states together; absent: see provision::default_limit()
};

/// Applying a migration, for the first time or again, or taking it back.
enum class Direction { up, down };

struct TableBudget {
  std::string match;                   ///< glob on schema.table
  std::optional<Direction> direction;  ///< absent: both
  std::optional<Millis> reads_blocked;
  std::optional<Millis> writes_blocked;
};

/// Limits of one direction; what is absent is as for both.
struct DirectionBudget {
  std::optional<Millis> reads_blocked;
  std::optional<Millis> writes_blocked;
  std::optional<Millis> statement;
  std::optional<Millis> transaction;
  std::optional<Millis> duration;
};

/// Which limit holds: the migration's own, else the first table's that matches, else the direction's, else
/// the general one.
struct Budgets {
  std::string preset = "default";
  std::vector<std::string> stated;         ///< keys that replace what the preset says
  Millis reads_blocked{500};               ///< longest window in which a table could not be read
  Millis writes_blocked{2'000};            ///< longest window in which a table could not be written
  std::optional<Millis> statement;         ///< longest single statement; absent: any
  Millis transaction{60'000};              ///< longest transaction
  Millis duration{10.0 * 60.0 * 1'000.0};  ///< of one step
  DirectionBudget up;
  DirectionBudget down;
  std::vector<TableBudget> tables;
};

enum class ColumnOrder { strict, warn, ignore };

/// A difference that the team accepts, with its reason.
struct AcceptedDifference {
  std::string object;     ///< glob on "<kind> <identity>", e.g. "type public.order_status"
  std::string attribute;  ///< glob; empty: every attribute of the object
  std::string reason;
};

struct SchemaRules {
  ColumnOrder column_order = ColumnOrder::warn;
  bool owner = true;
  bool acl = true;  ///< grants and default privileges
  bool comments = true;
  bool extension_version = true;
  bool extension_members = true;
  bool populated = true;  ///< of materialized views
  bool database_settings = true;
  bool function_whitespace = true;  ///< false: bodies that differ in white space alone are equal
  SnapshotOptions snapshot;         ///< what is read, and so compared, in addition
  /// A dump (.sql) or schema snapshot that the migrations together should make; empty: none.
  std::filesystem::path expected;
  std::vector<AcceptedDifference> accept;
};

enum class FailOn { error, warning };

struct CheckRules {
  std::vector<std::string> only;  ///< empty: every check
  std::vector<std::string> skip;
  /// Severities that the team wants; a check that is off by default is on when it has one.
  std::vector<std::string> error;
  std::vector<std::string> warning;
  FailOn fail_on = FailOn::error;
};

struct Limits {
  Millis step{10.0 * 60.0 * 1'000.0};       ///< a step that takes longer is cancelled and fails as a timeout
  Millis run{2.0 * 60.0 * 60.0 * 1'000.0};  ///< the whole run
};

struct Measure {
  std::size_t repeat = 1;  ///< runs of each cycle, each from a fresh copy of the same state
  RepeatJudge judge = RepeatJudge::median;
};

struct Scenario {
  std::string name;              ///< name of the folder
  std::filesystem::path folder;  ///< relative paths of the configuration start here
  std::filesystem::path config;  ///< rehearse.toml; empty when inferred
  MigrationSetSpec migrations;
  ServerSpec server;
  SeedSpec seed;
  CacheSpec cache;
  Budgets budgets;
  SchemaRules schema;
  CheckRules checks;
  Limits limits;
  Measure measure;
};

}  // namespace rehearse
