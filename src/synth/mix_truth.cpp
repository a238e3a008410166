#include "synth/mix_truth.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>

#include "synth/truth_row.h"

namespace doelmaat::synth {
namespace {

constexpr Day kSwitchDays = 30;

bool IsStay(Form form) {
  return form == Form::kFoster || form == Form::kFamily || form == Form::kSecure ||
         form == Form::kOtherStay;
}

bool IsMeasure(Form form) { return form == Form::kProtection || form == Form::kProbation; }

// The help of one youth, in the order of its pathway.
using Help = std::vector<const TrueTrajectory*>;

Help HelpOf(const Texts& texts, const std::vector<const TrueTrajectory*>& all) {
  Help help;
  for (const TrueTrajectory* one : all) {
    const bool within_stay =
        !IsStay(one->form) && std::any_of(all.begin(), all.end(), [&](const TrueTrajectory* other) {
          return IsStay(other->form) && other->provider == one->provider &&
                 other->start <= one->start && other->end >= one->end;
        });
    if (!IsMeasure(one->form) && !within_stay) {
      help.push_back(one);
    }
  }
  const auto place = [&](const TrueTrajectory* one) {
    return std::tuple(one->start, one->end, FormName(one->form), texts.Agb(one->provider));
  };
  std::sort(help.begin(), help.end(), [&](const TrueTrajectory* a, const TrueTrajectory* b) {
    return place(a) < place(b);
  });
  return help;
}

struct Days {
  int days = 0;
  int same_form = 0;
  int several_providers = 0;
};

void AppendStacking(const Texts& texts, const Help& help, std::string* rows) {
  std::map<int, Days> by_open;
  for (Day day = texts.region.first_day; day <= texts.region.last_day; ++day) {
    int open = 0;
    bool other_form = false;
    bool other_provider = false;
    const TrueTrajectory* first = nullptr;
    for (const TrueTrajectory* one : help) {
      if (one->start > day || one->end < day) {
        continue;
      }
      first = first == nullptr ? one : first;
      other_form = other_form || one->form != first->form;
      other_provider = other_provider || one->provider != first->provider;
      ++open;
    }
    if (open > 0) {
      Days& days = by_open[open];
      ++days.days;
      days.same_form += other_form ? 0 : 1;
      days.several_providers += other_provider ? 1 : 0;
    }
  }
  for (const auto& [open, days] : by_open) {
    Row(rows)
        .Text("GM" + texts.municipality().code)
        .Number(texts.Client(help.front()->youth))
        .Number(open)
        .Number(days.days)
        .Number(days.same_form)
        .Number(days.several_providers);
  }
}

struct Path {
  std::string variant;
  std::string gaps;
  int loops = 0;
  int returns = 0;
  int repeats = 0;
  int redos = 0;
  int beside = 0;
  std::int64_t cents = 0;
};

// What the step is to those of its form before it.
void Compare(const Help& help, std::size_t step, Path* path) {
  Day over = -1;
  const TrueTrajectory* before = nullptr;
  for (std::size_t earlier = 0; earlier < step; ++earlier) {
    if (help[earlier]->form == help[step]->form) {
      before = help[earlier];
      over = std::max(over, before->end);
    }
  }
  if (before == nullptr) {
    return;
  }
  ++(help[step - 1] == before ? path->loops : path->returns);
  if (over >= help[step]->start) {
    ++path->beside;
  } else {
    ++(before->provider == help[step]->provider ? path->repeats : path->redos);
  }
}

void AppendPathway(const Texts& texts, const Help& help, std::string* rows) {
  Path path;
  for (std::size_t step = 0; step < help.size(); ++step) {
    path.variant += (step == 0 ? "" : ">") + std::string(FormName(help[step]->form));
    path.cents += help[step]->cents;
    Compare(help, step, &path);
    if (step + 1 < help.size()) {
      const bool known = help[step]->end != kNoDay;
      path.gaps += step == 0 ? "" : " ";
      path.gaps += known ? std::to_string(help[step + 1]->start - help[step]->end - 1) : "open";
    }
  }
  Row(rows)
      .Text("GM" + texts.municipality().code)
      .Number(texts.Client(help.front()->youth))
      .Text(path.variant)
      .Text(path.gaps)
      .Number(path.loops)
      .Number(path.returns)
      .Number(path.repeats)
      .Number(path.redos)
      .Number(path.beside)
      .Number(path.cents);
}

// Who took over from `one`: of its form, begun near its end, later than it and lasting longer.
const TrueTrajectory* Successor(const Texts& texts, const Help& help, const TrueTrajectory& one) {
  const TrueTrajectory* next = nullptr;
  for (const TrueTrajectory* other : help) {
    const bool takes_over = other->form == one.form && other->start > one.start &&
                            other->start >= one.end - kSwitchDays &&
                            other->start <= one.end + kSwitchDays && other->end > one.end;
    if (takes_over && other->provider == one.provider) {
      return nullptr;
    }
    if (takes_over && (next == nullptr || std::tuple(other->start, texts.Agb(other->provider)) <
                                              std::tuple(next->start, texts.Agb(next->provider)))) {
      next = other;
    }
  }
  return next;
}

void AppendSwitches(const Texts& texts, const Help& help, std::string* rows) {
  for (const TrueTrajectory* one : help) {
    const TrueTrajectory* next = one->end == kNoDay ? nullptr : Successor(texts, help, *one);
    if (next != nullptr) {
      Row(rows)
          .Text("GM" + texts.municipality().code)
          .Number(texts.Client(one->youth))
          .Text(FormName(one->form))
          .Text(texts.Agb(one->provider))
          .Text(texts.Agb(next->provider))
          .Date(one->end)
          .Date(next->start);
    }
  }
}

}  // namespace

void AppendMix(const Texts& texts,
               const std::vector<TrueTrajectory>& trajectories,
               const MixRows& rows) {
  std::map<int, std::vector<const TrueTrajectory*>> by_youth;
  for (const TrueTrajectory& one : trajectories) {
    by_youth[one.youth].push_back(&one);
  }
  for (const auto& [youth, all] : by_youth) {
    const Help help = HelpOf(texts, all);
    if (!help.empty()) {
      AppendStacking(texts, help, rows.stacking);
      AppendPathway(texts, help, rows.pathways);
      AppendSwitches(texts, help, rows.switches);
    }
  }
}

}  // namespace doelmaat::synth
