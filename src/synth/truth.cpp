#include "synth/truth.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <vector>

#include <fmt/core.h>
#include <fmt/format.h>

#include "synth/claim_text.h"
#include "synth/mix_truth.h"
#include "synth/notice.h"
#include "synth/notice_defect.h"
#include "synth/person.h"
#include "synth/trajectory_truth.h"
#include "synth/truth_row.h"

namespace doelmaat::synth {
namespace {

struct FileText {
  std::string_view name;
  std::string_view header;
};

constexpr std::array<FileText, kTruthFiles> kFiles{{
    {"clients.csv",
     "client,municipality,bsn,birth_year,birth_month,surname,street,postcode,place,phone\n"},
    {"courses.csv", "municipality,client,form,start,end,referrer,crisis,again\n"},
    {"allocations.csv",
     "municipality,allocation,client,provider,category,code,from,until,reason,volume,unit,"
     "frequency,"
     "budget_cents,assigned_on,assigned_at,reference,removed,follows\n"},
    {"services.csv",
     "municipality,allocation,client,provider,begin,end,reason,begin_sent,end_sent\n"},
    {"delays.csv", "municipality,allocation,client,provider,requested,assigned,from,begin\n"},
    {"referrers.csv",
     "municipality,reference,message,client,provider,referrer,sent,investigated,refused,"
     "allocation,allocated\n"},
    {"trajectories.csv",
     "municipality,client,provider,form,start,end,crisis,referrer,referrer_told,end_reason,cents,"
     "paid_at_end_cents,allocations\n"},
    {"stacking.csv", "municipality,client,open,days,same_form_days,several_providers_days\n"},
    {"pathways.csv", "municipality,client,variant,gaps,loops,returns,repeats,redos,beside,cents\n"},
    {"switches.csv", "municipality,client,form,provider,next_provider,end,next_start\n"},
    {"claims.csv",
     "municipality,provider,client,declaration,reference,previous,allocation,category,code,care_"
     "month,"
     "claim_month,volume,unit,tariff_cents,cents,counts,recognised\n"},
    {"declarations.csv", "municipality,provider,declaration,claim_month,sent,answered,outcome\n"},
    {"responses.csv", "municipality,provider,message,identification,sent,answered\n"},
    {"later_claims.csv",
     "municipality,provider,client,allocation,category,code,care_month,claim_month,volume,unit,"
     "tariff_cents,cents\n"},
    {"recognised_by_care_month.csv", "municipality,month,claimed_cents,recognised_cents\n"},
    {"recognised_by_claim_month.csv", "municipality,month,claimed_cents,recognised_cents\n"},
    {"defects.csv", "file,entry,message,sender,identification,reference,rule,level,kept,kind\n"},
}};

class Truth {
 public:
  explicit Truth(const Texts& texts) : texts_(texts), code_("GM" + texts.municipality().code) {}

  TruthRows Make() {
    Clients();
    Courses();
    Allocations();
    Services();
    Delays();
    Referrers();
    const std::vector<TrueTrajectory> trajectories = FindTrajectories(texts_);
    AppendTrajectories(texts_, trajectories, To(TruthFile::kTrajectories));
    AppendMix(texts_,
              trajectories,
              {To(TruthFile::kStacking), To(TruthFile::kPathways), To(TruthFile::kSwitches)});
    Claims();
    LaterClaims();
    Months();
    return std::move(rows_);
  }

 private:
  const Traffic& traffic() const { return texts_.traffic; }
  const Allocation& At(int allocation) const {
    return traffic().allocations[static_cast<std::size_t>(allocation)];
  }
  std::int64_t Client(int youth) const { return texts_.Client(youth); }
  std::string* To(TruthFile file) { return &rows_[static_cast<std::size_t>(file)]; }

  void Clients() {
    for (std::size_t youth = 0; youth < traffic().youths.size(); ++youth) {
      const Youth& who = traffic().youths[youth];
      const Person person = PersonOf(who.number);
      const CivilDate born = CivilOf(who.born);
      Row row(To(TruthFile::kClients));
      row.Number(Client(static_cast<int>(youth)))
          .Text(code_)
          .Number(texts_.Bsn(static_cast<int>(youth)))
          .Number(born.year);
      row.Amount(who.number % 50 == 7 ? 0 : born.month)
          .Text(person.surname)
          .Text(person.street)
          .Text(person.postcode)
          .Text(person.place)
          .Text(person.phone);
    }
  }

  void Courses() {
    for (const Trajectory& course : traffic().trajectories) {
      Row(To(TruthFile::kCourses))
          .Text(code_)
          .Number(Client(course.youth))
          .Text(FormName(course.form))
          .Date(course.start)
          .Date(course.end)
          .Text(course.referrer)
          .Flag(course.crisis)
          .Flag(course.again);
    }
  }

