// Lists as the catalog readers write them: "a, numeric(10,2), lower(b) DESC".
#pragma once

#include <string_view>
#include <vector>

namespace rehearse::schema {

/// Cut at ", " outside of parentheses and quotes. None for an empty text.
std::vector<std::string_view> items(std::string_view list);

/// Cut at ", " outside of items, or values behind "=", that begin with a quote: lists of labels and options,
/// in which what holds a comma is quoted.
std::vector<std::string_view> quoted_items(std::string_view list);

/// Cut at every `separator`: for lists of labels and names, in which quotes and parentheses mean nothing.
std::vector<std::string_view> plain_items(std::string_view list, std::string_view separator = ", ");

}  // namespace rehearse::schema
