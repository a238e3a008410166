#include "synth/claim_defect.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "synth/claiming.h"

namespace doelmaat::synth {
namespace {

constexpr int kAttempts = 6;

class ClaimPlanter {
 public:
  ClaimPlanter(RandomStream* stream,
               Traffic* traffic,
               int* next_reference,
               Declaration* declaration)
      : stream_(*stream),
        traffic_(*traffic),
        next_reference_(*next_reference),
        declaration_(*declaration) {}

  void Run() {
    const int first = static_cast<int>(kFirstClaimDefect);
    const int last = static_cast<int>(kLastClaimDefect);
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
      const auto defect = static_cast<Defect>(Between(stream_, first, last));
      const int line = declaration_.claims[stream_.Below(declaration_.claims.size())];
      if (!at(line).credit && !at(line).fixed && Plant(defect, line)) {
        declaration_.defect = defect;
        return;
      }
    }
  }

 private:
  Claim& at(int claim) { return traffic_.claims[static_cast<std::size_t>(claim)]; }
  const Allocation& AllocationOf(const Claim& claim) const {
    return traffic_.allocations[static_cast<std::size_t>(claim.allocation)];
  }
  const Product& ProductOfLine(int line) { return Products()[AllocationOf(at(line)).product]; }

  bool Plant(Defect defect, int line) {
    switch (defect) {
      case Defect::kAmountWithComma:
      case Defect::kNoSuchDay:
        Mark(defect, line);
        at(line).state = ClaimState::kLost;
        return true;
      case Defect::kOldUnit:
      case Defect::kLongCode:
      case Defect::kBsn:
      case Defect::kTotal:
      case Defect::kHalfMonth:
      case Defect::kUnknownAllocation:
        Mark(defect, line);
        return true;
      case Defect::kTruncated:
        Mark(defect, line);
        for (const int claim : declaration_.claims) {
          at(claim).state = ClaimState::kLost;
        }
        return true;
      case Defect::kNoTariff:
        Mark(defect, line);
        return std::exchange(at(line).tariff, 0) > 0 || Unmark(line);
      case Defect::kDebitTwiceInMessage:
      case Defect::kCreditWithoutPrevious:
      case Defect::kCreditWithoutDebit:
        AddLine(defect, line);
        return true;
      case Defect::kSecondDebit:
        return SecondDebit();
      case Defect::kReferenceAgain:
        return ReferenceAgain(line);
      case Defect::kLateBegin:
        return LateBegin(line);
      case Defect::kAmount:
        return WrongAmount(line);
      case Defect::kOtherCode:
        return OtherCode(line);
      case Defect::kNone:
      case Defect::kEndBeforeBegin:
      case Defect::kWeekWithoutEnd:
      case Defect::kRemovedWithTerm:
      case Defect::kAllocationOldUnit:
      case Defect::kCodeOfOtherCategory:
      case Defect::kUnknownMunicipality:
      case Defect::kOldReason:
      case Defect::kEmptyElement:
      case Defect::kAllocationBsn:
      case Defect::kStatus:
      case Defect::kStopInFuture:
      case Defect::kStopOfOtherStart:
      case Defect::kAnswerWithoutRequest:
      case Defect::kReferrerWithoutName:
        break;
    }
    return false;
  }

  void Mark(Defect defect, int line) {
    declaration_.defect_claim = line;
    at(line).defect = defect;
    at(line).fixed = true;
  }

  bool Unmark(int line) {
    declaration_.defect_claim = kNone;
    at(line).defect = Defect::kNone;
    at(line).fixed = false;
    return false;
  }

