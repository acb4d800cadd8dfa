// rehearse: apply each migration up, down and up again on a seeded throwaway PostgreSQL, measure, compare,
// judge.
#pragma once

#include <stop_token>

#include "rehearse/check.h"
#include "rehearse/error.h"
#include "rehearse/listener.h"
#include "rehearse/migration_source.h"
#include "rehearse/probe.h"
#include "rehearse/provisioner.h"
#include "rehearse/report.h"
#include "rehearse/reporter.h"
#include "rehearse/scenario.h"

namespace rehearse {

/// Runs the scenario. Throws Error when the harness could not do its work; bad migrations are in the report.
/// A stop request cancels the statement in progress and unwinds with ErrorKind::interrupted.
Report rehearse(const Scenario& scenario, Listener& listener, const std::stop_token& stop = {});

}  // namespace rehearse
