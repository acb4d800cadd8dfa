#include "cli/flag_kinds.h"
#include "cli/flags.h"

namespace rehearse::cli {

namespace {

// May be given several times, or once with commas.
void add_patterns(CLI::App& app, const std::string& option, std::vector<std::string>& target,
                  const std::string& value_name, const std::string& help) {
  app.add_option_function<std::vector<std::string>>(
         option,
         [&target](const std::vector<std::string>& texts) {
           for (const std::string& text : texts)
             for (const std::string_view pattern : split(text, ','))
               if (!trim(pattern).empty()) target.emplace_back(trim(pattern));
         },
         help)
      ->type_name(value_name)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

}  // namespace

void declare_profile(CLI::App& app, ProfileOptions& options) {
  app.add_option("SOURCE", options.source,
                 "postgresql://user@host/database or 'host=... dbname=...', or an .sql file that pg_dump "
                 "--statistics-only wrote")
      ->type_name("");
  add_path(app, "-o,--out", options.out, "FILE", "Write to this file instead of standard output");
  add_patterns(app, "--schema", options.request.schemas, "PATTERN", "Only tables of these schemas");
  add_patterns(app, "--table", options.request.tables, "PATTERN",
               "Only these tables (default: all); with or without schema, * stands for any characters");
  add_patterns(app, "--exclude", options.request.excluded, "PATTERN", "Without these tables");
  add_patterns(app, "--keep-values", options.request.kept, "TABLE.COLUMN",
               "Write the common values and bounds of these columns as they are");
  app.add_option("--k", options.request.floor,
                 "Rows that a value must have to be counted by itself (default: 20)")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000'000}).description(""))
      ->type_name("ROWS");
  add_timeout(app, options.timeout);
}

void declare_profile_lint(CLI::App& app, ProfileLintOptions& options) {
  app.add_option_function<std::string>(
         "FILE", [&options](const std::string& file) { options.file = file; },
         "A profile that rehearse wrote")
      ->required()
      ->type_name("");
  app.add_flag("--strict", options.strict, "Fail when there are values that were kept by choice");
}

}  // namespace rehearse::cli
