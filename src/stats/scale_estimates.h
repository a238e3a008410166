// σ_u, σ_v and what is made of them, with standard errors; shared by the stochastic frontiers.
#pragma once

#include "numerics/matrix.h"
#include "stats/orthonormal_columns.h"

namespace doelmaat::stats {

struct ScaleEstimates {
  Estimate sigma_u;
  Estimate sigma_v;
  Estimate sigma_squared;  // σ_u² + σ_v²
  Estimate gamma;          // σ_u² / (σ_u² + σ_v²)
};

// By the delta method, from ln σ_u and ln σ_v at places `first` and `first` + 1 of the covariance.
// γ as Battese & Corra 1977, Australian Journal of Agricultural Economics 21(3), 169-179.
ScaleEstimates ScaleEstimatesOf(double log_sigma_u,
                                double log_sigma_v,
                                const numerics::Matrix& covariance,
                                std::size_t first);

}  // namespace doelmaat::stats
