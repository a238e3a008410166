#include "synth/allocation_chain.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "synth/course.h"

namespace doelmaat::synth {
namespace {

constexpr int kFirstNumber = 100001;
constexpr double kAspecific = 0.06;
constexpr double kOpenEnd = 0.5;        // of allocations of an amount a month
constexpr double kVolumeChange = 0.15;  // at the end of an allocation that must go on
constexpr double kChangeRequested = 0.5;
constexpr double kShortened = 0.4;  // of allocations that outlive the care
constexpr double kInvestigated = 0.05;
constexpr double kRefusedRequest = 0.03;
constexpr double kPauseShare = 0.04;
constexpr double kWrongStart = 0.01;
constexpr double kStopForgotten = 0.03;

Day LatestUntil(const Allocation& allocation) {
  Day latest = allocation.from;
  for (const Version& version : allocation.versions) {
    latest = std::max(latest, version.until);
  }
  return latest;
}

}  // namespace

std::size_t IndexOf(std::string_view code) {
  return static_cast<std::size_t>(&ProductOf(code) - Products().data());
}

AllocationChain::AllocationChain(const Region& region,
                                 int youth,
                                 RandomStream* stream,
                                 Traffic* traffic)
    : region_(region), youth_(youth), stream_(*stream), traffic_(*traffic) {}

int AllocationChain::DrawProvider(std::size_t product, std::optional<int> beside) {
  const Product& wanted = Products()[product];
  const auto kind = [&](int provider) {
    return region_.providers[static_cast<std::size_t>(provider)].kind;
  };
  if (beside.has_value() && Delivers(kind(*beside), wanted)) {
    return *beside;
  }
  std::vector<double> weights;
  weights.reserve(municipality().providers.size());
  for (const int provider : municipality().providers) {
    weights.push_back(Delivers(kind(provider), wanted)
                          ? region_.providers[static_cast<std::size_t>(provider)].size
                          : 0.0);
  }
  return municipality().providers[Pick(stream_, weights)];
}

bool AllocationChain::Free(int provider, std::size_t product, Day begin) const {
  constexpr Day kRoom = 40;  // an allocation may begin before the care
  const Product& wanted = Products()[product];
  return std::none_of(own_.begin(), own_.end(), [&](int index) {
    const Allocation& other = traffic_.allocations[static_cast<std::size_t>(index)];
    const bool same =
        other.product == product || Products()[other.product].category == wanted.category;
    return other.provider == provider && same && (other.product == product || other.aspecific) &&
           LatestUntil(other) >= begin - kRoom;
  });
}

std::size_t AllocationChain::Upcode(int provider, std::size_t product, Day day) {
  const bool may = provider == region_.upcoding_provider && day >= region_.upcoding_day &&
                   Products()[product].code == kUpcodedFrom;
  return may && Chance(stream_, region_.upcoding_share) ? IndexOf(kUpcodedTo) : product;
}

bool AllocationChain::MayBeAspecific(int index) const {
  const Allocation& allocation = traffic_.allocations[static_cast<std::size_t>(index)];
  const Product& product = Products()[allocation.product];
  const auto provider = static_cast<std::size_t>(allocation.provider);
  return product.category == "45" && product.unit == "04" &&
         !region_.providers[provider].hours_in_minutes &&
         std::none_of(own_.begin(), own_.end(), [&](int other_index) {
           const Allocation& other = traffic_.allocations[static_cast<std::size_t>(other_index)];
           return other_index != index && other.provider == allocation.provider &&
                  Products()[other.product].category == product.category &&
                  LatestUntil(other) >= allocation.from;
         });
}

int AllocationChain::NewAllocation(std::size_t product, int provider, Day from) {
  Allocation allocation;
  allocation.number = kFirstNumber + static_cast<int>(traffic_.allocations.size());
  allocation.youth = youth_;
  allocation.provider = provider;
  allocation.product = product;
  allocation.from = from;
  allocation.planned = DrawVolume(product);
  traffic_.allocations.push_back(allocation);
  own_.push_back(static_cast<int>(traffic_.allocations.size()) - 1);
  return own_.back();
}

std::int64_t AllocationChain::DrawVolume(std::size_t product) {
  const Product& wanted = Products()[product];
  const int steps = (wanted.volume_high - wanted.volume_low) / wanted.volume_step;
  const int volume = wanted.volume_low + wanted.volume_step * Between(stream_, 0, steps);
  return wanted.euro() ? std::llround(volume * municipality().use_factor) : volume;
}

Day AllocationChain::DrawLength(const Delivered& delivered) {
  const Product& product = Products()[delivered.product];
  if (product.crisis) {
    return 28;
  }
  if (product.delivery == Delivery::kTotal || product.delivery == Delivery::kAtTheEnd) {
    return delivered.end - delivered.begin + Between(stream_, 20, 60);
  }
  static constexpr std::array<double, 5> kShares{0.15, 0.30, 0.15, 0.30, 0.10};
  static constexpr std::array<Day, 5> kLengths{91, 182, 274, 365, 548};
  return kLengths[Pick(stream_, kShares)];
}

std::int64_t AllocationChain::BudgetOf(const Allocation& allocation, Day until) const {
  constexpr double kMargin = 1.25;  // tariffs rise within an allocation
  const auto tariff = static_cast<double>(TariffCents(
      region_, municipality(), allocation.provider, allocation.product, region_.options.last_year));
  return static_cast<std::int64_t>(WeeksTouched(allocation.from, until) * kMargin * tariff *
                                   static_cast<double>(allocation.planned));
}

Version AllocationChain::FirstVersion(const Allocation& allocation, Day sent, Day until) {
  Version version;
  version.sent = sent;
  version.second = Between(stream_, 8 * 3600, 17 * 3600);
  version.until = until;
  if (allocation.aspecific) {
    version.budget = BudgetOf(allocation, until);
  } else {
    version.volume = allocation.planned;
  }
  return version;
}

// A request waits for its answer from..until; a second one at the same provider would break TR374.
bool AllocationChain::Claim(int provider, Day from, Day until) {
  const bool busy = std::any_of(pending_.begin(), pending_.end(), [&](const Pending& other) {
    return other.provider == provider && other.from <= until && other.until >= from;
  });
  if (!busy) {
    pending_.push_back({provider, from, until});
  }
  return !busy;
}

void AllocationChain::AddRequest(const Delivered& delivered, int index) {
  const std::string_view referrer =
      traffic_.trajectories[static_cast<std::size_t>(delivered.course)].referrer;
  const double share = referrer == "01" ? 0.25 : delivered.main ? 0.95 : 0.5;
  Allocation& allocation = at(index);
  Version& version = allocation.versions.front();
  Request request;
  request.youth = youth_;
  request.provider = delivered.provider;
  request.product = delivered.product;
  request.allocation = index;
  request.from = allocation.from;
  request.until = version.until;
  request.volume = version.volume;
  request.budget = version.budget;
  request.referrer = referrer;
  const bool crisis = Products()[delivered.product].crisis;
  const bool investigated = !crisis && Chance(stream_, kInvestigated);
  request.sent = version.sent - (crisis         ? Between(stream_, 0, 1)
                                 : investigated ? Between(stream_, 10, 45)
                                                : Between(stream_, 1, 9));
  if (investigated) {
    request.investigated_sent = request.sent + Between(stream_, 1, 5);
  }
  if (!Chance(stream_, share) || !Claim(delivered.provider, request.sent, version.sent)) {
    return;
  }
  version.reference = static_cast<int>(traffic_.requests.size());
  traffic_.requests.push_back(request);
  if (Chance(stream_, kRefusedRequest)) {
    Request refused = request;
    refused.allocation = kNone;
    refused.investigated_sent = kNoDay;
    refused.sent = request.sent - Between(stream_, 30, 80);
    refused.refused_sent = refused.sent + Between(stream_, 1, 6);
    if (Claim(delivered.provider, refused.sent, refused.refused_sent)) {
      traffic_.requests.push_back(refused);
    }
  }
}

void AllocationChain::Add(const Delivered& wanted) {
  const Product& product = Products()[wanted.product];
  Delivered delivered = wanted;
  if (product.delivery == Delivery::kTotal) {
    delivered.end = std::min(delivered.end, delivered.begin + Between(stream_, 40, 150));
  } else if (product.delivery == Delivery::kAtTheEnd) {
    delivered.end = std::min(delivered.end, delivered.begin + Between(stream_, 14, 80));
  }
  if (delivered.end < region_.first_day) {
    return;
  }
  const Day early = product.crisis ? 0 : Between(stream_, 0, 10);
  const int index = NewAllocation(delivered.product, delivered.provider, delivered.begin - early);
  Allocation& allocation = at(index);
  allocation.trajectory = delivered.course;
  allocation.care_from = delivered.begin;
  allocation.aspecific = Chance(stream_, kAspecific) && MayBeAspecific(index);
  const bool late = product.crisis || Chance(stream_, 0.12);
  const Day sent =
      late ? delivered.begin + Between(stream_, 0, 3) : allocation.from - Between(stream_, 1, 14);
  const Day length = DrawLength(delivered);
  const bool open = product.delivery == Delivery::kMonthlyEuro && Chance(stream_, kOpenEnd);
  allocation.versions.push_back(FirstVersion(
      allocation, sent, open ? kNoDay : std::max(delivered.begin, allocation.from + length - 1)));
  AddRequest(delivered, index);
  for (int next = index; next != kNone;) {
    next = Continue(next, delivered, length);
  }
}

int AllocationChain::Continue(int index, const Delivered& delivered, Day length) {
  const Version last = at(index).last();
  if (delivered.end <= last.until) {
    Finish(index, delivered.end);
    return kNone;
  }
  const Allocation& allocation = at(index);
  const Day decided = std::max(last.sent + 1, last.until - Between(stream_, 5, 25));
  if (decided > region_.cut_off) {
    AddServices(index, "");
    return kNone;
  }
  const Day change = FirstDay(MonthOf(last.until));
  const bool can = change > allocation.from + 20 && change > allocation.care_from + 5 &&
                   change - 6 > last.sent && change <= region_.last_day && !allocation.aspecific;
  const bool upcode =
      Upcode(allocation.provider, allocation.product, change) != allocation.product &&
      Free(allocation.provider, IndexOf(kUpcodedTo), change);
  if (can && (upcode || Chance(stream_, kVolumeChange))) {
    return Replace(index, delivered, change, length, upcode);
  }
  Extend(index, length, decided);
  return index;
}

void AllocationChain::Extend(int index, Day length, Day decided) {
  Allocation& allocation = at(index);
  Version next = allocation.last();
  next.sent = decided;
  next.second = Between(stream_, 8 * 3600, 17 * 3600);
  next.until += length;
  next.reason = "04";
  if (allocation.aspecific) {
    next.budget = BudgetOf(allocation, next.until);
  }
  allocation.versions.push_back(next);
}

int AllocationChain::Replace(
    int index, const Delivered& delivered, Day change, Day length, bool upcode) {
  const Day decided = std::max(at(index).last().sent + 2, change - Between(stream_, 6, 20));
  Request request;
  request.youth = youth_;
  request.provider = delivered.provider;
  request.change = true;
  request.allocation = index;
  request.sent = std::max(at(index).last().sent + 1, decided - Between(stream_, 2, 8));
  request.from = change;
  request.until = change + length - 1;
  const bool requested =
      Chance(stream_, kChangeRequested) && Claim(delivered.provider, request.sent, decided);
  Version ended = at(index).last();
  ended.sent = decided;
  ended.second = Between(stream_, 8 * 3600, 16 * 3600);
  ended.until = change - 1;
  ended.reason = requested ? "12" : "05";
  at(index).versions.push_back(ended);
  at(index).care_until = change - 1;
  AddServices(index, "37");
  const int product = static_cast<int>(upcode ? IndexOf(kUpcodedTo) : at(index).product);
  const int next = NewAllocation(static_cast<std::size_t>(product), delivered.provider, change);
  Allocation& allocation = at(next);
  allocation.trajectory = delivered.course;
  allocation.follows = index;
  allocation.care_from = change;
  Version first = FirstVersion(allocation, decided, request.until);
  first.second = ended.second + 1;
  if (requested) {
    request.product = static_cast<std::size_t>(product);
    request.volume = first.volume;
    first.reference = static_cast<int>(traffic_.requests.size());
    traffic_.requests.push_back(request);
  }
  allocation.versions.push_back(first);
  return next;
}

void AllocationChain::Finish(int index, Day end) {
  Allocation& allocation = at(index);
  if (end > region_.last_day) {
    AddServices(index, "");
    return;
  }
  allocation.care_until = end;
  Version next = allocation.last();
  next.sent = std::min(end + Between(stream_, 0, 6), LastDay(MonthOf(end)));
  if (next.until > end && next.sent > allocation.last().sent && Chance(stream_, kShortened)) {
    next.second = Between(stream_, 8 * 3600, 17 * 3600);
    next.until = end;
    next.reason = "05";
    allocation.versions.push_back(next);
  }
  AddServices(index, DrawEndReason(stream_));
}

void AllocationChain::AddRemoved(std::size_t product, int provider, Day begin) {
  if (Products()[product].delivery != Delivery::kWeekly) {
    return;
  }
  const int index = NewAllocation(product, provider, begin);
  Allocation& allocation = at(index);
  allocation.removed = true;
  Version version = FirstVersion(allocation, begin - Between(stream_, 1, 14), begin + 181);
  allocation.versions.push_back(version);
  version.sent += Between(stream_, 1, 10);
  version.second = Between(stream_, 8 * 3600, 17 * 3600);
  version.until = begin;
  version.reason = "13";
  allocation.versions.push_back(version);
}

Pause AllocationChain::DrawPause(const Allocation& allocation) {
  const Day from = std::max(allocation.care_from, region_.first_day);
  const Day until = std::min(allocation.care_until, region_.last_day);
  if (until - from < 100 || Products()[allocation.product].delivery != Delivery::kWeekly ||
      !Chance(stream_, kPauseShare)) {
    return {};
  }
  Pause pause;
  pause.from = Between(stream_, from + 20, until - 70);
  pause.until = pause.from + Between(stream_, 13, 55);
  return pause;
}

Day AllocationChain::AddStart(int index, Day begin, Day sent) {
  Service start;
  start.allocation = index;
  start.begin = begin;
  start.begin_sent = sent;
  if (Chance(stream_, kWrongStart)) {
    Service wrong = start;
    wrong.begin = begin + 1;
    wrong.taken_back = true;
    wrong.taken_back_sent = sent + Between(stream_, 1, 5);
    start.begin_sent = wrong.taken_back_sent + Between(stream_, 1, 2);
    traffic_.services.push_back(wrong);
  }
  traffic_.services.push_back(start);
  return start.begin_sent;
}

void AllocationChain::AddServices(int index, std::string_view reason) {
  Allocation& allocation = at(index);
  allocation.pause = DrawPause(allocation);
  Day begin = allocation.care_from;
  Day sent = std::max(begin, allocation.versions.front().sent) + Between(stream_, 1, 5) +
             late_.Days(allocation.provider, begin);
  if (allocation.pause.from != kNoDay) {
    sent = AddStart(index, begin, sent);
    Service& first = traffic_.services.back();
    first.end = allocation.pause.from - 1;
    first.end_sent = std::max(first.end, sent) + Between(stream_, 1, 4);
    first.reason = "20";
    begin = allocation.pause.until + 1;
    sent = std::max(begin, first.end_sent) + Between(stream_, 1, 3);
  }
  sent = AddStart(index, begin, sent);
  if (allocation.care_until != kNoDay && !Chance(stream_, kStopForgotten)) {
    Service& last = traffic_.services.back();
    last.end = allocation.care_until;
    last.end_sent = std::max(last.end, sent) + Between(stream_, 1, 5) +
                    late_.Days(allocation.provider, last.end);
    last.reason = reason;
  }
}

}  // namespace doelmaat::synth
