#include "config/adapter_presets.h"

namespace rehearse::config {

namespace {

// The order of a graph, as `migrate` goes through it, which is not the order of any names. The loader reads
// it without a database, which `showmigrations --plan` cannot. Others are responsible for what lies in
// site-packages or dist-packages.
constexpr const char* kPlan = R"(# the plan of all migrations
import os, sys
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

loader = MigrationLoader(None)
conflicts = loader.detect_conflicts()
if conflicts:
    sys.exit("several heads, to be joined by makemigrations --merge: " + "; ".join(
        app + " " + ", ".join(sorted(names)) for app, names in sorted(conflicts.items())))
here = os.path.realpath(os.getcwd()) + os.sep
seen = set()
for leaf in loader.graph.leaf_nodes():
    for app, name in loader.graph.forwards_plan(leaf):
        if (app, name) not in seen:
            seen.add((app, name))
            path = os.path.realpath(apps.get_app_config(app).path)
            print("own" if path.startswith(here) and "-packages" not in path else "installed", app, name)
)";

}  // namespace

extern const AdapterSpec django{
    .tool = "django",
    .list = {"python3", "manage.py", "shell", "--verbosity", "0", "--command", kPlan},
    .pattern = R"(^(?:own|installed) (\S+) (\S+)$)",
    .baseline = "^installed ",
    .base = "zero",
    .up = {"python3", "manage.py", "migrate", "--noinput", "{app}", "{name}"},
    .down = {"python3", "manage.py", "migrate", "--noinput", "{app}", "{previous}"},
    .ledger = {"django_migrations"},
};

}  // namespace rehearse::config
