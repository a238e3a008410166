#include "synth/trajectory_truth.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

#include "synth/truth_row.h"

namespace doelmaat::synth {
namespace {

// Care on one allocation and those that took its place.
struct Care {
  int first = 0;  // index of the allocation
  Day start = 0;
  Day end = kNoDay;
  std::string_view reason;
  std::vector<int> allocations;
};

struct Merged {
  Day end = 0;
  std::vector<const Care*> deliveries;  // by start
};

class Trajectories {
 public:
  explicit Trajectories(const Texts& texts) : texts_(texts) {}

  std::vector<TrueTrajectory> Find() {
    FindLastSent();
    AddServices();
    AddClaims();
    std::map<std::tuple<int, int, Form>, std::vector<const Care*>> groups;
    for (const auto& [first, delivery] : deliveries_) {
      const Allocation& allocation = At(first);
      if (Products()[allocation.product].category != kTransport && IsTold(first)) {
        const Form form = Products()[allocation.product].form;
        groups[{allocation.youth, allocation.provider, form}].push_back(&delivery);
      }
    }
    for (auto& [key, deliveries] : groups) {
      AddMerged(std::get<Form>(key), &deliveries);
    }
    return std::move(found_);
  }

 private:
  static constexpr std::string_view kTransport = "42";  // no care by itself

  const Traffic& traffic() const { return texts_.traffic; }
  const Allocation& At(int allocation) const {
    return traffic().allocations[static_cast<std::size_t>(allocation)];
  }
  int FirstOf(int allocation) const {
    while (At(allocation).follows != kNone) {
      allocation = At(allocation).follows;
    }
    return allocation;
  }

  // What is delivered on an allocation of a category is told by claims only.
  bool IsTold(int first) const { return !At(first).aspecific || claimed_.contains(first); }

  // The day of the last message of the municipality: an allocation that ended by then is over, also
  // when its stop was forgotten.
  void FindLastSent() {
    const auto see = [&](Day day) {
      if (day != kNoDay) {
        last_sent_ = std::max(last_sent_, day);
      }
    };
    for (const Allocation& allocation : traffic().allocations) {
      for (const Version& version : allocation.versions) {
        see(version.sent);
      }
    }
    for (const Service& service : traffic().services) {
      see(service.begin_sent);
      see(service.end_sent);
      see(service.taken_back_sent);
    }
    for (const Request& request : traffic().requests) {
      see(request.sent);
      see(request.investigated_sent);
      see(request.refused_sent);
    }
    for (const Declaration& declaration : traffic().declarations) {
      see(declaration.sent);
      see(declaration.answer_sent);
    }
  }

  // Services stand in the order in which they happened.
  void AddServices() {
    for (const Service& service : traffic().services) {
      if (service.taken_back) {
        continue;
      }
      const int first = FirstOf(service.allocation);
      auto [place, is_new] = deliveries_.try_emplace(first);
      Care& delivery = place->second;
      if (is_new) {
        delivery.first = first;
        delivery.start = service.begin;
      }
      if (delivery.allocations.empty() || delivery.allocations.back() != service.allocation) {
        delivery.allocations.push_back(service.allocation);
      }
      const Day until = At(service.allocation).last().until;
      const bool over = until != kNoDay && until <= last_sent_;
      delivery.reason = service.end == kNoDay ? "" : service.reason;
      delivery.end = service.end != kNoDay ? service.end : over ? until : kNoDay;
    }
  }

  void AddClaims() {
    for (const Claim& claim : traffic().claims) {
      if (claim.state != ClaimState::kNeverHappened && claim.state != ClaimState::kLost) {
        claimed_.insert(claim.allocation);
      }
      if (claim.state == ClaimState::kGranted) {
        cents_[claim.allocation] += claim.credit ? -claim.cents : claim.cents;
      }
    }
  }

  void AddMerged(Form form, std::vector<const Care*>* deliveries) {
    std::sort(deliveries->begin(), deliveries->end(), [&](const Care* a, const Care* b) {
      return std::tuple(a->start, At(a->first).number) < std::tuple(b->start, At(b->first).number);
    });
    Merged merged;
    for (const Care* delivery : *deliveries) {
      const bool on =
          !merged.deliveries.empty() && (merged.end == kNoDay || delivery->start <= merged.end + 1);
      if (!on && !merged.deliveries.empty()) {
        AddOne(form, merged);
        merged = {};
      }
      merged.end = on ? std::max(merged.end, delivery->end) : delivery->end;
      merged.deliveries.push_back(delivery);
    }
    AddOne(form, merged);
  }

  void AddSums(const Merged& merged, TrueTrajectory* to) const {
    std::vector<int> numbers;
    for (const Care* delivery : merged.deliveries) {
      for (const int allocation : delivery->allocations) {
        numbers.push_back(At(allocation).number);
        const auto found = cents_.find(allocation);
        const std::int64_t paid = found == cents_.end() ? 0 : found->second;
        const bool at_the_end = Products()[At(allocation).product].delivery == Delivery::kAtTheEnd;
        to->cents += paid;
        to->paid_at_end_cents += at_the_end ? paid : 0;
      }
    }
    std::sort(numbers.begin(), numbers.end());
    for (const int number : numbers) {
      to->allocations += (to->allocations.empty() ? "" : " ") + std::to_string(number);
    }
  }

  void AddOne(Form form, const Merged& merged) {
    const Care& first = *merged.deliveries.front();
    const Care& last = **std::max_element(
        merged.deliveries.begin(), merged.deliveries.end(), [&](const Care* a, const Care* b) {
          return std::tuple(a->end, a->start, At(a->first).number) <
                 std::tuple(b->end, b->start, At(b->first).number);
        });
    const Allocation& allocation = At(first.first);
    const int request = allocation.versions.front().reference;
    TrueTrajectory& one = found_.emplace_back();
    one.youth = allocation.youth;
    one.provider = allocation.provider;
    one.form = form;
    one.start = first.start;
    one.end = merged.end;
    one.crisis = Products()[allocation.product].crisis;
    one.referrer_told = request != kNone;
    one.referrer =
        request == kNone ? "01" : traffic().requests[static_cast<std::size_t>(request)].referrer;
    one.end_reason = last.reason;
    AddSums(merged, &one);
  }

  const Texts& texts_;
  std::vector<TrueTrajectory> found_;
  Day last_sent_ = 0;
  std::map<int, Care> deliveries_;  // by the first allocation
  std::map<int, std::int64_t> cents_;
  std::set<int> claimed_;
};

}  // namespace

std::vector<TrueTrajectory> FindTrajectories(const Texts& texts) {
  return Trajectories(texts).Find();
}

void AppendTrajectories(const Texts& texts,
                        const std::vector<TrueTrajectory>& trajectories,
                        std::string* rows) {
  for (const TrueTrajectory& one : trajectories) {
    Row(rows)
        .Text("GM" + texts.municipality().code)
        .Number(texts.Client(one.youth))
        .Text(texts.Agb(one.provider))
        .Text(FormName(one.form))
        .Date(one.start)
        .Date(one.end)
        .Flag(one.crisis)
        .Text(one.referrer)
        .Flag(one.referrer_told)
        .Text(one.end_reason)
        .Number(one.cents)
        .Number(one.paid_at_end_cents)
        .Text(one.allocations);
  }
}

}  // namespace doelmaat::synth
