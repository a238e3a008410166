// The findings of the message at hand. What becomes of them, and of the message, is known when it
// has been read to its end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ijw/rule_set.h"
#include "ingest/judged_finding.h"

namespace doelmaat::ingest {

// Says of a release that its rules were not looked at; nothing of the message.
inline constexpr std::string_view kReleaseNotice = "release-niet-getoetst";

struct OpenFinding {
  JudgedFinding judged;
  ijw::RuleEffect effect = ijw::RuleEffect::kKeep;
  bool whole_message = false;
};

class MessageFindings {
 public:
  void Clear() { findings_.clear(); }
  // Beyond this a file is beyond repair, and memory has a bound: no more is taken.
  bool full() const;
  void Add(ijw::Finding finding, const ijw::Rule& rule);

  // The rule of level 1 that a line broke last; nullptr when it broke none.
  const std::string* FaultOnLine(std::uint32_t line) const;

  // Levels 3 and 4 are judged only of a message that is right at 1 and 2, and a rule that refuses
  // the whole message leaves the others of those levels unsaid: these go. Returns whether no rule
  // refuses the message.
  bool Judge();
  // Of levels 1 and 2.
  std::size_t refusing() const;
  const std::vector<OpenFinding>& all() const { return findings_; }

 private:
  std::vector<OpenFinding> findings_;
};

}  // namespace doelmaat::ingest
