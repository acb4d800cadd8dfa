#include <fmt/format.h>

#include <array>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Catalogs of which no reader knows the attributes: their objects are compared by presence and comment only,
// so that at least none is lost or left behind unseen.
constexpr std::array<std::string_view, 13> kCatalogs{"pg_cast",
                                                     "pg_collation",
                                                     "pg_conversion",
                                                     "pg_operator",
                                                     "pg_opclass",
                                                     "pg_opfamily",
                                                     "pg_foreign_data_wrapper",
                                                     "pg_language",
                                                     "pg_transform",
                                                     "pg_ts_config",
                                                     "pg_ts_dict",
                                                     "pg_ts_parser",
                                                     "pg_ts_template"};

std::string not_from_extension(std::string_view catalog, std::string_view oid) {
  return fmt::format(
      "{1} NOT IN (SELECT member.objid FROM pg_depend member WHERE member.refclassid = "
      "'pg_extension'::regclass AND member.deptype = 'e' AND member.classid = '{0}'::regclass)",
      catalog, oid);
}

std::string query(int) {
  std::string union_all;
  for (const std::string_view catalog : kCatalogs) {
    if (!union_all.empty()) union_all += " UNION ALL ";
    union_all += fmt::format("SELECT '{0}'::regclass::oid AS catalog, oid FROM {0} WHERE {1} AND {2}",
                             catalog, is_user_oid("oid"), not_from_extension(catalog, "oid"));
  }
  return fmt::format(R"(
    SELECT named.type || ' ' || named.identity, obj_description(o.oid, o.catalog::regclass::name) AS "comment"
    FROM ({}) o CROSS JOIN LATERAL pg_identify_object(o.catalog, o.oid, 0) named)",
                     union_all);
}

}  // namespace

extern const CatalogReader other{"other object", "", query};

}  // namespace rehearse::snapshot
