// One snapshot in the making: fetch on one or two connections, then assemble.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pg/connection.h"
#include "rehearse/schema_snapshot.h"
#include "snapshot/catalog_reader.h"

namespace rehearse::snapshot {

class Attachments;

/// The rows that readers have found: names of catalogs with OIDs.
using Claims = std::set<std::pair<std::string_view, Oid>>;

class Reading {
 public:
  Reading(const SnapshotOptions& options, int server_version);

  /// About half of the work each; `heavy` may be fetched on another connection at the same time.
  void fetch_light(pg::Connection& connection);
  void fetch_heavy(pg::Connection& connection);

  [[nodiscard]] SchemaSnapshot assemble();
  /// Complete once assembled; made on request, since few readings are audited.
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
  using Results = std::map<std::string, pg::Result>;

  [[nodiscard]] Query query_of(const CatalogReader& reader) const;
  static Results fetch(pg::Connection& connection, const std::vector<Query>& queries);
  void fetch_not_seen(pg::Connection& connection);
  [[nodiscard]] const pg::Result& result(const std::string& name) const;
  [[nodiscard]] Names names() const;
  [[nodiscard]] Attachments attachments() const;
  [[nodiscard]] Kind kind(const CatalogReader& reader, const Names& names,
                          const Attachments& attachments) const;
  [[nodiscard]] SchemaSnapshot join(std::map<std::string_view, Kind>&& kinds);

  SnapshotOptions options_;
  int server_version_;
  std::vector<const CatalogReader*> readers_;
  Results light_;
  Results heavy_;
  std::vector<std::string> not_seen_;
  std::vector<std::pair<std::string_view, std::vector<Oid>>> rows_;  ///< by catalog, some more than once
};

}  // namespace rehearse::snapshot
