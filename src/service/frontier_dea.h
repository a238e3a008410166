// `doelmaat frontier dea`, `rts` and `mergers`: which envelopment method a request asks for.
#pragma once

#include "frontier/frontier_report.h"
#include "numerics/parallel.h"
#include "service/frontier_service.h"

namespace doelmaat::service {

// Throws kBadInput for words that do not exist and for options that do not go together.
frontier::FrontierReport AnalyseDeaRequest(const FrontierRequest& request,
                                           const numerics::ParallelFor& parallel_for);

// Throws kBadInput for too few replications.
frontier::FrontierReport AnalyseReturnsRequest(const FrontierRequest& request,
                                               const numerics::ParallelFor& parallel_for);

// Throws kNotFound and kBadData for the file of mergers: see ReadMergers.
frontier::FrontierReport AnalyseMergersRequest(const FrontierRequest& request);

}  // namespace doelmaat::service
