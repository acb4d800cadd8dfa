#pragma once

#include <string>
#include <string_view>

namespace rehearse::schema {

/// The query of a view of version 15 or earlier as version 16 and later write it: `SELECT t.a FROM t` as
/// `SELECT a FROM t`. These leave the name of the table out where a query reads from nothing else, though not
/// in subqueries, nor of whole rows (get_query_def of ruleutils.c; until 15 two hidden entries made every
/// view's query one of several tables). Any other query comes back as it is.
std::string without_only_table(std::string_view definition);

}  // namespace rehearse::schema
