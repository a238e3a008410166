// The units that a request of `doelmaat frontier` is about; shared by the files of that service.
#pragma once

#include <string>
#include <vector>

#include "frontier/frontier_table.h"
#include "service/frontier_service.h"

namespace doelmaat::service {

// Throws as ReadFrontierTable, and kNotFound for a file that is not there.
// `causes` are the columns that inefficiency or noise hangs on.
frontier::FrontierTable ReadUnits(const FrontierRequest& request,
                                  frontier::OutputRule rule,
                                  const std::vector<std::string>& causes = {});

}  // namespace doelmaat::service
