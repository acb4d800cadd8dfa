// Has a server log what other programs do in a database, and tells its clock.
#pragma once

#include "observe/log/sessions.h"
#include "observe/observer.h"
#include "pg/connection.h"

namespace rehearse::observe::log {

/// The server reads its clock somewhere between question and answer: of a few readings the quickest counts,
/// and half its round trip is the error.
ServerClock read_server_clock(pg::Connection& connection, const StepClock& clock);

/// What has the server write all that read_sessions() needs, for whoever opens a session from then on. DEBUG1
/// carries the reasons of rewrites, as for scripts. Only a superuser may.
void log_sessions(pg::Connection& admin, const std::string& database);
void stop_logging_sessions(pg::Connection& admin, const std::string& database);

}  // namespace rehearse::observe::log
