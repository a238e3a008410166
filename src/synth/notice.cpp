#include "synth/notice.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "synth/claim_text.h"
#include "synth/notice_defect.h"

namespace doelmaat::synth {
namespace {

constexpr int kRetourEvery = 5;  // one message in five has its retour in the traffic

struct Notice {
  Day day = 0;
  MessageType type = MessageType::k301;
  int provider = 0;
  int index = 0;         // request, service, or the youth of a JW301
  bool special = false;  // a deletion of a start; a refusal

  auto Order() const { return std::make_tuple(day, type, provider, index, special); }
};

class Notices {
 public:
  Notices(const Texts& texts, const NoticeListener& listener) : texts_(texts), listener_(listener) {
    for (std::size_t index = 0; index < texts.traffic.allocations.size(); ++index) {
      const Allocation& allocation = texts.traffic.allocations[index];
      by_youth_[{allocation.youth, allocation.provider}].push_back(static_cast<int>(index));
    }
  }

  void Run() {
    CollectRequests();
    CollectAllocations();
    CollectServices();
    std::sort(list_.begin(), list_.end(), [](const Notice& left, const Notice& right) {
      return left.Order() < right.Order();
    });
    for (std::size_t index = 0; index < list_.size(); ++index) {
      Write(list_[index], static_cast<int>(index) + 1);
    }
  }

 private:
  void CollectRequests() {
    for (std::size_t index = 0; index < texts_.traffic.requests.size(); ++index) {
      const Request& request = texts_.traffic.requests[index];
      const int number = static_cast<int>(index);
      if (request.defect != Defect::kAnswerWithoutRequest) {
        list_.push_back({request.sent,
                         request.change ? MessageType::k317 : MessageType::k315,
                         request.provider,
                         number,
                         false});
      }
      if (request.investigated_sent != kNoDay) {
        list_.push_back(
            {request.investigated_sent, MessageType::k319, request.provider, number, false});
      }
      if (request.refused_sent != kNoDay) {
        list_.push_back({request.refused_sent, MessageType::k319, request.provider, number, true});
      }
    }
  }

  // One JW301 a day for a youth at a provider, however much changed.
  void CollectAllocations() {
    for (const auto& [key, allocations] : by_youth_) {
      std::vector<Day> days;
      for (const int allocation : allocations) {
        for (const Version& version : At(allocation).versions) {
          days.push_back(version.sent);
        }
      }
      std::sort(days.begin(), days.end());
      days.erase(std::unique(days.begin(), days.end()), days.end());
      for (const Day day : days) {
        list_.push_back({day, MessageType::k301, key.second, key.first, false});
      }
    }
  }

  void CollectServices() {
    for (std::size_t index = 0; index < texts_.traffic.services.size(); ++index) {
      const Service& service = texts_.traffic.services[index];
      const int provider = At(service.allocation).provider;
      const int number = static_cast<int>(index);
      list_.push_back({service.begin_sent, MessageType::k305, provider, number, false});
      if (service.taken_back) {
        list_.push_back({service.taken_back_sent, MessageType::k305, provider, number, true});
      } else if (service.end != kNoDay) {
        list_.push_back({service.end_sent, MessageType::k307, provider, number, false});
      }
    }
  }

  const Allocation& At(int allocation) const {
    return texts_.traffic.allocations[static_cast<std::size_t>(allocation)];
  }

  // The last version sent on or before the day; kNone when there is none.
  int VersionOn(int allocation, Day day) const {
    const auto& versions = At(allocation).versions;
    int found = kNone;
    for (std::size_t index = 0; index < versions.size() && versions[index].sent <= day; ++index) {
      found = static_cast<int>(index);
    }
    return found;
  }

  // What changed that day and what else is allocated, as the municipality tells it each time.
  std::vector<AllocationState> StatesOn(int youth, int provider, Day day) const {
    std::vector<AllocationState> states;
    for (const int allocation : by_youth_.at({youth, provider})) {
      const int version = VersionOn(allocation, day);
      if (version == kNone) {
        continue;
      }
      const Version& state = At(allocation).versions[static_cast<std::size_t>(version)];
      if (state.sent == day || (state.until >= day && state.reason != "13")) {
        states.push_back({allocation, version});
      }
    }
    return states;
  }

  // Whether what stood of an allocation at the end of day `told` was still current on `day`.
  bool IsCurrent(int allocation, Day told, Day day) const {
    const int version = VersionOn(allocation, told);
    if (version == kNone) {
      return false;
    }
    const Version& state = At(allocation).versions[static_cast<std::size_t>(version)];
    return state.until >= day && state.reason != "13";
  }

