#include "support/differences_fixture.h"

#include <string>

namespace rehearse::test {

namespace {

SchemaDifference difference(const std::string& kind, const std::string& object, const std::string& attribute,
                            const std::string& before, const std::string& after,
                            const std::string& meaning = {}, const std::string& repair = {}) {
  return {.kind = kind,
          .object = object,
          .attribute = attribute,
          .before = before,
          .after = after,
          .meaning = meaning,
          .repair = repair};
}

std::string body(const std::string& line) {
  std::string text = "\nBEGIN\n";
  for (int i = 1; i <= 9; ++i) text += "  PERFORM step_" + std::to_string(i) + "();\n";
  return text + line + "\n  RETURN NEW;\nEND\n";
}

std::string labels(const std::string& more) {
  return "draft, submitted, approved, rejected, paid, shipped, delivered, returned" + more;
}

}  // namespace

std::vector<SchemaDifference> assorted_differences() {
  std::vector<SchemaDifference> all{
      difference(
          "table", "public.invoices", "", "table", "",
          "with 12 columns, 3 indexes, 2 constraints, 1 trigger; looks like a rename to public.bills: all "
          "12 columns match"),
      difference("index", "public.orders_note_idx_ccnew", "", "", "INVALID, on public.orders btree (note)",
                 "left behind by a failed REINDEX CONCURRENTLY; PostgreSQL maintains but never uses it",
                 "DROP INDEX public.orders_note_idx_ccnew;"),
      difference("sequence", "public.orders_id_seq", "name", "orders_id_seq", "orders_id_seq1",
                 "name only: PostgreSQL chose orders_id_seq1 because orders_id_seq was still taken",
                 "ALTER SEQUENCE public.orders_id_seq1 RENAME TO orders_id_seq;"),
      difference("column", "public.orders.total", "default", "0", "none", "",
                 "ALTER TABLE public.orders ALTER COLUMN total SET DEFAULT 0;"),
      difference("column", "public.orders.total", "not null", "true", "false", "rows may hold NULL now",
                 "ALTER TABLE public.orders ALTER COLUMN total SET NOT NULL;"),
      difference("function", "public.touch()", "body", body("  NEW.at := now();"),
                 body("  NEW.at := clock_timestamp();")),
      difference("type", "public.status", "labels", labels(""), labels(", lost"),
                 "PostgreSQL cannot remove an enum label: accept it in [[schema.accept]] with the reason"),
      difference("table", "public.orders", "column order", "id, total, note", "id, note, total"),
      difference("view", "public.\"<b>`evil` @all\x1b[2J|\"", "comment", "a\n```\n</details>", "none", "",
                 "COMMENT ON VIEW public.\"x\" IS 'a\n```\n</details>';"),
  };
  all[2].name_only = true;
  all[2].severity = all[7].severity = DifferenceSeverity::warning;
  all[6].severity = DifferenceSeverity::accepted;
  all[6].reason = "labels stay";
  return all;
}

}  // namespace rehearse::test
