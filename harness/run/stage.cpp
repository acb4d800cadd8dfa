#include "run/stage.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/format.h"
#include "rehearse/error.h"
#include "schema/compare.h"
#include "seed/seed.h"

namespace rehearse::run {

namespace {

Rows total(const SeedFacts& facts) {
  Rows sum;
  for (const SeededTable& table : facts.tables) sum.value += table.rows.value;
  return sum;
}

std::string seeded_text(const SeedFacts& facts) {
  return fmt::format("{} rows in {}", human(total(facts)), count(facts.tables.size(), "table"));
}

// A table that is seeded again after a restore is still one table in the report.
void merge(SeedFacts& all, SeedFacts&& more) {
  all.value = more.value;
  all.duration += more.duration;
  for (SeededTable& table : more.tables) {
    const auto same = std::find_if(all.tables.begin(), all.tables.end(),
                                   [&](const SeededTable& t) { return t.table == table.table; });
    if (same == all.tables.end()) {
      all.tables.push_back(std::move(table));
    } else {
      *same = std::move(table);
    }
  }
}

}  // namespace

Stage::Stage(Server& server, const Scenario& scenario, Listener& listener, Bounds bounds)
    : server_(server), scenario_(scenario), listener_(listener), bounds_(std::move(bounds)) {
  bench_.emplace(server_, next_name(), scenario_);
  roles_at_start_ = roles();
  seeded_.value = scenario_.seed.value;
}

void Stage::prepare(const std::vector<Migration>& baseline) {
  baseline_ = baseline.size();
  StateKeeper keeper(server_, scenario_, listener_, bounds_.stop);
  if (keeper.find(baseline, bench_->admin()) && start_from_kept(baseline, keeper)) return;
  const observe::StepClock clock;
  if (!baseline.empty()) make_state(baseline);
  bench_->disconnect();
  keeper.measure({.schema = schema_.digest, .done = done_, .seeded = seeded_}, clock.now());
  bench_->connect();
  read_schema();
}

void Stage::make_state(const std::vector<Migration>& baseline) {
  const observe::StepClock clock;
  listener_.stage_started("baseline");
  for (const Migration& migration : baseline) apply_or_throw(migration);
  listener_.stage_finished("baseline", count(baseline.size(), "migration"), clock.now());
  seed_all();
}

bool Stage::start_from_kept(const std::vector<Migration>& baseline, StateKeeper& keeper) {
  const observe::StepClock clock;
  bench_->disconnect();
  const auto state = keeper.restore();
  bench_->connect();
  if (!state) return false;
  if (read_schema().digest != state->schema) {
    keeper.refuse();
    bench_->disconnect();
    server_.use(Profile::seeding);
    start_over();
    return false;
  }
  for (const Migration& migration : baseline) applied_.push_back(&migration);
  done_ = state->done;
  seeded_ = state->seeded;
  seeded_.cached = true;
  listener_.stage_finished("cache", seeded_text(seeded_), clock.now());
  return true;
}

void Stage::seed_all() {
  const SchemaSnapshot before = read_schema();
  seed(true);
  require_seeding_left_no_trace(before);
}

void Stage::apply_unmeasured(const Migration& migration) {
  apply_or_throw(migration);
  seed(false);
  read_schema();
}

void Stage::apply_or_throw(const Migration& migration) {
  if (const auto error = apply(*bench_, migration.up, bounds_)) {
    throw Error(
        ErrorKind::usage,
        fmt::format("{} is applied before the migrations under test, and failed: {}{}", label(migration),
                    error->message, error->sqlstate.empty() ? "" : " (SQLSTATE " + error->sqlstate + ")"),
        "put it under test to see a report on it, or check [server] postgres and role", error->location);
  }
  applied_.push_back(&migration);
}

void Stage::seed(bool announce) {
  if (announce) listener_.stage_started("seed");
  const observe::StepClock clock;
  SeedFacts facts = seed::fill(bench_->database().superuser(), scenario_.server.role, scenario_.seed, done_,
                               listener_, bounds_.stop);
  if (announce) {
    listener_.stage_finished("seed", seeded_text(facts), clock.now());
  }
  merge(seeded_, std::move(facts));
}

// Seeding drops indexes and constraints and makes them again. Whatever it did not bring back would be blamed
// on the next migration.
void Stage::require_seeding_left_no_trace(const SchemaSnapshot& before) {
  const auto traces = schema::compare(before, read_schema(), Comparison::down);
  if (traces.empty()) return;
  const SchemaDifference& first = traces.front();
  throw Error(
      ErrorKind::bug,
      fmt::format("seeding changed the schema: {} {}{} was \"{}\" and is \"{}\"", first.kind, first.object,
                  first.attribute.empty() ? "" : ", " + first.attribute, first.before, first.after),
      "this is a bug of rehearse; with this table in [seed] skip it stays empty, and the run goes on");
}

// Most migrations create no table, and seeding reads the catalog before it knows.
void Stage::seed_new_tables() {
  std::set<std::string> tables;
  for (const SchemaObject& object : schema_.objects) {
    if (object.kind == "table") tables.insert(object.identity);
  }
  if (!std::includes(tables_.begin(), tables_.end(), tables.begin(), tables.end())) {
    const SchemaSnapshot before = schema_;
    seed(false);
    require_seeding_left_no_trace(before);
  }
  tables_ = std::move(tables);
}

const SchemaSnapshot& Stage::read_schema() {
  schema_ = bench_->read_schema();
  return schema_;
}

void Stage::settle(const Migration& migration, bool applied, const SchemaSnapshot& wanted) {
  if (applied) applied_.push_back(&migration);
  if (schema_.digest == wanted.digest) {
    if (applied) seed_new_tables();
    return;
  }
  restore();
}

void Stage::restore() {
  const observe::StepClock clock;
  bench_->disconnect();
  start_over();
  replay();
  take_checkpoint();
  read_schema();
  listener_.note(fmt::format("restored the state before the next migration in {}", human(clock.now())));
}

void Stage::begin_again() {
  bench_->disconnect();
  start_over();
  read_schema();
}

void Stage::start_over() {
  const std::string origin = checkpoint_ ? checkpoint_->database.name() : std::string{};
  done_ = checkpoint_ ? checkpoint_->seeded : std::set<std::string>{};
  bench_.reset();
  drop_roles_except(checkpoint_ ? checkpoint_->roles : roles_at_start_);
  bench_.emplace(server_, next_name(), scenario_, origin);
}

void Stage::replay() {
  const std::vector<const Migration*> migrations = std::exchange(applied_, {});
  const std::size_t first = checkpoint_ ? checkpoint_->applied : 0;
  applied_.assign(migrations.begin(), migrations.begin() + static_cast<std::ptrdiff_t>(first));
  for (std::size_t i = first; i < migrations.size(); ++i) {
    apply_or_throw(*migrations[i]);
    if (i + 1 >= baseline_) seed(false);
  }
}

void Stage::take_checkpoint() {
  bench_->disconnect();
  checkpoint_.reset();
  checkpoint_.emplace(
      Checkpoint{provision::Database(server_.endpoint(), next_name(), bench_->database().name()),
                 applied_.size(),
                 done_,
                 {}});
  bench_->connect();
  checkpoint_->roles = roles();
}

// Roles belong to the whole server: a database made again must not find those of its former life.
std::set<std::string> Stage::roles() {
  const pg::Result result = bench_->admin().query("SELECT rolname FROM pg_roles");
  std::set<std::string> names;
  for (std::size_t row = 0; row < result.rows(); ++row) names.emplace(result.text(row, 0));
  return names;
}

void Stage::drop_roles_except(const std::set<std::string>& kept) {
  pg::Connection admin(pg::as_superuser(server_.endpoint(), "postgres"));
  const pg::Result result = admin.query("SELECT rolname FROM pg_roles WHERE oid >= 16384");
  for (std::size_t row = 0; row < result.rows(); ++row) {
    const std::string name(result.text(row, 0));
    if (!kept.contains(name)) admin.query("DROP ROLE " + pg::quote_identifier(name));
  }
}

std::string Stage::next_name() {
  return fmt::format("rehearse_{}", ++databases_);
}

}  // namespace rehearse::run
