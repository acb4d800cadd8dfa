#include "seed/text_form.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "seed/support.h"

namespace rehearse::seed {
namespace {

std::string text_of(const TextForm& form, std::int64_t number) {
  std::string text(static_cast<std::size_t>(form.length(number)), ' ');
  form.write(number, text.data(), static_cast<int>(text.size()));
  return text;
}

// The server is asked: what it compresses how well is its own business.
TEST(TextForm, ValuesOutsideTakeTheBytesThatTheyAreToldOncePostgresHasCompressedThem) {
  SeededDatabase database("CREATE TABLE t (compressible bool, v text)");
  for (const bool compressible : {false, true}) {
    TextForm form(TextClass::words, 1'000'000, 1, 1 << 20, Stream(7));
    form.set_lengths({10, 20, 30, 40, 50});
    form.move_out(0.5, 4'000, compressible);
    for (std::int64_t number = 0; number < 400; ++number)
      database.connection().query(
          fmt::format("INSERT INTO t VALUES ({}, '{}')", compressible, text_of(form, number)));
  }
  const std::string outside = " FROM t WHERE length(v) > 100 AND ";
  EXPECT_NEAR(database.number("SELECT avg(pg_column_size(v))" + outside + "compressible"), 4'000, 400);
  EXPECT_GT(database.number("SELECT avg(length(v))" + outside + "compressible"), 4'800);
  EXPECT_NEAR(database.number("SELECT avg(pg_column_size(v))" + outside + "NOT compressible"), 4'000, 400);
  EXPECT_NEAR(database.number("SELECT avg((length(v) > 100)::int) FROM t"), 0.5, 0.08);
}

}  // namespace
}  // namespace rehearse::seed
