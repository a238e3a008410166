#include "service/frontier_input.h"

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

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

std::uint64_t AtLeast(std::int64_t value, std::int64_t least, const std::string& option) {
  if (value < least) {
    throw Error(ErrorKind::kBadInput,
                base::Say("frontier.bad_count",
                          {{"option", option},
                           {"value", std::to_string(value)},
                           {"least", std::to_string(least)}}));
  }
  return static_cast<std::uint64_t>(value);
}

}  // namespace doelmaat::service
