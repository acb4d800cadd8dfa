#include "provision/container/gc.h"

#include <fmt/format.h>

#include <map>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "provision/container/engine.h"
#include "provision/container/labels.h"
#include "rehearse/error.h"

namespace rehearse::provision {

namespace {

constexpr Millis kList{10'000};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (const auto line : split(text, '\n'))
    if (!trim(line).empty()) lines.push_back(trim(line));
  return lines;
}

// "<name>\n<label>=<value>\n..."
constexpr const char* kContainerFacts =
    "{{.Name}}{{range $name, $value := .Config.Labels}}{{\"\\n\"}}{{$name}}={{$value}}{{end}}";

std::map<std::string, std::string> labels_in(const std::vector<std::string_view>& lines) {
  std::map<std::string, std::string> labels;
  for (const auto line : lines) {
    const auto equals = line.find('=');
    if (equals != std::string_view::npos)
      labels.emplace(std::string(line.substr(0, equals)), std::string(line.substr(equals + 1)));
  }
  return labels;
}

void collect(const Engine& engine, const std::string& id, std::vector<RemovedContainer>& removed) {
  const os::Completion facts = engine.call({"container", "inspect", "--format", kContainerFacts, id}, kList);
  const auto lines = lines_of(facts.out);
  if (!facts.ok() || lines.empty() || !abandoned(labels_in(lines))) return;
  std::string_view name = lines.front();
  if (name.front() == '/') name.remove_prefix(1);  // docker's names have one, podman's none
  const os::Completion gone = engine.call({"rm", "--force", "--volumes", id});
  removed.push_back({engine.name(), std::string(name), gone.ok() ? "" : std::string(trim(gone.err))});
}

}  // namespace

std::vector<RemovedContainer> collect_containers(const std::string& name) {
  std::vector<RemovedContainer> removed;
  if (os::find_program(name).empty()) return removed;
  const Engine engine(name);
  const os::Completion list = engine.call(
      {"ps", "--all", "--quiet", "--no-trunc", "--filter", fmt::format("label={}", kOwnerLabel)}, kList);
  if (!list.ok()) return removed;
  for (const auto id : lines_of(list.out)) collect(engine, std::string(id), removed);
  return removed;
}

std::vector<RemovedContainer> collect_containers() {
  std::vector<RemovedContainer> removed = collect_containers("docker");
  for (RemovedContainer& each : collect_containers("podman")) removed.push_back(std::move(each));
  return removed;
}

}  // namespace rehearse::provision
