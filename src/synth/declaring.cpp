#include "synth/declaring.h"

#include <algorithm>
#include <map>
#include <utility>

#include "synth/claim_defect.h"
#include "synth/claiming.h"
#include "synth/draw.h"

namespace doelmaat::synth {
namespace {

// All invented; see docs/methods/synthetic-traffic.md.
constexpr double kLineRefused = 0.012;
constexpr double kTriedAgain = 0.75;
constexpr double kCorrected = 0.025;
constexpr double kCorrectedWithNew = 0.85;
constexpr double kUnanswered = 0.004;
constexpr double kUnansweredAtTheEnd = 0.12;
constexpr double kWhollyRefused = 0.003;
constexpr double kNotProcessed = 0.002;

class Declaring {
 public:
  Declaring(const Region& region, Traffic* traffic)
      : region_(region),
        traffic_(*traffic),
        stream_(region.options.seed, "synth.declarations", traffic->municipality),
        defects_(region.options.seed, "synth.defects", traffic->municipality),
        planted_(region.options.seed, "synth.planted_answers", traffic->municipality),
        by_month_(static_cast<std::size_t>(region.last_month - region.first_month + 1)) {}

  void Run() {
    for (std::size_t claim = 0; claim < traffic_.claims.size(); ++claim) {
      Put(static_cast<int>(claim));
    }
    for (Month month = region_.first_month; month <= region_.last_month; ++month) {
      RunMonth(month);
    }
  }

 private:
  Claim& at(int claim) { return traffic_.claims[static_cast<std::size_t>(claim)]; }
  const Allocation& AllocationOf(const Claim& claim) const {
    return traffic_.allocations[static_cast<std::size_t>(claim.allocation)];
  }
  std::vector<int>& InMonth(Month month) {
    return by_month_[static_cast<std::size_t>(month - region_.first_month)];
  }
  void Put(int claim) { InMonth(at(claim).claim_month).push_back(claim); }

  // Adds a claim in a later month; one after the last month is never made.
  void PutLater(const Claim& claim) {
    if (claim.claim_month <= region_.last_month) {
      traffic_.claims.push_back(claim);
      Put(static_cast<int>(traffic_.claims.size()) - 1);
    }
  }

  void RunMonth(Month month) {
    std::map<int, std::vector<int>> by_provider;
    for (const int claim : InMonth(month)) {
      by_provider[AllocationOf(at(claim)).provider].push_back(claim);
    }
    for (auto& [provider, claims] : by_provider) {
      std::sort(
          claims.begin(), claims.end(), [&](int left, int right) { return Less(left, right); });
      Declaration declaration;
      declaration.provider = provider;
      declaration.month = month;
      declaration.sent = FirstDay(month + 1) + 4 + provider % 8;
      declaration.claims = std::move(claims);
      Declare(std::move(declaration));
    }
  }

  bool Less(int left, int right) {
    const auto key = [&](int index) {
      const Claim& claim = at(index);
      return std::make_tuple(
          AllocationOf(claim).youth, claim.allocation, claim.care_month, !claim.credit, index);
    };
    return key(left) < key(right);
  }

  void Declare(Declaration declaration) {
    declaration.identification = ++identifications_;
    const int index = static_cast<int>(traffic_.declarations.size());
    bool plain = true;  // nothing in it that hangs on an earlier line
    for (const int number : declaration.claims) {
      Claim& claim = at(number);
      claim.reference = ++references_;
      claim.declaration = index;
      plain = plain && !claim.fixed;
    }
    Plant(&declaration);
    for (const int number : declaration.claims) {
      declaration.cents += at(number).credit ? -at(number).cents : at(number).cents;
    }
    DrawAnswer(plain && declaration.defect == Defect::kNone, &declaration);
    Judge(&declaration);
    const bool again =
        declaration.answer == Answer::kNotProcessed || declaration.answer == Answer::kRefused;
    traffic_.declarations.push_back(std::move(declaration));
    if (again) {
      DeclareAgain(traffic_.declarations.back());
    }
  }

  // A declaration that was refused as a whole, or not processed, counts as not sent: the same month
  // is declared anew.
  void DeclareAgain(const Declaration& first) {
    Declaration anew;
    anew.provider = first.provider;
    anew.month = first.month;
    anew.again = true;
    anew.sent = first.answer_sent + 1;
    for (const int number : first.claims) {
      Claim claim = at(number);
      claim.fixed = true;
      claim.state = ClaimState::kClaimed;
      anew.claims.push_back(static_cast<int>(traffic_.claims.size()));
      traffic_.claims.push_back(claim);
    }
    Declare(std::move(anew));
  }

