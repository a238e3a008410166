// Known faults that can be planted in the traffic, each with the rule it must be reported under and
// what becomes of the row.
#pragma once

#include <cstdint>
#include <string_view>

namespace doelmaat::synth {

enum class Defect : std::uint8_t {
  kNone,
  // In a JW323, levels 1 and 2: the message is not judged further.
  kAmountWithComma,
  kNoSuchDay,
  kOldUnit,
  kLongCode,
  kTruncated,
  kBsn,
  kTotal,
  kDebitTwiceInMessage,
  kCreditWithoutPrevious,
  kNoTariff,
  kHalfMonth,
  // In a JW323, levels 3 and 4.
  kUnknownAllocation,
  kSecondDebit,
  kReferenceAgain,
  kCreditWithoutDebit,
  kLateBegin,
  kAmount,
  kOtherCode,
  // In messages about one client.
  kEndBeforeBegin,
  kWeekWithoutEnd,
  kRemovedWithTerm,
  kAllocationOldUnit,
  kCodeOfOtherCategory,
  kUnknownMunicipality,
  kOldReason,
  kEmptyElement,
  kAllocationBsn,
  kStatus,
  kStopInFuture,
  kStopOfOtherStart,
  kAnswerWithoutRequest,
  kReferrerWithoutName,
};

struct DefectKind {
  Defect defect = Defect::kNone;
  std::string_view name;
  std::string_view rule;
  int level = 0;
  bool kept = true;  // the row, or the message when it is about that, is taken in
};

inline constexpr Defect kFirstClaimDefect = Defect::kAmountWithComma;
inline constexpr Defect kLastClaimDefect = Defect::kOtherCode;
inline constexpr Defect kFirstNoticeDefect = Defect::kEndBeforeBegin;
inline constexpr Defect kLastNoticeDefect = Defect::kReferrerWithoutName;

const DefectKind& KindOf(Defect defect);

// A message with a fault of level 1 or 2 is not judged further and is no context for others.
inline bool RefusesMessage(Defect defect) {
  return defect != Defect::kNone && KindOf(defect).level <= 2;
}

}  // namespace doelmaat::synth
