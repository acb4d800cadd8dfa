#include "snapshot/transaction.h"

#include <exception>

namespace rehearse::snapshot {

namespace {

// A migration's ALTER DATABASE ... SET would change every definition, were these not pinned. Without nested
// loops the plans stay good when the catalogs grow past the statistics they were made with: a statement is
// planned once per connection.
constexpr const char* kPins = R"(
  SET LOCAL search_path = '';
  SET LOCAL quote_all_identifiers = off;
  SET LOCAL DateStyle = 'ISO, YMD';
  SET LOCAL IntervalStyle = 'postgres';
  SET LOCAL TimeZone = 'UTC';
  SET LOCAL extra_float_digits = 1;
  SET LOCAL bytea_output = 'hex';
  SET LOCAL standard_conforming_strings = on;
  SET LOCAL jit = off;
  SET LOCAL enable_nestloop = off)";

std::string begin(const std::string& shared) {
  const std::string join =
      shared.empty() ? "" : "SET TRANSACTION SNAPSHOT " + pg::quote_literal(shared) + ";";
  return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;" + join + kPins;
}

}  // namespace

PinnedTransaction::PinnedTransaction(pg::Connection& connection, const std::string& shared)
    : connection_(connection) {
  connection_.query(begin(shared));
}

PinnedTransaction::~PinnedTransaction() {
  try {
    connection_.query("COMMIT");
  } catch (const std::exception&) {
    // The connection is lost, and the transaction with it.
  }
}

std::string PinnedTransaction::share() {
  return std::string(connection_.query("SELECT pg_export_snapshot()").text(0, 0));
}

}  // namespace rehearse::snapshot
