#include "synth/defect.h"

#include <array>

namespace doelmaat::synth {
namespace {

constexpr std::array<DefectKind, 33> kKinds{{
    {Defect::kNone, "none", "", 0, true},
    {Defect::kAmountWithComma, "amount_with_comma", "LDT_Bedrag integer", 1, false},
    {Defect::kNoSuchDay, "no_such_day", "xs:date", 1, false},
    {Defect::kOldUnit, "old_unit", "enumeratie LDT_Eenheid", 1, true},
    {Defect::kLongCode, "long_code", "RS (LDT_ProductCode max 5)", 1, true},
    {Defect::kTruncated, "truncated", "xml", 1, false},
    {Defect::kBsn, "bsn", "CS002", 2, true},
    {Defect::kTotal, "total", "TR358", 2, true},
    {Defect::kDebitTwiceInMessage, "debit_twice_in_message", "TR416", 2, false},
    {Defect::kCreditWithoutPrevious, "credit_without_previous", "CD060", 2, false},
    {Defect::kNoTariff, "no_tariff", "CD087", 2, true},
    {Defect::kHalfMonth, "half_month", "CS340", 2, true},
    {Defect::kUnknownAllocation, "unknown_allocation", "TR338", 3, true},
    {Defect::kSecondDebit, "second_debit", "TR389", 3, false},
    {Defect::kReferenceAgain, "reference_again", "TR314", 3, false},
    {Defect::kCreditWithoutDebit, "credit_without_debit", "TR323", 3, false},
    {Defect::kLateBegin, "late_begin", "TR387", 3, true},
    {Defect::kAmount, "amount", "TR346", 4, true},
    {Defect::kOtherCode, "other_code", "TR340", 3, true},
    {Defect::kEndBeforeBegin, "end_before_begin", "CS003", 2, false},
    {Defect::kWeekWithoutEnd, "week_without_end", "CD076", 2, true},
    {Defect::kRemovedWithTerm, "removed_with_term", "CS335", 2, false},
    {Defect::kAllocationOldUnit, "allocation_old_unit", "enumeratie LDT_Eenheid", 1, true},
    {Defect::kCodeOfOtherCategory, "code_of_other_category", "TR381", 4, true},
    {Defect::kUnknownMunicipality, "unknown_municipality", "TR378", 4, true},
    {Defect::kOldReason, "old_reason", "CS336", 2, true},
    {Defect::kEmptyElement, "empty_element", "RS033", 1, true},
    {Defect::kAllocationBsn, "allocation_bsn", "CS002", 2, true},
    {Defect::kStatus, "status", "CS058", 2, false},
    {Defect::kStopInFuture, "stop_in_future", "TR134", 2, true},
    {Defect::kStopOfOtherStart, "stop_of_other_start", "TR382", 3, true},
    {Defect::kAnswerWithoutRequest, "answer_without_request", "TR355", 3, true},
    {Defect::kReferrerWithoutName, "referrer_without_name", "CD067", 2, true},
}};

}  // namespace

const DefectKind& KindOf(Defect defect) { return kKinds[static_cast<std::size_t>(defect)]; }

}  // namespace doelmaat::synth
