#include "service/frontier_input.h"

#include "base/file.h"

namespace doelmaat::service {

frontier::FrontierTable ReadUnits(const FrontierRequest& request,
                                  frontier::OutputRule rule,
                                  const std::vector<std::string>& causes) {
  return frontier::ReadFrontierTable(base::ReadFile(request.file),
                                     request.file.filename().string(),
                                     {request.id,
                                      request.inputs,
                                      request.outputs,
                                      request.environment,
                                      request.period,
                                      causes,
                                      request.prices},
                                     rule);
}

}  // namespace doelmaat::service
