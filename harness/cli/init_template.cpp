#include "cli/init_template.h"

namespace rehearse::cli {

std::string_view init_template() {
  return R"(# rehearse.toml: how to rehearse the migrations of this folder. Every key has a default, shown here;
# docs/configuration.md explains them all. Durations: "500ms", "2s", "10min", "2h". Rows: 10000 or "2M".

[migrations]
# path = "migrations"          # folder or file, relative to this file; default: detected
# format = "auto"              # the layout of the folder
# under_test = "all"           # "all", "last 3", "0042", "0042..0047", "0042.."; the others are applied first, once

[server]
# postgres = 15                # major version, or a folder with binaries; default: the newest of the system
# role = "owner"               # who runs the migrations: an unprivileged owner, or "superuser"
# settings = { maintenance_work_mem = "256MB" }

[seed]
# rows = 10000                 # for every table without an entry of its own; 0 seeds nothing
# scale = 1.0                  # multiplies every row count
# value = 42                   # same value, same data
# skip = ["audit_*"]
# cache = "auto"               # start from the state that the last run has seeded; "off", "refresh"
# cache_limit = "20GB"         # of all kept states together

# [seed.tables.orders]
# rows = "2M"
# columns.status = { values = { paid = 0.7, open = 0.2, void = 0.1 } }
# columns.created_at = { range = ["2021-01-01", "2026-01-01"] }
# columns.note = { nulls = 0.8, width = 40 }

[budget]
# preset = "default"           # default, strict, relaxed, braintree, gocardless
# reads_blocked = "500ms"      # longest window in which a table could not be read
# writes_blocked = "2s"        # longest window in which a table could not be written
# statement = "1500ms"         # longest single statement; default: any
# transaction = "1min"         # longest transaction
# duration = "10min"           # of one step
# down = { reads_blocked = "5s" }  # for one direction, up or down: any of the five limits above

# [[budget.table]]
# match = "public.audit_*"
# direction = "down"           # default: both
# writes_blocked = "30s"

[schema]
# column_order = "warn"        # strict, warn, ignore
# owner = true
# acl = true
# comments = true
# extension_version = true
# extension_members = true
# populated = true             # of materialized views
# database_settings = true
# function_whitespace = true   # false: bodies that differ in white space alone are equal
# sequence_state = false       # where each sequence stands
# large_objects = false
# cluster_objects = false      # roles, memberships, tablespaces

# [[schema.accept]]
# object = "type public.order_status"
# attribute = "labels"
# reason = "PostgreSQL cannot remove an enum label"

[checks]
# skip = []                    # ids as `rehearse explain` lists them
# error = []                   # whose findings are errors, whatever they are by default
# warning = []                 # whose findings are warnings; "lock_timeout_missing" is off unless named here or above
# fail_on = "error"            # or "warning"

[limits]
# step = "10min"               # a step that takes longer is cancelled and reported as a timeout
# run = "2h"

[measure]
# repeat = 1                   # runs of each cycle, each from a copy of the same state
# judge = "median"             # the run that gives the verdict: "median" or "worst"
)";
}

}  // namespace rehearse::cli
