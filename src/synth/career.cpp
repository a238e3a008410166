#include "synth/career.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "synth/allocation_chain.h"
#include "synth/course.h"

namespace doelmaat::synth {
namespace {

constexpr int kMostCourses = 5;
constexpr double kNextCourse = 0.42;
constexpr double kParallelCourse = 0.25;
constexpr double kStepDownShare = 0.5;
constexpr double kCrisisShare = 0.04;
constexpr double kRemovedShare = 0.005;

// One youth in the making.
class Career {
 public:
  Career(const Region& region, std::uint64_t number, Traffic* traffic)
      : region_(region),
        traffic_(*traffic),
        stream_(region.options.seed, "synth.youth", number),
        youth_(static_cast<int>(traffic->youths.size())),
        chain_(region, youth_, &stream_, traffic) {
    Youth youth;
    youth.number = number;
    traffic_.youths.push_back(youth);
  }

  void Run(bool in_care_before, int entry_year) {
    Form form = Form::kAmbulatory;
    Day start = 0;
    Day end = 0;
    if (in_care_before) {
      form = DrawFormOfStock(stream_);
      const double days = DrawDaysOfStock(stream_, form);
      start = region_.first_day - 1 - static_cast<Day>(stream_.Uniform() * days);
      end = std::max(region_.first_day, start + static_cast<Day>(days));
    } else {
      form = DrawForm(stream_);
      start = DrawStart(stream_, entry_year);
      end = EndOf(start, form);
    }
    Youth& youth = traffic_.youths[static_cast<std::size_t>(youth_)];
    youth.born = start - 366 * Between(stream_, 3, 15) - Between(stream_, 0, 365);
    youth.sex = Chance(stream_, 0.55) ? 1 : 2;
    AddCourse(form, start, end, false);
    AddParallel(start, end);
    AddNext(form, end);
  }

 private:
  Day EndOf(Day start, Form form) {
    double days = DrawDays(stream_, form);
    if (start >= region_.shock_day) {
      days *= region_.municipalities[traffic_.municipality].duration_factor;
    }
    return start + std::max<Day>(6, static_cast<Day>(days));
  }

  void AddParallel(Day start, Day end) {
    const Municipality& municipality = region_.municipalities[traffic_.municipality];
    if (!Chance(stream_, kParallelCourse * municipality.parallel_factor)) {
      return;
    }
    const Day from = std::max(start, region_.first_day);
    const Day until = std::min(end, region_.last_day);
    if (until - from < 30) {
      return;
    }
    const Form form = DrawForm(stream_);
    const Day begin = Between(stream_, from + 7, until - 7);
    AddCourse(form, begin, EndOf(begin, form), true);
  }

  void AddNext(Form form, Day end) {
    for (int courses = 1; courses < kMostCourses && Chance(stream_, kNextCourse); ++courses) {
      const bool lighter = Chance(stream_, kStepDownShare);
      const Day gap = lighter ? Between(stream_, 0, 14) : Between(stream_, 30, 400);
      form = lighter ? StepDown(stream_, form) : DrawForm(stream_);
      const Day start = end + 1 + gap;
      if (start > region_.last_day) {
        return;
      }
      end = EndOf(start, form);
      AddCourse(form, start, end, true);
    }
  }

  void AddCourse(Form form, Day start, Day end, bool again) {
    Trajectory course;
    course.youth = youth_;
    course.form = form;
    course.start = start;
    course.end = end <= region_.last_day ? end : kNoDay;
    course.again = again;
    course.referrer = DrawReferrer(stream_, form);
    const int index = static_cast<int>(traffic_.trajectories.size());
    traffic_.trajectories.push_back(course);
    const Day begin = AddCrisis(index, form, start, end);
    const auto provider = AddMain(index, form, begin, end);
    if (!provider.has_value()) {
      if (begin == start) {
        traffic_.trajectories.pop_back();
      }
      return;
    }
    AddCompanions(index, form, begin, end, *provider);
    AddRemoved(form, begin);
  }

