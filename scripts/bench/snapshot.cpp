// How long a snapshot of a database takes over two warm connections: bench_snapshot <socket folder> <port>
// <database> [rounds]
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

#include "pg/connection.h"
#include "schema/compare.h"
#include "snapshot/fingerprint.h"
#include "snapshot/read.h"

namespace {

template <typename Run>
double milliseconds(const Run& run) {
  const auto start = std::chrono::steady_clock::now();
  run();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) return 2;
  const rehearse::Endpoint endpoint{argv[1], std::atoi(argv[2]), "postgres", "owner"};
  rehearse::pg::Connection connection(rehearse::pg::as_superuser(endpoint, argv[3]));
  rehearse::pg::Connection helper(rehearse::pg::as_superuser(endpoint, argv[3]));
  const auto read = [&] { return rehearse::snapshot::read(connection, helper); };
  const int rounds = argc > 4 ? std::atoi(argv[4]) : 50;

  rehearse::SchemaSnapshot first;
  const double cold = milliseconds([&] { first = read(); });
  std::vector<double> warm;
  std::vector<double> equal;
  for (int round = 0; round < rounds; ++round) {
    rehearse::SchemaSnapshot next;
    warm.push_back(milliseconds([&] { next = read(); }));
    equal.push_back(
        milliseconds([&] { (void)rehearse::schema::compare(first, next, rehearse::Comparison::down); }));
  }
  const double mark = milliseconds([&] { (void)rehearse::snapshot::fingerprint(connection); });
  fmt::print(
      "{}: {} objects, first {:.1f} ms, then {:.2f} ms (best {:.2f} ms), compare of equals {:.4f} ms, "
      "fingerprint {:.2f} ms\n",
      argv[3], first.objects.size(), cold, median(warm), *std::min_element(warm.begin(), warm.end()),
      median(equal), mark);
}
