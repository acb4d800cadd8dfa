# Every library from outside, once. scripts/setup installs them on Debian and Ubuntu.
find_package(Threads REQUIRED)
find_package(fmt 9 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 REQUIRED)
find_package(tomlplusplus REQUIRED)
find_package(Boost 1.80 REQUIRED)
find_package(PostgreSQL REQUIRED)
find_package(Pqxx REQUIRED)
find_package(pugixml REQUIRED)

find_package(PkgConfig REQUIRED)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
