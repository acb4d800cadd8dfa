// One snapshot in the making.
#pragma once

#include <functional>
#include <future>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "pg/connection.h"
#include "rehearse/schema_snapshot.h"
#include "snapshot/attachments.h"
#include "snapshot/catalog_reader.h"

namespace rehearse::snapshot {

/// The rows that readers have found, by catalog.
using Claims = std::map<std::string_view, std::unordered_set<Oid>>;

/// Objects are made while the server is at work on the next kind. The two halves take about as long as each
/// other, and may be read over two connections at the same time; over one, the rows come first.
class Reading {
 public:
  Reading(const SnapshotOptions& options, int server_version);

  void read_rows(pg::Connection& connection);
  /// Kinds with expressions over the columns of a table, which PostgreSQL writes by way of its relation
  /// cache: each backend has to fill its own.
  void read_expressions(pg::Connection& connection);

  [[nodiscard]] SchemaSnapshot finish();
  /// Complete once finished; made on request, since few readings are audited.
  [[nodiscard]] Claims claims() const;

 private:
  struct Query {
    std::string name;
    std::function<std::string()> sql;  ///< called when the connection does not have it yet
  };
  struct Kind {
    std::string_view catalog;
    std::vector<SchemaObject> objects;
    std::vector<Oid> rows;
  };
  using Kinds = std::map<std::string_view, Kind>;
  using Readers = std::vector<const CatalogReader*>;
  using Take = std::function<void(std::size_t query, const pg::Result& result)>;

  [[nodiscard]] static std::vector<Query> names_queries();
  [[nodiscard]] std::vector<Query> kind_queries(const Readers& readers) const;
  static void fetch(pg::Connection& connection, const std::vector<Query>& queries, const Take& take);
  void learn_names(const std::vector<pg::Result>& results, const pg::Result& columns);
  void read_not_seen(pg::Connection& connection);
  [[nodiscard]] Kind kind(const CatalogReader& reader, const pg::Result& rows) const;

  SnapshotOptions options_;
  int server_version_;
  Readers row_readers_;  ///< columns first: with their names those of everything are known
  Readers expression_readers_;
  Names names_;
  Attachments attachments_;
  Kinds rows_;
  Kinds expressions_;
  std::vector<std::string> not_seen_;
  std::promise<void> names_learnt_;
  std::shared_future<void> names_known_ = names_learnt_.get_future();
};

}  // namespace rehearse::snapshot