  // After a message that is no context for others more may be reported on the next of its provider.
  void Plant(Declaration* declaration) {
    bool& after_defect = after_defect_[declaration->provider];
    declaration->after_defect = std::exchange(after_defect, false);
    if (declaration->again || !Chance(defects_, region_.options.defects)) {
      return;
    }
    PlantInDeclaration(&defects_, &traffic_, &references_, declaration);
    after_defect = RefusesMessage(declaration->defect);
    if (after_defect) {
      for (const int number : declaration->claims) {
        at(number).fixed = true;
      }
    }
  }

  void DrawAnswer(bool plain, Declaration* declaration) {
    const bool last = declaration->month == region_.last_month;
    const double draw = stream_.Uniform();
    const double none = last ? kUnansweredAtTheEnd : kUnanswered;
    declaration->answer_sent = declaration->sent + Between(stream_, 2, declaration->again ? 5 : 12);
    declaration->answer_sent += Lateness(*declaration);
    declaration->answer = Answer::kGranted;
    if (draw < none || declaration->defect == Defect::kTruncated) {
      declaration->answer = Answer::kOpen;
      declaration->answer_sent = kNoDay;
      return;
    }
    if (plain && draw < none + kWhollyRefused) {
      declaration->answer = Answer::kRefused;
    } else if (plain && draw < none + kWhollyRefused + kNotProcessed) {
      declaration->answer = Answer::kNotProcessed;
    }
    declaration->answer_identification = ++answers_;
  }

  // The planted lateness of a municipality. Not of the last month, for no message may come after
  // the cut-off; and not of what is declared anew.
  Day Lateness(const Declaration& declaration) {
    const double share = region_.municipalities[traffic_.municipality].late_answers;
    const bool may = share > 0.0 && !declaration.again && declaration.month < region_.last_month;
    return may && Chance(planted_, share) ? kLateAnswer : 0;
  }

  void Judge(Declaration* declaration) {
    const Answer answer = declaration->answer;
    for (const int number : declaration->claims) {
      switch (answer) {
        case Answer::kOpen:
          break;
        case Answer::kRefused:
        case Answer::kNotProcessed:
          at(number).state = ClaimState::kNeverHappened;
          break;
        case Answer::kGranted:
        case Answer::kInPart:
          JudgeLine(number, declaration);
          break;
      }
    }
  }

  void JudgeLine(int number, Declaration* declaration) {
    if (!at(number).fixed && Chance(stream_, kLineRefused)) {
      at(number).state = ClaimState::kRefused;
      declaration->answer = Answer::kInPart;
      TryAgain(number);
      return;
    }
    Claim& claim = at(number);
    if (claim.state != ClaimState::kLost) {
      claim.state = ClaimState::kGranted;
    }
    declaration->granted_cents += claim.credit ? -claim.cents : claim.cents;
    if (claim.fixed) {
      return;
    }
    const double extra =
        region_.providers[static_cast<std::size_t>(declaration->provider)].corrections;
    if (Chance(stream_, kCorrected)) {
      Correct(number, &stream_);
    } else if (extra > 0.0 && Chance(planted_, extra)) {
      Correct(number, &planted_);
    }
  }

  void TryAgain(int number) {
    if (!Chance(stream_, kTriedAgain)) {
      return;
    }
    Claim again = at(number);
    again.claim_month += 1;
    again.fixed = true;
    again.state = ClaimState::kClaimed;
    PutLater(again);
  }

  void Correct(int number, RandomStream* stream) {
    at(number).corrected = true;
    Claim credit = at(number);
    credit.claim_month += Between(*stream, 1, 4);
    credit.credit = true;
    credit.fixed = true;
    credit.corrects = number;
    credit.state = ClaimState::kClaimed;
    Claim anew = at(number);
    anew.claim_month = credit.claim_month;
    anew.fixed = true;
    anew.state = ClaimState::kClaimed;
    const auto less = static_cast<std::int64_t>(static_cast<double>(anew.volume) *
                                                (0.4 + 0.5 * stream->Uniform()));
    const bool with_new = Chance(*stream, kCorrectedWithNew) && less >= 1;
    anew.volume = less;
    Price(anew.rate, &anew);
    PutLater(credit);
    if (with_new) {
      PutLater(anew);
    }
  }

  const Region& region_;
  Traffic& traffic_;
  RandomStream stream_;
  RandomStream defects_;
  RandomStream planted_;  // of its own, so that what is planted moves nothing else
  std::map<int, bool> after_defect_;
  std::vector<std::vector<int>> by_month_;
  int references_ = 0;
  int identifications_ = 0;
  int answers_ = 0;
};

}  // namespace

void AddDeclarations(const Region& region, Traffic* traffic) { Declaring(region, traffic).Run(); }

}  // namespace doelmaat::synth
