#include "run/workbench.h"

#include <utility>

#include "schema/ledger.h"
#include "snapshot/read.h"

namespace rehearse::run {

namespace {

// A function or an operator of the user's in a schema of the path may fit the arguments better than the
// system's, and would be called as a superuser.
std::unique_ptr<pg::Connection> connect_as_superuser(const provision::Database& database) {
  auto connection = std::make_unique<pg::Connection>(database.superuser());
  connection->query("SET search_path = pg_catalog, pg_temp");
  return connection;
}

}  // namespace

Workbench::Workbench(const Server& server, std::string name, const Scenario& scenario,
                     const std::string& origin)
    : server_(server),
      database_(server.endpoint(), std::move(name), origin),
      role_(scenario.server.role),
      snapshot_(scenario.schema.snapshot) {
  if (scenario.migrations.adapter) ledger_ = scenario.migrations.adapter->ledger;
  connect();
}

void Workbench::connect() {
  admin_ = connect_as_superuser(database_);
  helper_ = connect_as_superuser(database_);
  observer_ = std::make_unique<observe::Observer>(database_.superuser());
  open_session();
}

void Workbench::disconnect() {
  observer_.reset();
  session_.reset();
  helper_.reset();
  admin_.reset();
}

SchemaSnapshot Workbench::read_schema() {
  SchemaSnapshot snapshot = snapshot::read(*admin_, *helper_, snapshot_);
  schema::leave_out_tables(snapshot, ledger_);
  return snapshot;
}

SchemaSnapshot Workbench::audit_schema() {
  return snapshot::read_audited(*admin_, *helper_, snapshot_);
}

pg::Target Workbench::migrator() const {
  pg::Target target = role_ == MigrationRole::superuser ? database_.superuser() : database_.owner();
  target.application_name = "rehearse migration";
  return target;
}

void Workbench::open_session() {
  session_ = std::make_unique<pg::Session>(migrator());
  // DEBUG1 carries the reasons of rewrites; run/server_message.h says why.
  session_->execute("SET client_min_messages = debug1");
}

void Workbench::reset_session() {
  if (session_->state() != pg::TransactionState::idle || session_->execute("DISCARD ALL").error) {
    open_session();
    return;
  }
  session_->execute("SET client_min_messages = debug1");
}

}  // namespace rehearse::run