  void Allocations() {
    for (const Allocation& allocation : traffic().allocations) {
      if (!KindOf(allocation.defect).kept && allocation.defect != Defect::kStatus) {
        continue;
      }
      const Version& last = allocation.last();
      const Product& product = Products()[allocation.product];
      const bool sized = last.volume > 0;
      Row row(To(TruthFile::kAllocations));
      row.Text(allocation.defect == Defect::kUnknownMunicipality
                   ? "GM" + std::string(kNoMunicipality)
                   : code_)
          .Number(allocation.number)
          .Amount(allocation.defect == Defect::kAllocationBsn ? 0 : Client(allocation.youth))
          .Text(texts_.Agb(allocation.provider))
          .Text(product.category)
          .Text(allocation.aspecific                                ? ""
                : allocation.defect == Defect::kCodeOfOtherCategory ? kForeignCode
                                                                    : product.code)
          .Date(allocation.from)
          .Date(last.until)
          .Text(last.reason)
          .Amount(last.volume)
          .Text(sized && allocation.defect != Defect::kAllocationOldUnit ? product.unit : "")
          .Text(sized ? product.frequency() : "")
          .Amount(last.budget)
          .Date(last.sent)
          .Text(fmt::format(
              "{:02}:{:02}:{:02}", last.second / 3600, last.second / 60 % 60, last.second % 60))
          .Text(last.reference == kNone ? "" : RequestReference(texts_, last.reference))
          .Flag(allocation.removed)
          .Amount(allocation.follows == kNone ? 0 : At(allocation.follows).number);
    }
  }

  void Services() {
    for (const Service& service : traffic().services) {
      if (service.taken_back || service.defect == Defect::kStatus) {
        continue;
      }
      if (service.defect == Defect::kStopOfOtherStart) {
        Service open = service;
        open.end = kNoDay;
        open.end_sent = kNoDay;
        AddService(open);
        Service other = service;
        other.begin += 1;
        other.begin_sent = kNoDay;
        AddService(other);
      } else {
        AddService(service);
      }
    }
  }

  void AddService(const Service& service) {
    const Allocation& allocation = At(service.allocation);
    Row(To(TruthFile::kServices))
        .Text(code_)
        .Number(allocation.number)
        .Number(Client(allocation.youth))
        .Text(texts_.Agb(allocation.provider))
        .Date(service.begin)
        .Date(service.end)
        .Text(service.end == kNoDay ? "" : service.reason)
        .Date(service.begin_sent)
        .Date(service.end_sent);
  }

  // Of allocations on which care began: the first start.
  void Delays() {
    std::map<int, Day> begins;
    for (const Service& service : traffic().services) {
      if (!service.taken_back && service.defect == Defect::kNone) {
        begins.try_emplace(service.allocation, service.begin);
      }
    }
    for (const auto& [index, begin] : begins) {
      const Allocation& allocation = At(index);
      const Version& first = allocation.versions.front();
      const Day requested =
          first.reference == kNone
              ? kNoDay
              : traffic().requests[static_cast<std::size_t>(first.reference)].sent;
      Row(To(TruthFile::kDelays))
          .Text(code_)
          .Number(allocation.number)
          .Number(Client(allocation.youth))
          .Text(texts_.Agb(allocation.provider))
          .Date(requested)
          .Date(first.sent)
          .Date(allocation.from)
          .Date(begin);
    }
  }

  void Referrers() {
    std::map<int, Day> allocated;  // the first JW301 that names the request
    for (const Allocation& allocation : traffic().allocations) {
      for (const Version& version : allocation.versions) {
        if (version.reference != kNone) {
          Day& first = allocated.try_emplace(version.reference, version.sent).first->second;
          first = std::min(first, version.sent);
        }
      }
    }
    for (std::size_t index = 0; index < traffic().requests.size(); ++index) {
      const Request& request = traffic().requests[index];
      if (request.defect == Defect::kAnswerWithoutRequest) {
        continue;
      }
      const bool granted = request.allocation != kNone && !request.change;
      const int number = static_cast<int>(index);
      Row(To(TruthFile::kReferrers))
          .Text(code_)
          .Text(RequestReference(texts_, number))
          .Text(request.change ? "317" : "315")
          .Number(Client(request.youth))
          .Text(texts_.Agb(request.provider))
          .Text(request.referrer)
          .Date(request.sent)
          .Date(request.investigated_sent)
          .Date(request.refused_sent)
          .Amount(granted ? At(request.allocation).number : 0)
          .Date(allocated.contains(number) ? allocated[number] : kNoDay);
    }
  }

  static std::string_view Outcome(Answer answer) {
    switch (answer) {
      case Answer::kOpen:
        return "open";
      case Answer::kGranted:
        return "granted";
      case Answer::kInPart:
        return "in_part";
      case Answer::kRefused:
        return "refused";
      case Answer::kNotProcessed:
        return "not_processed";
    }
    return "";
  }

