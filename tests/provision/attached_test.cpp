#include "provision/attached/server.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "os/temp_folder.h"
#include "pg/connection.h"
#include "provision/attached/leftovers.h"
#include "provision/backend_under_test.h"
#include "provision/database.h"
#include "provision/sandbox.h"
#include "rehearse/error.h"
#include "seed/seeding_role.h"
#include "support/server.h"

namespace rehearse::provision {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;

ServerSpec attached_spec() {
  return spec_of(BackendUnderTest{"attached"});
}

Error refusal(const ServerSpec& spec) {
  try {
    Listener silent;
    const AttachedServer server(spec, silent);
  } catch (const Error& error) {
    return error;
  }
  return {ErrorKind::bug, "nothing was refused"};
}

std::string names_like(const std::string& what, const std::string& pattern) {
  pg::Connection admin(pg::as_superuser(test::endpoint(), "postgres"));
  const std::string query = what == "roles"
                                ? "SELECT string_agg(rolname, ' ') FROM pg_roles WHERE rolname ~ $1"
                                : "SELECT string_agg(datname, ' ') FROM pg_database WHERE datname ~ $1";
  return std::string(admin.query(query, {pattern}).text(0, 0));
}

TEST(Attached, DoesNothingWithoutTheWordOfItsOwner) {
  ServerSpec spec = attached_spec();
  spec.own_it = false;
  const Error error = refusal(spec);
  EXPECT_EQ(error.kind(), ErrorKind::usage);
  EXPECT_THAT(error.hint(), HasSubstr("--i-own-this-server"));
  EXPECT_EQ(names_like("roles", "^rehearse_"), "");
}

TEST(Attached, ARoleThatMayNotCreateDatabasesIsRefused) {
  pg::Connection admin(pg::as_superuser(test::endpoint(), "postgres"));
  admin.query("CREATE ROLE attached_powerless LOGIN");
  ServerSpec spec = attached_spec();
  spec.url = fmt::format("host={} user=attached_powerless", test::endpoint().host);
  EXPECT_THAT(refusal(spec).hint(), HasSubstr("CREATEDB"));
  admin.query("DROP ROLE attached_powerless");
}

TEST(Attached, ARoleThatIsNoSuperuserWillDoAndThatIsSaid) {
  pg::Connection admin(pg::as_superuser(test::endpoint(), "postgres"));
  admin.query("CREATE ROLE attached_creator LOGIN CREATEDB CREATEROLE");
  ServerSpec spec = attached_spec();
  spec.url = fmt::format("host={} user=attached_creator", test::endpoint().host);
  {
    Listener silent;
    const AttachedServer server(spec, silent);
    const Database database(server.endpoint(), "attached_by_creator");
    EXPECT_NO_THROW(pg::Connection(database.owner()).query("CREATE TABLE t (a int)"));
    EXPECT_FALSE(server.capabilities().superuser);
    EXPECT_THAT(server.facts().limitations, testing::Contains(HasSubstr("no superuser")));
  }
  EXPECT_EQ(names_like("roles", "^rehearse_"), "");
  admin.query("DROP ROLE attached_creator");
}

TEST(Attached, TouchesNoOtherDatabase) {
  pg::Connection admin(pg::as_superuser(test::endpoint(), "postgres"));
  admin.query("CREATE DATABASE attached_innocent");
  {
    Listener silent;
    const AttachedServer server(attached_spec(), silent);
    EXPECT_THROW(Database(server.endpoint(), "attached_innocent"), Error);
    const Database own(server.endpoint(), "attached_own");
  }
  EXPECT_EQ(names_like("databases", "^attached_"), "attached_innocent");
  admin.query("DROP DATABASE attached_innocent");
}

// In a process of its own, which tells when it is ready and is then killed.
pid_t harness_with_a_database(int ready) {
  const ServerSpec spec = attached_spec();
  const pid_t child = fork();
  if (child != 0) return child;
  Listener silent;
  const AttachedServer server(spec, silent);
  const Database database(server.endpoint(), "attached_left");
  pg::Connection(database.owner()).query("COMMENT ON DATABASE attached_left IS NULL");
  if (write(ready, "x", 1) != 1) _exit(1);
  for (;;) pause();
}

TEST(Attached, WhatAKilledRunLeftGoesWithTheNextAndNothingElse) {
  pg::Connection admin(pg::as_superuser(test::endpoint(), "postgres"));
  admin.query("CREATE ROLE rehearse_lookalik");
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  const pid_t harness = harness_with_a_database(ends[1]);
  char byte = 0;
  ASSERT_EQ(read(ends[0], &byte, 1), 1);
  EXPECT_TRUE(drop_leftovers(admin).empty()) << "it is in use";
  kill(harness, SIGKILL);
  waitpid(harness, nullptr, 0);
  // The server notices the end of a session by itself, a moment later.
  EXPECT_TRUE(eventually([&] {
    return admin.query("SELECT FROM pg_stat_activity WHERE application_name ~ '^rehearse_'").rows() == 0;
  }));
  Listener silent;
  { const AttachedServer next(attached_spec(), silent); }
  EXPECT_EQ(names_like("databases", "^attached_"), "");
  EXPECT_EQ(names_like("roles", "^rehearse_"), "rehearse_lookalik");
  admin.query("DROP ROLE rehearse_lookalik");
  close(ends[0]);
  close(ends[1]);
}

TEST(AttachedAddress, KeepsThePasswordOutOfTheConnectionString) {
  const Address address = address_of("postgresql://ann:s3cret@db.test:6000/shop?sslmode=require");
  EXPECT_EQ(address.endpoint.host, "db.test");
  EXPECT_EQ(address.endpoint.port, 6'000);
  EXPECT_EQ(address.endpoint.superuser, "ann");
  EXPECT_EQ(address.password, "s3cret");
  const std::string text = pg::connection_string(pg::as_superuser(address.endpoint, "postgres"));
  EXPECT_THAT(text, Not(HasSubstr("s3cret")));
  EXPECT_THAT(text, HasSubstr("sslmode='require'"));
  EXPECT_THAT(text, HasSubstr("password=''")) << "else PGPASSWORD would serve the owner as well";
}

TEST(AttachedAddress, APasswordThatSpoilsTheUrlIsNotRepeated) {
  try {
    address_of("postgresql://ann:s3c/ret@db.test/shop");
    FAIL() << "it was accepted";
  } catch (const Error& error) {
    EXPECT_THAT(std::string(error.what()) + error.hint(), Not(HasSubstr("s3c")));
  }
}

// The server asks it for one where it asks the owner, whose line in the password file has the same.
TEST(Attached, TheRoleThatFillsTablesHasThePasswordOfTheOwnerAndGoesWithIt) {
  Listener silent;
  pg::Connection admin(pg::as_superuser(test::endpoint(), "postgres"));
  std::string seeder;
  {
    const AttachedServer server(attached_spec(), silent);
    const Database database(server.endpoint(), server.endpoint().owner + "_1");
    seeder = server.endpoint().seeder;
    {
      const seed::SeedingRole role(database.superuser(), MigrationRole::owner);
      const pg::Result same = admin.query(
          "SELECT count(DISTINCT rolpassword) = 1 AND count(rolpassword) = 2 FROM pg_authid WHERE rolname IN "
          "($1, $2)",
          {server.endpoint().owner, seeder});
      EXPECT_TRUE(same.boolean(0, 0));
    }
    EXPECT_EQ(names_like("roles", seeder), "");
    admin.query("CREATE ROLE " + pg::quote_identifier(seeder));  // as a harness that is killed leaves it
  }
  EXPECT_EQ(names_like("roles", seeder), "");
}

TEST(AttachedAddress, ThePasswordFileIsOursAloneAndEscapesItsFields) {
  const os::TempFolder folder;
  Address address = address_of("postgresql://ann@db.test/");
  address.password = "a:b\\c";
  address.endpoint.owner = "rehearse_abcd1234";
  address.endpoint.seeder = "rehearse_abcd1234_seeder";
  write_password_file(folder.path() / "passfile", address, "random");
  std::ifstream stream(folder.path() / "passfile");
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  EXPECT_EQ(text,
            "*:*:*:rehearse_abcd1234:random\n*:*:*:rehearse_abcd1234_seeder:random\n"
            "*:*:*:ann:a\\:b\\\\c\n");
  EXPECT_EQ(fs::status(folder.path() / "passfile").permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace
}  // namespace rehearse::provision
