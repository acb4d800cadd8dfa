// SQL that is hard to cut, for the cross-check with PostgreSQL's grammar and for the fuzzers.
#pragma once

#include <string_view>
#include <vector>

namespace rehearse::test {

/// Scripts that the grammar of PostgreSQL 15 accepts.
const std::vector<std::string_view>& valid_scripts();

/// Scripts that hold what no grammar knows (COPY data, meta-commands), newer grammar, or mistakes.
const std::vector<std::string_view>& odd_scripts();

}  // namespace rehearse::test
