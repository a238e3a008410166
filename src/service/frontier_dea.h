// `doelmaat frontier dea`: which envelopment method a request asks for.
#pragma once

#include "frontier/frontier_report.h"
#include "numerics/parallel.h"
#include "service/frontier_service.h"

namespace doelmaat::service {

// Throws kBadInput for words that do not exist and for options that do not go together.
frontier::FrontierReport AnalyseDeaRequest(const FrontierRequest& request,
                                           const numerics::ParallelFor& parallel_for);

}  // namespace doelmaat::service
