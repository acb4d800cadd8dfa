// The normal distribution: what ties the order of rows to the order of their values.
#pragma once

namespace rehearse::seed {

/// The share of a standard normal distribution below `x`.
double normal_share(double x);

/// Its inverse, for shares between 0 and 1, exclusive; relative error below 1.2e-9.
double normal_quantile(double share);

}  // namespace rehearse::seed
