#include "snapshot/attachments.h"

#include "pg/connection.h"

namespace rehearse::snapshot {

namespace {

Oid oid(const pg::Result& result, std::size_t row, std::size_t column) {
  return static_cast<Oid>(result.integer(row, column));
}

int integer(const pg::Result& result, std::size_t row, std::size_t column) {
  return static_cast<int>(result.integer(row, column));
}

}  // namespace

std::vector<std::string> Attachments::queries() {
  return {
      // The catalogs themselves are older than any user object.
      "SELECT oid, relname FROM pg_class WHERE oid < 16384 AND relkind = 'r' AND relname LIKE 'pg\\_%'",
      "SELECT classoid, objoid, objsubid, description FROM pg_description WHERE objoid >= 16384 "
      "OR classoid IN ('pg_namespace'::regclass, 'pg_extension'::regclass)",
      "SELECT classoid, objoid, objsubid, provider || ': ' || label FROM pg_seclabel "
      "ORDER BY classoid, objoid, objsubid, provider",
      // Manual, chapter 53 "pg_depend": 'e' is membership, 'x' what ALTER ... DEPENDS ON EXTENSION writes.
      "SELECT d.classid, d.objid, 0, quote_ident(e.extname), d.deptype FROM pg_depend d "
      "JOIN pg_extension e ON e.oid = d.refobjid "
      "WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype IN ('e', 'x') ORDER BY e.extname"};
}

Attachments::Attachments(const std::vector<pg::Result>& results) {
  const pg::Result& catalogs = results.at(0);
  for (std::size_t row = 0; row < catalogs.rows(); ++row)
    catalogs_.emplace(catalogs.text(row, 1), oid(catalogs, row, 0));
  add_texts(results.at(1), comments_);
  add_texts(results.at(2), labels_);
  const pg::Result& extensions = results.at(3);
  for (std::size_t row = 0; row < extensions.rows(); ++row)
    if (extensions.text(row, 4) == "e")
      members_.emplace(oid(extensions, row, 0), oid(extensions, row, 1));
    else
      add_text(extensions, row, needed_extensions_);
}

void Attachments::add_texts(const pg::Result& result, Texts& texts) {
  for (std::size_t row = 0; row < result.rows(); ++row) add_text(result, row, texts);
}

void Attachments::add_text(const pg::Result& result, std::size_t row, Texts& texts) {
  std::string& text = texts[{oid(result, row, 0), oid(result, row, 1), integer(result, row, 2)}];
  text.append(text.empty() ? "" : ", ").append(result.text(row, 3));
}

Oid Attachments::catalog_oid(std::string_view catalog) const {
  const auto found = catalogs_.find(catalog);
  return found == catalogs_.end() ? 0 : found->second;
}

bool Attachments::from_extension(std::string_view catalog, Oid oid) const {
  return members_.contains({catalog_oid(catalog), oid});
}

void Attachments::attach(std::string_view catalog, Entry& entry) const {
  const Address address{catalog_oid(catalog), entry.oid, entry.sub};
  const auto put = [&](const char* attribute, const Texts& texts) {
    if (const auto found = texts.find(address); found != texts.end()) entry.put(attribute, found->second);
  };
  put("comment", comments_);
  put("security label", labels_);
  put("depends on extension", needed_extensions_);
}

}  // namespace rehearse::snapshot
