#include "report/text_table.h"

#include <gtest/gtest.h>

namespace rehearse::report {
namespace {

TextTable example() {
  TextTable table({{"name"}, {"time", Align::right}, {"verdict"}});
  table.add({"0042_größe", "8 ms", "pass"});
  table.add({"0043_a_much_longer_name", "12.5 s", "FAIL"});
  return table;
}

TEST(TextTable, AlignsNumbersRightAndNamesLeft) {
  EXPECT_EQ(example().render(100),
            " name                        time   verdict\n"
            " 0042_größe                  8 ms   pass\n"
            " 0043_a_much_longer_name   12.5 s   FAIL\n");
}

TEST(TextTable, ShortensOnlyTheFirstColumnWhenItIsTooWide) {
  EXPECT_EQ(example().render(36),
            " name                 time   verdict\n"
            " 0042_größe           8 ms   pass\n"
            " 0043_a_much_lon…   12.5 s   FAIL\n");
}

}  // namespace
}  // namespace rehearse::report
