// `doelmaat frontier outliers|order-m|order-alpha|conditional` and `boot --method subsampling`:
// what a request asks of the methods that one odd unit does not decide.
#pragma once

#include "frontier/frontier_report.h"
#include "numerics/parallel.h"
#include "service/frontier_service.h"

namespace doelmaat::service {

// Throws kBadInput for words that do not exist, numbers out of bounds, and as the methods do.
frontier::FrontierReport AnalyseOutlierRequest(const FrontierRequest& request,
                                               const numerics::ParallelFor& parallel_for);
frontier::FrontierReport AnalysePartialRequest(const FrontierRequest& request,
                                               const numerics::ParallelFor& parallel_for);
frontier::FrontierReport AnalyseConditionalRequest(const FrontierRequest& request,
                                                   const numerics::ParallelFor& parallel_for);
frontier::FrontierReport AnalyseSubsamplingRequest(const FrontierRequest& request,
                                                   const numerics::ParallelFor& parallel_for);

// Whether `boot` is asked for subsampling: "smoothed" or "subsampling" of --method.
bool AsksSubsampling(const FrontierRequest& request);

}  // namespace doelmaat::service
