#include "config/adapter_presets.h"

namespace rehearse::config {

namespace {

// `dbmate migrate` applies all that is pending. So it is shown a folder that ends with the migration wanted.
constexpr const char* kUpTo = R"(# dbmate with the migrations up to one
set -e
export LC_ALL=C
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
for file in db/migrations/*.sql; do
  ln -s "$PWD/$file" "$stage"
  [ "${file##*/}" != "$1" ] || break
done
dbmate --migrations-dir "$stage" --no-dump-schema migrate
)";

}  // namespace

extern const AdapterSpec dbmate{
    .tool = "dbmate",
    .files = {"db/migrations/*.sql"},
    .up = {"sh", "-c", kUpTo, "dbmate", "{file}"},
    .down = {"dbmate", "--no-dump-schema", "rollback"},
    .ledger = {"schema_migrations"},
    .environment = {{"PGSSLMODE", "disable"}},
};

}  // namespace rehearse::config