  // A JW301 of the same day may come before the request or after it: current in both cases.
  std::vector<int> UnchangedOn(const Request& request) const {
    std::vector<int> unchanged;
    for (const int allocation : by_youth_.at({request.youth, request.provider})) {
      if (allocation != request.allocation &&
          IsCurrent(allocation, request.sent - 1, request.sent) &&
          IsCurrent(allocation, request.sent, request.sent)) {
        unchanged.push_back(allocation);
      }
    }
    return unchanged;
  }

  std::string TextOf(const Notice& notice, const Envelope& envelope) const {
    const auto at = static_cast<std::size_t>(notice.index);
    switch (notice.type) {
      case MessageType::k315:
        return RequestText(texts_, envelope, notice.index);
      case MessageType::k317:
        return ChangeText(texts_, envelope, notice.index, UnchangedOn(texts_.traffic.requests[at]));
      case MessageType::k319:
        return AnswerText(texts_, envelope, notice.index, notice.special);
      case MessageType::k301:
        return AllocationText(
            texts_, envelope, StatesOn(notice.index, notice.provider, notice.day));
      case MessageType::k305:
        return StartText(texts_, envelope, texts_.traffic.services[at], notice.special);
      case MessageType::k307:
        return StopOf(envelope, texts_.traffic.services[at]);
      case MessageType::k323:
      case MessageType::k325:
        break;
    }
    return {};
  }

  // The fault planted in the message, and the number by which what is at fault is found.
  std::pair<Defect, std::string> DefectOf(const Notice& notice) const {
    const auto at = static_cast<std::size_t>(notice.index);
    if (notice.type == MessageType::k301) {
      const int first = by_youth_.at({notice.index, notice.provider}).front();
      const Defect defect = At(first).defect;
      const bool here = defect != Defect::kStatus && defect != Defect::kStopInFuture &&
                        defect != Defect::kStopOfOtherStart;
      return {here ? defect : Defect::kNone, std::to_string(At(first).number)};
    }
    if (notice.type == MessageType::k305 || notice.type == MessageType::k307) {
      const Service& service = texts_.traffic.services[at];
      const bool here = (service.defect == Defect::kStatus) == (notice.type == MessageType::k305);
      return {here ? service.defect : Defect::kNone, std::to_string(At(service.allocation).number)};
    }
    return {texts_.traffic.requests[at].defect, RequestReference(texts_, notice.index)};
  }

  std::string StopOf(const Envelope& envelope, Service service) const {
    service.begin += service.defect == Defect::kStopOfOtherStart ? 1 : 0;
    return StopText(texts_, envelope, service);
  }

  void Write(const Notice& notice, int number) {
    const Envelope envelope{
        notice.type, notice.provider, Identification(texts_, number), notice.day};
    const std::string name =
        std::string(MessageNumber(notice.type)) + "-" + envelope.identification + ".xml";
    const auto [defect, reference] = DefectOf(notice);
    NoticeText written{"jw" + name, TextOf(notice, envelope), defect, "", "", reference};
    written.sender =
        FromMunicipality(notice.type) ? texts_.municipality().code : texts_.Agb(notice.provider);
    if (defect == Defect::kUnknownMunicipality) {
      written.sender = kNoMunicipality;
    }
    written.identification = envelope.identification;
    Spoil(defect, &written.text);
    listener_(MonthOf(notice.day), written);
    if (number % kRetourEvery == 0 && defect == Defect::kNone) {
      const Day answered = RetourDay(notice, number);
      NoticeText retour{"retour-op-" + name,
                        RetourText(texts_, envelope, answered),
                        Defect::kNone,
                        "",
                        envelope.identification,
                        ""};
      retour.answers = MessageNumber(notice.type);
      retour.provider = notice.provider;
      retour.sent = notice.day;
      retour.answered = answered;
      listener_(MonthOf(notice.day), retour);
    }
  }

  // One to three days on; of a municipality that is late a share comes a week later still.
  Day RetourDay(const Notice& notice, int number) const {
    constexpr int kOf = 10;
    const double share = texts_.municipality().late_answers;
    const bool late = !FromMunicipality(notice.type) &&
                      number / kRetourEvery % kOf < static_cast<int>(std::lround(share * kOf));
    return notice.day + 1 + number % 3 + (late ? kLateRetour : 0);
  }

  const Texts& texts_;
  const NoticeListener& listener_;
  std::map<std::pair<int, int>, std::vector<int>> by_youth_;
  std::vector<Notice> list_;
};

}  // namespace

void WriteNotices(const Texts& texts, const NoticeListener& listener) {
  Notices(texts, listener).Run();
}

}  // namespace doelmaat::synth
