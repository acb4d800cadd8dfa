#include <stdexcept>

#include "cli/flag_kinds.h"
#include "cli/flags.h"
#include "model/names.h"

namespace rehearse::cli {

namespace {

constexpr EnumNames<report::DiffFormat, 3> kFormatNames{{{report::DiffFormat::text, "text"},
                                                         {report::DiffFormat::json, "json"},
                                                         {report::DiffFormat::markdown, "markdown"}}};

// CLI11 itself would throw something that is not of its own when the word behind --name= is no boolean.
std::string is_boolean(const std::string& word) {
  try {
    CLI::detail::to_flag_value(word);
    return {};
  } catch (const std::logic_error&) {
    return fmt::format("expected true or false, found '{}'", word);
  }
}

// --name, --no-name and --name=false; the last one wins. `alias` is another word for it.
void add_level(CLI::App& app, const std::string& name, std::optional<bool>& target, const std::string& help,
               const std::string& alias = {}) {
  std::string spelling = "--" + name + ",!--no-" + name;
  if (!alias.empty()) spelling += ",--" + alias + ",!--no-" + alias;
  app.add_flag_function(
         spelling, [&target](std::int64_t count) { target = count > 0; }, help)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeLast)
      ->check(is_boolean);
}

void add_opt_ins(CLI::App& app, SchemaLevels& levels) {
  add_level(app, "sequence-state", levels.sequence_state, "Where each sequence stands, too");
  add_level(app, "large-objects", levels.large_objects, "Large objects, too");
  add_level(app, "cluster-objects", levels.cluster_objects,
            "Roles, memberships, tablespaces and grants on parameters, too");
}

void add_levels(CLI::App& app, SchemaLevels& levels) {
  add_choice(app, "--column-order", levels.column_order, kColumnOrderNames,
             "How to take columns that are the same but for their order (default: warn)");
  add_level(app, "owner", levels.owner, "Owners (default: on, except where rehearse made a side itself)");
  add_level(app, "acl", levels.acl, "Grants and default privileges (default: on)", "grants");
  add_level(app, "comments", levels.comments, "Comments (default: on)");
  add_level(app, "extension-version", levels.extension_version, "Versions of extensions (default: on)");
  add_level(app, "extension-members", levels.extension_members,
            "What was changed of extensions' members (default: on)");
  add_level(app, "populated", levels.populated, "Whether materialized views hold data (default: on)");
  add_level(app, "database-settings", levels.database_settings, "ALTER DATABASE ... SET (default: on)");
  add_level(app, "ignore-function-whitespace", levels.ignore_function_whitespace,
            "Take bodies of functions that differ in white space alone for equal");
  add_opt_ins(app, levels);
}

void add_strict(CLI::App& app, bool& strict) {
  app.add_flag("--strict", strict, "Fail when the server has kinds of objects that rehearse does not know");
}

void add_out(CLI::App& app, std::optional<std::filesystem::path>& out) {
  add_path(app, "-o,--out", out, "FILE", "Write to this file instead of standard output");
}

}  // namespace

void declare_schema_snapshot(CLI::App& app, SchemaSnapshotOptions& options) {
  app.add_option(
         "URL", options.url,
         "postgresql://user@host/database or 'host=... dbname=...'; PG* variables fill in what is missing")
      ->required()
      ->type_name("");
  add_out(app, options.out);
  add_opt_ins(app, options.levels);
  add_timeout(app, options.timeout);
  add_strict(app, options.strict);
}

void declare_schema_diff(CLI::App& app, SchemaDiffOptions& options) {
  app.add_option("A", options.before,
                 "What is expected: a URL, snapshot file, .sql dump or folder of migrations")
      ->required()
      ->type_name("");
  app.add_option("B", options.after, "What is found: the same choice")->required()->type_name("");
  add_choice(app, "--format", options.format, kFormatNames, "How to show the differences");
  add_out(app, options.out);
  add_levels(app, options.levels);
  add_path(app, "--config", options.config, "FILE",
           "Take [schema], [server] and [migrations] format from this file");
  app.add_option("--postgres", options.postgres,
                 "Make migrations and dumps on this version, or folder with binaries")
      ->type_name("VERSION");
  add_timeout(app, options.timeout);
  add_strict(app, options.strict);
  add_color(app, options.color);
}

}  // namespace rehearse::cli
