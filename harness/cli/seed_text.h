// What `rehearse seed` prints. Pure.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>

#include "rehearse/report.h"
#include "run/seeding.h"
#include "seed/plan.h"

namespace rehearse::cli {

struct SeedResult {
  std::string scenario;
  std::size_t migrations = 0;
  ServerFacts server;
  SeedFacts seeded;
  std::optional<run::SeedFidelity> fidelity;
  std::optional<run::KeptServer> kept;
};

/// One line a table, and how to reach the server when that was kept.
std::string seed_text(const SeedResult& result, std::size_t width);
/// The same for programs.
std::string seed_json(const SeedResult& result);

/// What was asked against what is there, by column and by relation, worst first.
std::string fidelity_text(const run::SeedFidelity& fidelity, std::size_t width);

/// "psql -h /var/tmp/rehearse-x.s -p 5432 -U owner rehearse_1"
std::string psql_line(const run::KeptServer& server);

/// Each column with its values and what decided them, by table.
std::string plan_text(const seed::SeedPlan& plan, std::size_t width);

}  // namespace rehearse::cli
