#include "seed/column_shape.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <vector>

#include "seed/coarse.h"
#include "seed/distinct_estimate.h"

namespace rehearse::seed {

namespace {

constexpr std::int64_t kSample = 100 * kRowsPerTarget;  // default_statistics_target
constexpr double kNearlyUnique = 0.97;

using Atoms = std::map<std::int64_t, double>;  // single values that are frequent, by number

class Shaping {
 public:
  Shaping(const ProfileColumn& column, const Domain& domain, std::int64_t rows, std::int64_t known_rows,
          Stream stream)
      : column_(column), domain_(domain), stream_(stream), present_(1 - column.null_fraction) {
    rows_ = std::max<std::int64_t>(std::llround(static_cast<double>(rows) * present_), 1);
    // A number of values stays what it is when rows are scaled; a share of them does not.
    wanted_ = column.distinct < 0 ? -column.distinct * static_cast<double>(rows) : column.distinct;
    unique_ = wanted_ >= kNearlyUnique * static_cast<double>(rows_) && known_rows > 0;
  }

  ColumnShape run() {
    bounds_ = read_bounds();
    place_atoms();
    spread_rest();
    if (!unique_ && wanted_ > 0) fit_distinct(stretches_, wanted_, rows_, kSample);
    if (unique_) use_all();
    double ties = 0;
    for (const Stretch& stretch : stretches_)
      ties += stretch.share * stretch.share / static_cast<double>(stretch.values);
    const double correlation = free_of_ties(column_.correlation.value_or(0), ties);
    return {Spread(std::move(stretches_)), correlation};
  }

 private:
  // ANALYZE sorts equal values by their place, which correlates them however they lie: for values that lie
  // anywhere it finds the sum of their squared shares (compute_scalar_stats(), analyze.c).
  static double free_of_ties(double correlation, double ties) {
    return ties >= 1 ? 0 : std::clamp((correlation - ties) / (1 - ties), -1.0, 1.0);
  }

  [[nodiscard]] std::optional<std::int64_t> number(std::string_view literal) const {
    const auto parsed = domain_.parse(literal);
    if (!parsed) return std::nullopt;
    return std::clamp(*parsed, domain_.range.low, domain_.range.high);
  }

  [[nodiscard]] std::vector<std::int64_t> read_bounds() const {
    std::vector<std::int64_t> bounds;
    for (const std::string& literal : column_.bounds) {
      if (const auto bound = number(literal)) bounds.push_back(*bound);
    }
    std::sort(bounds.begin(), bounds.end());
    if (bounds.size() < 2) return {};
    return apart(smoothed(bounds), domain_.range);
  }

  void place_atoms() {
    const CommonValues& common = column_.common;
    std::vector<std::pair<std::int64_t, double>> placed;
    std::vector<double> homeless;
    for (std::size_t i = 0; i < common.frequencies.size(); ++i) {
      const double share = present_ > 0 ? common.frequencies[i] / present_ : 0;
      const bool told = i < common.values.size() && common.values[i];
      if (const auto known = told ? number(*common.values[i]) : std::nullopt) {
        placed.emplace_back(*known, share);
      } else {
        homeless.push_back(share);
      }
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::int64_t> values;
    for (const auto& atom : placed) values.push_back(atom.first);
    values = apart(values, domain_.range);
    for (std::size_t i = 0; i < placed.size(); ++i) add_atom(values[i], placed[i].second);
    for (std::size_t i = 0; i < homeless.size(); ++i)
      add_atom(somewhere(static_cast<std::int64_t>(i)), homeless[i]);
  }

  [[nodiscard]] std::int64_t somewhere(std::int64_t i) const {
    const OrdinalRange within =
        bounds_.empty() ? domain_.range : OrdinalRange{bounds_.front(), bounds_.back()};
    return within.low + stream_.below(i, within.high - within.low + 1);
  }

  // On the next free number: two values must not become one.
  void add_atom(std::int64_t value, double share) {
    for (std::int64_t at = value; at <= domain_.range.high; ++at)
      if (atoms_.emplace(at, share).second) return;
    for (std::int64_t at = value; at >= domain_.range.low; --at)
      if (atoms_.emplace(at, share).second) return;
    atoms_[value] += share;
  }

  void spread_rest() {
    double rest = 1;
    for (const auto& atom : atoms_) rest -= atom.second;
    const bool all_common = column_.distinct > 0 &&
                            column_.distinct <= static_cast<double>(atoms_.size()) + 0.5 && !atoms_.empty();
    rest = all_common ? 0 : std::max(rest, 0.0);
    next_ = atoms_.begin();
    if (bounds_.empty()) {
      add_bucket(domain_.range.low, domain_.range.high + 1, rest);
    } else {
      const double each = rest / static_cast<double>(bounds_.size() - 1);
      for (std::size_t i = 1; i < bounds_.size(); ++i) {
        const bool last = i + 1 == bounds_.size();
        add_bucket(bounds_[i - 1], std::max(bounds_[i], bounds_[i - 1] + (last ? 1 : 0)), each);
      }
    }
    while (next_ != atoms_.end()) take_atom();
    if (stretches_.empty()) add_stretch(domain_.range.low, domain_.range.high + 1, 1);
  }

  void take_atom() {
    stretches_.push_back({next_->first, 1, 1, next_->second});
    ++next_;
  }

  // From `low` to before `high`, around the atoms in it.
  void add_bucket(std::int64_t low, std::int64_t high, double share) {
    const auto width = static_cast<double>(std::max<std::int64_t>(high - low, 1));
    while (next_ != atoms_.end() && next_->first < low) take_atom();
    if (low >= high) return add_point(low, share);
    while (next_ != atoms_.end() && next_->first < high) {
      const std::int64_t at = next_->first;
      if (at > low) add_stretch(low, at, share * static_cast<double>(at - low) / width);
      take_atom();
      low = at + 1;
    }
    if (low < high) add_stretch(low, high, share * static_cast<double>(high - low) / width);
  }

  void add_point(std::int64_t at, double share) {
    if (share > 0) stretches_.push_back({at, 1, 1, share});
  }

  void add_stretch(std::int64_t low, std::int64_t high, double share) {
    if (share > 0) stretches_.push_back({low, high - low, high - low, share});
  }

  void use_all() {
    for (Stretch& stretch : stretches_) stretch.values = stretch.span;
  }

  const ProfileColumn& column_;
  const Domain& domain_;
  Stream stream_;
  double present_;
  std::int64_t rows_ = 0;
  double wanted_ = 0;
  bool unique_ = false;
  std::vector<std::int64_t> bounds_;
  Atoms atoms_;
  Atoms::const_iterator next_;
  std::vector<Stretch> stretches_;
};

}  // namespace

ColumnShape shape_of(const ProfileColumn& column, const Domain& domain, std::int64_t rows,
                     std::int64_t known_rows, Stream stream) {
  return Shaping(column, domain, rows, known_rows, stream).run();
}

}  // namespace rehearse::seed
