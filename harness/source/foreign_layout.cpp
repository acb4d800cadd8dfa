#include "source/foreign_layout.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"

namespace rehearse::source {

namespace {

struct MarkerLine {
  std::string_view begin;  ///< in lower case
  std::string_view tool;
};

// From the sources and manuals of the tools.
constexpr std::array<MarkerLine, 8> kMarkers{{{"-- +goose ", "goose"},
                                              {"-- +migrate ", "sql-migrate"},
                                              {"-- migrate:up", "dbmate"},
                                              {"---- create above / drop below", "tern"},
                                              {"-- up migration", "node-pg-migrate"},
                                              {"--liquibase formatted sql", "Liquibase"},
                                              {"--! previous:", "graphile-migrate"},
                                              {"--> statement-breakpoint", "drizzle"}}};

constexpr std::array<std::string_view, 6> kParts{"do", "undo", "rollback", "revert", "verify", "down"};

bool begins_with(std::string_view line, std::string_view begin) {
  return equals_ignoring_case(line.substr(0, begin.size()), begin);
}

}  // namespace

std::optional<std::string> foreign_marker(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const auto* const found = std::find_if(kMarkers.begin(), kMarkers.end(),
                                           [&](const MarkerLine& m) { return begins_with(line, m.begin); });
    if (found != kMarkers.end()) return std::string(found->tool);
    at = end + 1;
  }
  return std::nullopt;
}

std::optional<std::string> foreign_part(std::string_view stem) {
  const std::vector<std::string_view> parts = split(stem, '.');
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto same = [&](std::string_view part) { return equals_ignoring_case(part, parts[i]); };
    if (std::any_of(kParts.begin(), kParts.end(), same)) return "." + std::string(parts[i]);
  }
  return std::nullopt;
}

}  // namespace rehearse::source
