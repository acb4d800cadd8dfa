// What PostgreSQL keeps beside objects of every kind, by catalog and OID: comments, security labels, and
// which extension an object belongs to or depends on.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "snapshot/catalog_reader.h"

namespace rehearse::pg {
class Result;
}

namespace rehearse::snapshot {

class Attachments {
 public:
  /// In the order of the results that the constructor takes.
  static std::vector<std::string> queries();
  Attachments() = default;
  explicit Attachments(const std::vector<pg::Result>& results);

  /// Members of an extension are part of it, and not listed.
  [[nodiscard]] bool from_extension(std::string_view catalog, Oid oid) const;
  /// Sets the attributes "comment", "security label" and "depends on extension" where there are any.
  void attach(std::string_view catalog, Entry& entry) const;

 private:
  using Address = std::tuple<Oid, Oid, int>;  // classid, objid, objsubid
  using Texts = std::map<Address, std::string>;

  [[nodiscard]] Oid catalog_oid(std::string_view catalog) const;
  static void add_texts(const pg::Result& result, Texts& texts);
  static void add_text(const pg::Result& result, std::size_t row, Texts& texts);

  std::map<std::string, Oid, std::less<>> catalogs_;
  Texts comments_;
  Texts labels_;
  Texts needed_extensions_;
  std::set<std::pair<Oid, Oid>> members_;
};

}  // namespace rehearse::snapshot
