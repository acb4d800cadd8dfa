#include "model/json.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "model/json_budgets.h"
#include "model/json_parts.h"
#include "model/json_seed.h"
#include "model/names.h"
#include "rehearse/error.h"

namespace rehearse {

namespace {

using Json = nlohmann::ordered_json;

Json write_server(const ServerFacts& server) {
  Json node{{"backend", server.backend},
            {"version", server.version},
            {"version_num", server.version_num},
            {"settings", server.settings},
            {"contended", server.contended}};
  if (!server.image.empty()) node["image"] = server.image;
  if (!server.limitations.empty()) node["limitations"] = server.limitations;
  return node;
}

Json write_rules(const SchemaRules& rules) {
  Json accepted = Json::array();
  for (const AcceptedDifference& accept : rules.accept)
    accepted.push_back({{"object", accept.object},
                        {"attribute", json::text_or_null(accept.attribute)},
                        {"reason", accept.reason}});
  return {{"column_order", name_of(kColumnOrderNames, rules.column_order)},
          {"owner", rules.owner},
          {"acl", rules.acl},
          {"comments", rules.comments},
          {"extension_version", rules.extension_version},
          {"extension_members", rules.extension_members},
          {"populated", rules.populated},
          {"database_settings", rules.database_settings},
          {"function_whitespace", rules.function_whitespace},
          {"sequence_state", rules.snapshot.sequence_state},
          {"large_objects", rules.snapshot.large_objects},
          {"cluster_objects", rules.snapshot.cluster_objects},
          {"expected", json::text_or_null(rules.expected.string())},
          {"accept", std::move(accepted)}};
}

Json write_checks(const CheckRules& checks) {
  return {{"only", checks.only},
          {"skip", checks.skip},
          {"error", checks.error},
          {"warning", checks.warning},
          {"fail_on", name_of(kFailOnNames, checks.fail_on)}};
}

Json write_unused(const std::vector<UnusedFile>& files) {
  Json result = Json::array();
  for (const UnusedFile& file : files) result.push_back({{"path", file.path}, {"reason", file.reason}});
  return result;
}

Json write_history(const std::optional<History>& history) {
  if (!history) return nullptr;
  Json removed = Json::array();
  for (const RemovedMigration& migration : history->removed)
    removed.push_back({{"label", migration.label}, {"path", migration.path}});
  return {{"since", history->since}, {"commit", history->commit}, {"removed", std::move(removed)}};
}

Json write_expected(const std::optional<ExpectedSchema>& expected) {
  if (!expected) return nullptr;
  Json differences = Json::array();
  for (const SchemaDifference& difference : expected->differences)
    differences.push_back(json::write_difference(difference));
  return {{"file", expected->file},
          {"differences", std::move(differences)},
          {"notes", expected->notes},
          {"not_compared", json::text_or_null(expected->not_compared)}};
}

Json write_origin(const Origin& origin) {
  if (origin.commit.empty() && origin.url.empty()) return nullptr;
  return {{"commit", json::text_or_null(origin.commit)}, {"url", json::text_or_null(origin.url)}};
}

Json write_report(const Report& report) {
  Json migrations = Json::array();
  for (const Outcome& outcome : report.outcomes) migrations.push_back(json::write_outcome(outcome));
  Json findings = Json::array();
  for (const Finding& finding : report.findings) findings.push_back(json::write_finding(finding));
  return {{"schema_version", kSchemaVersion},
          {"tool", {{"name", "rehearse"}, {"version", report.tool_version}}},
          {"started_at", report.started_at},
          {"duration_ms", report.duration.count()},
          {"verdict", to_string(report.verdict)},
          {"scenario", {{"name", report.scenario}, {"config", json::text_or_null(report.config)}}},
          {"command", json::text_or_null(report.command)},
          {"origin", write_origin(report.origin)},
          {"server", write_server(report.server)},
          {"seed", json::write_seed(report.seed)},
          {"baseline", report.baseline},
          {"budgets", json::write_budgets(report.budgets)},
          {"checks", write_checks(report.checks)},
          {"schema_rules", write_rules(report.schema)},
          {"migrations", std::move(migrations)},
          {"expected_schema", write_expected(report.expected)},
          {"findings", std::move(findings)},
          {"unused_files", write_unused(report.unused)},
          {"history", write_history(report.history)},
          {"not_compared", report.not_compared}};
}

ServerFacts read_server(const json::Node& node) {
  ServerFacts server{.backend = node.at("backend").text(),
                     .version = node.at("version").text(),
                     .version_num = static_cast<int>(node.at("version_num").position()),
                     .contended = node.at("contended").boolean(),
                     .image = json::text_or_empty(node, "image")};
  if (const auto limitations = node.find("limitations"))
    for (const json::Node& each : limitations->items()) server.limitations.push_back(each.text());
  for (const auto& [key, value] : node.at("settings").members()) server.settings[key] = value.text();
  return server;
}

AcceptedDifference read_accepted(const json::Node& node) {
  return {.object = node.at("object").text(),
          .attribute = json::text_or_empty(node, "attribute"),
          .reason = node.at("reason").text()};
}

// Records of version 0.1 know neither these nor the levels below.
SnapshotOptions read_snapshot_options(const json::Node& node) {
  return {.sequence_state = json::boolean_or(node, "sequence_state", false),
          .large_objects = json::boolean_or(node, "large_objects", false),
          .cluster_objects = json::boolean_or(node, "cluster_objects", false)};
}

SchemaRules read_rules(const json::Node& node) {
  return {.column_order = node.at("column_order").one_of(kColumnOrderNames),
          .owner = node.at("owner").boolean(),
          .acl = node.at("acl").boolean(),
          .comments = node.at("comments").boolean(),
          .extension_version = json::boolean_or(node, "extension_version", true),
          .extension_members = json::boolean_or(node, "extension_members", true),
          .populated = json::boolean_or(node, "populated", true),
          .database_settings = json::boolean_or(node, "database_settings", true),
          .function_whitespace = json::boolean_or(node, "function_whitespace", true),
          .snapshot = read_snapshot_options(node),
          .expected = json::text_or_empty(node, "expected"),
          .accept = json::list(node.find("accept"), read_accepted)};
}

CheckRules read_checks(const json::Node& node) {
  return {.only = json::texts(node.at("only")),
          .skip = json::texts(node.at("skip")),
          .error = json::texts_or_none(node, "error"),
          .warning = json::texts_or_none(node, "warning"),
          .fail_on = node.at("fail_on").one_of(kFailOnNames)};
}

ExpectedSchema read_expected(const json::Node& node) {
  return {.file = node.at("file").text(),
          .differences = json::list(node.at("differences"), json::read_difference),
          .notes = json::texts(node.at("notes")),
          .not_compared = json::text_or_empty(node, "not_compared")};
}

UnusedFile read_unused(const json::Node& node) {
  return {.path = node.at("path").text(), .reason = node.at("reason").text()};
}

RemovedMigration read_removed(const json::Node& node) {
  return {.label = node.at("label").text(), .path = node.at("path").text()};
}

History read_history(const json::Node& node) {
  return {.since = node.at("since").text(),
          .commit = node.at("commit").text(),
          .removed = json::list(node.at("removed"), read_removed)};
}

Origin read_origin(const json::Node& node) {
  return {.commit = json::text_or_empty(node, "commit"), .url = json::text_or_empty(node, "url")};
}

Report read_report(const json::Node& root) {
  Report report;
  report.tool_version = root.at("tool").at("version").text();
  report.started_at = root.at("started_at").text();
  report.duration = json::millis_or_zero(root, "duration_ms");
  report.verdict = root.at("verdict").one_of(kVerdictNames);
  report.scenario = root.at("scenario").at("name").text();
  report.config = json::text_or_empty(root.at("scenario"), "config");
  report.command = json::text_or_empty(root, "command");
  if (const auto node = root.find("origin")) report.origin = read_origin(*node);
  report.server = read_server(root.at("server"));
  report.seed = json::read_seed(root.at("seed"));
  if (const auto node = root.find("baseline")) report.baseline = node->natural();
  if (const auto node = root.find("budgets")) report.budgets = json::read_budgets(*node);
  if (const auto node = root.find("checks")) report.checks = read_checks(*node);
  if (const auto node = root.find("schema_rules")) report.schema = read_rules(*node);
  report.outcomes = json::list(root.at("migrations"), json::read_outcome);
  if (const auto node = root.find("expected_schema")) report.expected = read_expected(*node);
  report.findings = json::list(root.at("findings"), json::read_finding);
  report.unused = json::list(root.find("unused_files"), read_unused);
  if (const auto node = root.find("history")) report.history = read_history(*node);
  report.not_compared = json::texts_or_none(root, "not_compared");
  return report;
}

constexpr const char* kRunHint =
    "Give the run.json that `rehearse run` wrote, e.g. .rehearse/latest/run.json.";

void require_known_version(const json::Node& root, std::string_view file) {
  const auto version = root.at("schema_version").integer();
  if (version == kSchemaVersion) return;
  throw Error(ErrorKind::usage,
              fmt::format("{}: schema_version {} is not the {} that this rehearse reads", file, version,
                          kSchemaVersion),
              "Use the version of rehearse that wrote the file.");
}

}  // namespace

std::string to_json(const Report& report) {
  // Text from the server or from a file may be in any encoding; JSON is UTF-8.
  return write_report(report).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Report report_from_json(std::string_view text, std::string_view file) {
  const Json document = json::parse(text, file, kRunHint);
  const json::Node root(document, file, "");
  require_known_version(root, file);
  return read_report(root);
}

}  // namespace rehearse