  void Claims() {
    for (const Declaration& declaration : traffic().declarations) {
      Row(To(TruthFile::kDeclarations))
          .Text(code_)
          .Text(texts_.Agb(declaration.provider))
          .Text(DeclarationNumber(texts_, declaration))
          .OfMonth(declaration.month)
          .Date(declaration.sent)
          .Date(declaration.answer_sent)
          .Text(Outcome(declaration.answer));
      for (const int index : declaration.claims) {
        AddClaim(traffic().claims[static_cast<std::size_t>(index)], declaration);
      }
    }
  }

  void AddClaim(const Claim& claim, const Declaration& declaration) {
    const Allocation& allocation = At(claim.allocation);
    const int without_client =
        declaration.defect == Defect::kBsn
            ? texts_
                  .AllocationOf(
                      traffic().claims[static_cast<std::size_t>(declaration.defect_claim)])
                  .youth
            : kNone;
    const Product& product = Products()[allocation.product];
    const std::int64_t cents = claim.credit ? -claim.cents : claim.cents;
    const bool counts =
        claim.state != ClaimState::kNeverHappened && claim.state != ClaimState::kLost;
    const bool recognised = claim.state == ClaimState::kGranted;
    Row row(To(TruthFile::kClaims));
    row.Text(code_)
        .Text(texts_.Agb(allocation.provider))
        .Amount(allocation.youth == without_client ? 0 : Client(allocation.youth))
        .Text(DeclarationNumber(texts_, declaration))
        .Text(ClaimReference(texts_, claim));
    row.Text(claim.corrects == kNone ? "" : PreviousReference(texts_, claim))
        .Number(AllocationNumber(texts_, claim))
        .Text(product.category)
        .Text(claim.defect == Defect::kLongCode ? "" : ClaimedCode(texts_, claim))
        .OfMonth(claim.care_month)
        .OfMonth(declaration.month)
        .Number(claim.volume)
        .Text(claim.defect == Defect::kOldUnit ? "" : ClaimedUnit(texts_, claim))
        .Amount(claim.tariff)
        .Number(cents)
        .Flag(counts)
        .Flag(recognised);
    for (auto* const months : {&by_care_[claim.care_month], &by_claim_[declaration.month]}) {
      months->first += counts ? cents : 0;
      months->second += recognised ? cents : 0;
    }
  }

  void LaterClaims() {
    for (const Claim& claim : traffic().later) {
      const Allocation& allocation = At(claim.allocation);
      const Product& product = Products()[allocation.product];
      Row(To(TruthFile::kLaterClaims))
          .Text(code_)
          .Text(texts_.Agb(allocation.provider))
          .Number(Client(allocation.youth))
          .Number(allocation.number)
          .Text(product.category)
          .Text(product.code)
          .OfMonth(claim.care_month)
          .OfMonth(claim.claim_month)
          .Number(claim.volume)
          .Text(claim.minutes ? "01" : product.unit)
          .Amount(claim.tariff)
          .Number(claim.cents);
    }
  }

  using ByMonth = std::map<Month, std::pair<std::int64_t, std::int64_t>>;

  void AddMonths(const ByMonth& months, TruthFile file) {
    for (const auto& [month, cents] : months) {
      Row(To(file)).Text(code_).OfMonth(month).Number(cents.first).Number(cents.second);
    }
  }

  void Months() {
    AddMonths(by_care_, TruthFile::kByCareMonth);
    AddMonths(by_claim_, TruthFile::kByClaimMonth);
  }

  const Texts& texts_;
  std::string code_;
  TruthRows rows_;
  ByMonth by_care_;
  ByMonth by_claim_;
};

}  // namespace

void AppendDefect(const DefectPlace& place, Defect defect, std::string* rows) {
  const DefectKind& kind = KindOf(defect);
  const bool follows = defect == Defect::kNone;
  Row row(rows);
  row.Text(place.file)
      .Text(place.entry)
      .Text(place.message)
      .Text(place.sender)
      .Text(place.identification)
      .Text(place.reference)
      .Text(kind.rule);
  if (follows) {
    row.Text("").Text("1").Text("gevolg");
  } else {
    row.Number(kind.level).Flag(kind.kept).Text(kind.name);
  }
}

void AppendResponse(const Texts& texts, const NoticeText& retour, std::string* rows) {
  Row(rows)
      .Text("GM" + texts.municipality().code)
      .Text(texts.Agb(retour.provider))
      .Text(retour.answers)
      .Text(retour.identification)
      .Date(retour.sent)
      .Date(retour.answered);
}

std::string_view TruthName(std::size_t file) { return kFiles[file].name; }

std::string_view TruthHeader(std::size_t file) { return kFiles[file].header; }

TruthRows MakeTruth(const Texts& texts) { return Truth(texts).Make(); }

}  // namespace doelmaat::synth
