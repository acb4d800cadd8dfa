// One database under test, with the warm connections that rehearsing on it needs.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "observe/observer.h"
#include "pg/connection.h"
#include "pg/session.h"
#include "provision/database.h"
#include "rehearse/scenario.h"
#include "rehearse/schema_snapshot.h"
#include "rehearse/step_result.h"

namespace rehearse::run {

class Workbench {
 public:
  /// Creates the database, or copies `origin` when that is not empty.
  Workbench(const Server& server, std::string name, const Scenario& scenario, const std::string& origin = {});

  [[nodiscard]] const Server& server() const { return server_; }
  [[nodiscard]] const provision::Database& database() const { return database_; }
  /// Leaves the database behind when this object goes. Nothing else may be asked of it then.
  void release() { database_.release(); }
  /// As whom migrations run.
  [[nodiscard]] pg::Target migrator() const;
  /// Where migrations run: as the owner, or the superuser when the scenario says so.
  pg::Session& session() { return *session_; }
  /// Sees no names but those of pg_catalog.
  pg::Connection& admin() { return *admin_; }
  /// Without the tables that belong to the migration tool.
  [[nodiscard]] SchemaSnapshot read_schema();
  /// The same, with the look for rows of catalogs that nobody compares.
  [[nodiscard]] SchemaSnapshot audit_schema();
  observe::Observer& observer() { return *observer_; }

  /// Forgets what the last script SET; opens a new session if the script lost its own.
  void reset_session();
  /// A restart of the server, or a copy of the database, allows no connections.
  void disconnect();
  void connect();

 private:
  void open_session();

  const Server& server_;
  provision::Database database_;
  MigrationRole role_;
  SnapshotOptions snapshot_;
  std::vector<std::string> ledger_;  ///< tables of the migration tool
  std::unique_ptr<pg::Connection> admin_;
  std::unique_ptr<pg::Connection> helper_;  ///< reads one half of the catalogs
  std::unique_ptr<pg::Session> session_;
  std::unique_ptr<observe::Observer> observer_;
};

}  // namespace rehearse::run