  // A line beside `line` that must not count.
  void AddLine(Defect defect, int line) {
    Claim extra = at(line);
    extra.reference = ++next_reference_;
    extra.fixed = true;
    extra.state = ClaimState::kLost;
    extra.defect = defect;
    extra.corrects = kNone;
    extra.declaration = at(declaration_.claims.front()).declaration;
    extra.claim_month = declaration_.month;
    if (defect == Defect::kCreditWithoutDebit || defect == Defect::kCreditWithoutPrevious) {
      extra.credit = true;
      extra.corrects = defect == Defect::kCreditWithoutDebit ? kUnknownDebit : kNone;
    }
    if (defect == Defect::kSecondDebit || defect == Defect::kCreditWithoutDebit) {
      extra.volume = std::min<std::int64_t>(extra.volume, 1);
      Price(extra.rate, &extra);
    }
    const int index = static_cast<int>(traffic_.claims.size());
    traffic_.claims.push_back(extra);
    const int youth = AllocationOf(extra).youth;
    auto place = std::find_if(declaration_.claims.begin(),
                              declaration_.claims.end(),
                              [&](int claim) { return AllocationOf(at(claim)).youth > youth; });
    declaration_.claims.insert(place, index);
    declaration_.defect_claim = index;
  }

  // A line of an earlier declaration of this provider that stands as it is.
  std::optional<int> EarlierLine() {
    for (int attempt = 0; attempt < 20 && !traffic_.declarations.empty(); ++attempt) {
      const Declaration& other = traffic_.declarations[stream_.Below(traffic_.declarations.size())];
      if (other.provider != declaration_.provider || other.defect != Defect::kNone ||
          other.month >= declaration_.month || other.answer == Answer::kOpen) {
        continue;
      }
      const int line = other.claims[stream_.Below(other.claims.size())];
      const Claim& claim = at(line);
      if (!claim.credit && !claim.corrected && !claim.fixed &&
          claim.state == ClaimState::kGranted) {
        return line;
      }
    }
    return std::nullopt;
  }

  // One unit more of what was claimed before; little enough to stay within what is allocated.
  bool SecondDebit() {
    const auto earlier = EarlierLine();
    if (!earlier.has_value()) {
      return false;
    }
    const Claim& claim = at(*earlier);
    const Product& product = ProductOfLine(*earlier);
    const std::int64_t weekly = AllocationOf(claim).planned * (claim.minutes ? 60 : 1);
    const int days = claim.until - claim.from + 1;
    if (product.delivery != Delivery::kWeekly || product.unit == "14" ||
        static_cast<double>(claim.volume + 1) > 0.85 * days / 7 * static_cast<double>(weekly)) {
      return false;
    }
    at(*earlier).fixed = true;
    AddLine(Defect::kSecondDebit, *earlier);
    return true;
  }

  bool ReferenceAgain(int line) {
    const auto earlier = EarlierLine();
    if (!earlier.has_value()) {
      return false;
    }
    at(*earlier).fixed = true;
    Mark(Defect::kReferenceAgain, line);
    at(line).reference = at(*earlier).reference;
    at(line).state = ClaimState::kLost;
    return true;
  }

  bool LateBegin(int line) {
    Claim& claim = at(line);
    const bool first_of_month = claim.from == FirstDay(claim.care_month);
    if (!first_of_month || AllocationOf(claim).from >= claim.from || claim.until <= claim.from) {
      return false;
    }
    Mark(Defect::kLateBegin, line);
    claim.from += 1;
    return true;
  }

  bool WrongAmount(int line) {
    Claim& claim = at(line);
    if (claim.tariff == 0 || claim.minutes || ProductOfLine(line).unit == "01") {
      return false;
    }
    Mark(Defect::kAmount, line);
    claim.cents += 100;
    return true;
  }

  bool OtherCode(int line) {
    const Product& product = ProductOfLine(line);
    if (AllocationOf(at(line)).aspecific) {
      return false;
    }
    const auto products = Products();
    for (std::size_t index = 0; index < products.size(); ++index) {
      if (products[index].category == product.category && products[index].code != product.code) {
        Mark(Defect::kOtherCode, line);
        at(line).other_product = index;
        return true;
      }
    }
    return false;
  }

  RandomStream& stream_;
  Traffic& traffic_;
  int& next_reference_;
  Declaration& declaration_;
};

}  // namespace

void PlantInDeclaration(RandomStream* stream,
                        Traffic* traffic,
                        int* next_reference,
                        Declaration* declaration) {
  ClaimPlanter(stream, traffic, next_reference, declaration).Run();
}

}  // namespace doelmaat::synth
