// Who fills tables, where the user's own functions run: in CHECKs, in what is generated and indexed, and in
// fixtures.
//
// Not a superuser: those functions would read files and run programs with its rights. But a role, for the
// time of one fill, that has the rights of all who own something in the database, and from its login on the
// setting that silences triggers and foreign keys. Nobody is a member of it, and its settings are out of
// reach of those whose functions it runs: they may not change a role of another name, nor take back what a
// superuser set.
#pragma once

#include <string>

#include "pg/connection.h"
#include "pg/target.h"
#include "rehearse/scenario.h"

namespace rehearse::seed {

class SeedingRole {
 public:
  /// Makes the role. With MigrationRole::superuser there is none, and the superuser stands in; so does an
  /// administrator of an attached server who is no superuser. Throws ServerError.
  SeedingRole(const pg::Target& superuser, MigrationRole migrations);
  /// Drops it. What fixtures made as this role becomes the database owner's; what was granted to it is gone.
  ~SeedingRole();
  SeedingRole(const SeedingRole&) = delete;
  SeedingRole& operator=(const SeedingRole&) = delete;

  /// Sessions that the user's functions may run in.
  [[nodiscard]] const pg::Target& target() const { return target_; }
  /// From the next session of the role on, triggers and foreign keys do not fire: for rows, not for fixtures.
  void fire_no_triggers();
  /// For what needs a superuser. Evaluates nothing of the user's: names are those of pg_catalog.
  pg::Connection& admin() { return admin_; }

 private:
  void create();
  void obey(const char* sql);
  void drop();
  void drop_if_possible() noexcept;
  pg::Result query(const char* sql);

  pg::Connection admin_;
  pg::Target target_;
  std::string name_;  ///< quoted; empty when there is no such role
};

}  // namespace rehearse::seed
