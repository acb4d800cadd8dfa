// Expected output that is kept in files.
#pragma once

#include <string>
#include <string_view>

namespace rehearse::test {

/// The whole file; a path relative to the sources. Fails the test when it cannot be read.
std::string read_source_file(std::string_view path);

/// Compares with tests/golden/<name>. With REHEARSE_UPDATE_GOLDEN=1 the file is written instead: look at the
/// difference before you commit it.
void expect_golden(std::string_view name, std::string_view actual);

}  // namespace rehearse::test