  // Returns when the care after the crisis begins.
  Day AddCrisis(int course, Form form, Day start, Day end) {
    const std::string_view code = form == Form::kAmbulatory  ? "46A01"
                                  : form == Form::kOtherStay ? "46A03"
                                  : form == Form::kFoster    ? "46A05"
                                                             : "";
    if (code.empty() || end - start < 60 || start < region_.first_day ||
        !Chance(stream_, kCrisisShare)) {
      return start;
    }
    const Day until = start + Between(stream_, 4, 27);
    const std::size_t product = IndexOf(code);
    const int provider = chain_.DrawProvider(product, std::nullopt);
    if (!chain_.Free(provider, product, start)) {
      return start;
    }
    traffic_.trajectories[static_cast<std::size_t>(course)].crisis = true;
    chain_.Add({course, product, provider, start, until, true});
    return until + 1;
  }

  std::optional<int> AddMain(int course, Form form, Day begin, Day end) {
    for (int attempt = 0; attempt < 8; ++attempt) {
      std::size_t product = DrawProduct(form, false);
      const int provider = chain_.DrawProvider(product, std::nullopt);
      product = chain_.Upcode(provider, product, begin);
      if (chain_.Free(provider, product, begin)) {
        const Day until = AddSwitched(course, product, provider, {begin, end});
        chain_.Add({course, product, provider, begin, until, true});
        return provider;
      }
    }
    return std::nullopt;
  }

  // Where it is planted, the second half of some care is at another provider. Returns the last day
  // at the first one.
  Day AddSwitched(int course, std::size_t product, int provider, std::pair<Day, Day> span) {
    const auto [begin, end] = span;
    const double share = region_.municipalities[traffic_.municipality].switch_share;
    const Day half = begin + (end - begin) / 2;
    const bool splits = share > 0.0 && end - begin >= 60 && half >= region_.first_day &&
                        half < region_.last_day && Chance(stream_, share);
    if (!splits) {
      return end;
    }
    for (int attempt = 0; attempt < 8; ++attempt) {
      const int other = chain_.DrawProvider(product, std::nullopt);
      if (other != provider && chain_.Free(other, product, half + 1)) {
        chain_.Add({course, product, other, half + 1, end, true});
        return half;
      }
    }
    return end;
  }

  void AddCompanions(int course, Form form, Day begin, Day end, int provider) {
    if (form == Form::kProtection || form == Form::kProbation) {
      return;
    }
    static constexpr std::array<double, 4> kCounts{0.14, 0.32, 0.32, 0.22};
    const std::size_t count = Pick(stream_, kCounts);
    for (std::size_t next = 0; next < count; ++next) {
      const bool own = form == Form::kNetwork || (form == Form::kDayCare && next == 0) ||
                       (form == Form::kFamily && next == 0);
      const std::size_t product = DrawProduct(own ? form : Form::kAmbulatory, true);
      const Day length = end - begin;
      const Day from = begin + static_cast<Day>(stream_.Uniform() * 0.25 * length);
      const Day until = end - static_cast<Day>(stream_.Uniform() * 0.35 * length);
      const auto beside = Chance(stream_, 0.6) ? std::optional<int>(provider) : std::nullopt;
      const int other = chain_.DrawProvider(product, beside);
      if (until - from >= 14 && from <= region_.last_day && until >= region_.first_day &&
          chain_.Free(other, product, from)) {
        chain_.Add({course, product, other, from, until, false});
      }
    }
  }

  // An allocation sent by mistake and taken back before anything was done on it.
  void AddRemoved(Form form, Day begin) {
    if (!Chance(stream_, kRemovedShare)) {
      return;
    }
    const std::size_t product = DrawProduct(form, false);
    const int provider = chain_.DrawProvider(product, std::nullopt);
    if (chain_.Free(provider, product, begin)) {
      chain_.AddRemoved(product, provider, begin);
    }
  }

  std::size_t DrawProduct(Form form, bool companion) {
    std::array<double, 64> weights{};
    const auto products = Products();
    for (std::size_t index = 0; index < products.size(); ++index) {
      const Product& product = products[index];
      weights[index] =
          product.form == form ? (companion ? product.companion : product.weight) : 0.0;
    }
    return Pick(stream_, std::span(weights).first(products.size()));
  }

  const Region& region_;
  Traffic& traffic_;
  RandomStream stream_;
  int youth_;
  AllocationChain chain_;
};

}  // namespace

void AddYouth(const Region& region,
              std::uint64_t number,
              bool in_care_before,
              int entry_year,
              Traffic* traffic) {
  Career(region, number, traffic).Run(in_care_before, entry_year);
}

}  // namespace doelmaat::synth
