#include "synth/notice_defect.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "synth/draw.h"

namespace doelmaat::synth {
namespace {

class NoticePlanter {
 public:
  NoticePlanter(const Region& region, Traffic* traffic)
      : region_(region),
        traffic_(*traffic),
        stream_(region.options.seed, "synth.notice_defects", traffic->municipality) {
    for (const Allocation& allocation : traffic_.allocations) {
      used_.insert({allocation.youth, allocation.provider});
    }
    for (const Request& request : traffic_.requests) {
      used_.insert({request.youth, request.provider});
    }
  }

  void Run() {
    std::size_t messages = traffic_.requests.size() + 2 * traffic_.services.size();
    for (const Allocation& allocation : traffic_.allocations) {
      messages += allocation.versions.size();
    }
    const auto wanted = std::llround(region_.options.defects * static_cast<double>(messages));
    for (std::int64_t planted = 0; planted < wanted; ++planted) {
      Plant(static_cast<Defect>(Between(
          stream_, static_cast<int>(kFirstNoticeDefect), static_cast<int>(kLastNoticeDefect))));
    }
  }

 private:
  struct Place {
    int youth;
    int provider;
    std::size_t product;
  };

  // A youth, and a provider the youth has nothing with.
  std::optional<Place> DrawPlace() {
    const auto& providers = region_.municipalities[traffic_.municipality].providers;
    for (int attempt = 0; attempt < 10; ++attempt) {
      const int youth = static_cast<int>(stream_.Below(traffic_.youths.size()));
      const int provider = providers[stream_.Below(providers.size())];
      const std::size_t product = stream_.Below(Products().size());
      const Product& drawn = Products()[product];
      const bool fits = drawn.delivery == Delivery::kWeekly && drawn.weight > 0 &&
                        Delivers(region_.providers[static_cast<std::size_t>(provider)].kind, drawn);
      if (fits && used_.insert({youth, provider}).second) {
        return Place{youth, provider, product};
      }
    }
    return std::nullopt;
  }

  Day DrawDay() { return Between(stream_, region_.first_day + 20, region_.last_day - 60); }

  void Plant(Defect defect) {
    const auto place = DrawPlace();
    if (!place.has_value()) {
      return;
    }
    if (defect == Defect::kAnswerWithoutRequest || defect == Defect::kReferrerWithoutName) {
      AddRequest(defect, *place);
      return;
    }
    const int allocation = AddAllocation(defect, *place);
    if (defect == Defect::kStatus || defect == Defect::kStopInFuture ||
        defect == Defect::kStopOfOtherStart) {
      AddService(defect, allocation);
    }
  }

  void AddRequest(Defect defect, const Place& place) {
    Request request;
    request.youth = place.youth;
    request.provider = place.provider;
    request.product = place.product;
    request.defect = defect;
    request.sent = DrawDay();
    request.from = request.sent + 7;
    request.until = request.from + 181;
    request.volume = Products()[place.product].volume_low;
    request.referrer = "02";
    if (defect == Defect::kAnswerWithoutRequest) {
      request.refused_sent = request.sent;
    }
    traffic_.requests.push_back(request);
  }

  int AddAllocation(Defect defect, const Place& place) {
    Allocation allocation;
    allocation.number =
        traffic_.allocations.front().number + static_cast<int>(traffic_.allocations.size());
    allocation.youth = place.youth;
    allocation.provider = place.provider;
    allocation.product = place.product;
    allocation.from = DrawDay();
    allocation.planned = Products()[place.product].volume_low;
    allocation.defect = defect;
    Version version;
    version.sent = allocation.from - 4;
    version.second = Between(stream_, 8 * 3600, 17 * 3600);
    version.until = allocation.from + 181;
    version.volume = allocation.planned;
    if (defect == Defect::kEndBeforeBegin) {
      version.until = allocation.from - 9;
    } else if (defect == Defect::kWeekWithoutEnd) {
      version.until = kNoDay;
    } else if (defect == Defect::kRemovedWithTerm) {
      version.reason = "13";
    } else if (defect == Defect::kOldReason) {
      version.reason = "01";
    }
    allocation.versions.push_back(version);
    traffic_.allocations.push_back(allocation);
    return static_cast<int>(traffic_.allocations.size()) - 1;
  }

  void AddService(Defect defect, int index) {
    Service service;
    service.allocation = index;
    service.begin = traffic_.allocations[static_cast<std::size_t>(index)].from;
    service.begin_sent = service.begin + 2;
    service.defect = defect;
    if (defect != Defect::kStatus) {
      service.end = service.begin + 20;
      service.end_sent = service.end + (defect == Defect::kStopInFuture ? -5 : 2);
      service.reason = "31";
    }
    traffic_.services.push_back(service);
  }

  const Region& region_;
  Traffic& traffic_;
  RandomStream stream_;
  std::set<std::pair<int, int>> used_;
};

// Puts `value` in the place of what stands between `before` and the next '<'.
void ReplaceValue(std::string_view before, std::string_view value, std::string* text) {
  const std::size_t start = text->find(before) + before.size();
  text->replace(start, text->find('<', start) - start, value);
}

}  // namespace

void Spoil(Defect defect, std::string* text) {
  if (defect == Defect::kAllocationOldUnit) {
    ReplaceValue("<ijw:Eenheid>", "21", text);
  } else if (defect == Defect::kCodeOfOtherCategory) {
    ReplaceValue("<ijw:Code>", kForeignCode, text);
  } else if (defect == Defect::kUnknownMunicipality) {
    ReplaceValue("<Afzender>", kNoMunicipality, text);
  } else if (defect == Defect::kEmptyElement) {
    constexpr std::string_view kBefore = "</ToewijzingNummer>";
    text->insert(text->find(kBefore) + kBefore.size(),
                 "<ReferentieAanbieder></ReferentieAanbieder>");
  } else if (defect == Defect::kAllocationBsn) {
    const std::size_t last = text->find("</Bsn>") - 1;
    (*text)[last] = (*text)[last] == '9' ? '8' : static_cast<char>((*text)[last] + 1);
  } else if (defect == Defect::kStatus) {
    ReplaceValue("<StatusAanlevering>", "2", text);
  }
}

void PlantInNotices(const Region& region, Traffic* traffic) {
  if (region.options.defects > 0.0 && !traffic->allocations.empty()) {
    NoticePlanter(region, traffic).Run();
  }
}

}  // namespace doelmaat::synth
