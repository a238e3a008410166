#include "ingest/message_findings.h"

#include <algorithm>
#include <utility>

namespace doelmaat::ingest {
namespace {

constexpr std::size_t kMostFindings = 100000;
constexpr int kLastRefusingLevel = 2;

bool Refuses(const OpenFinding& open) {
  return open.judged.level <= kLastRefusingLevel && open.judged.finding.rule != kReleaseNotice;
}

}  // namespace

bool MessageFindings::full() const { return findings_.size() >= kMostFindings; }

void MessageFindings::Add(ijw::Finding finding, const ijw::Rule& rule) {
  findings_.push_back({{std::move(finding), rule.level}, rule.effect, rule.whole_message});
}

const std::string* MessageFindings::FaultOnLine(std::uint32_t line) const {
  const auto found = std::find_if(findings_.rbegin(), findings_.rend(), [&](const auto& open) {
    return open.judged.finding.line == line && open.judged.level == 1;
  });
  return found == findings_.rend() ? nullptr : &found->judged.finding.rule;
}

bool MessageFindings::Judge() {
  const auto late = [](const OpenFinding& open) { return open.judged.level > kLastRefusingLevel; };
  const bool wrong = std::any_of(findings_.begin(), findings_.end(), Refuses);
  const bool refused = std::any_of(findings_.begin(), findings_.end(), [&](const auto& open) {
    return late(open) && open.whole_message;
  });
  std::erase_if(findings_, [&](const OpenFinding& open) {
    return late(open) && (wrong || (refused && !open.whole_message));
  });
  return std::none_of(findings_.begin(), findings_.end(), [](const OpenFinding& open) {
    return open.effect == ijw::RuleEffect::kRejectMessage;
  });
}

std::size_t MessageFindings::refusing() const {
  return static_cast<std::size_t>(std::count_if(findings_.begin(), findings_.end(), Refuses));
}

}  // namespace doelmaat::ingest
