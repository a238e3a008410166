#include "measure/package_file.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/toml_file.h"
#include "base/translated.h"

namespace doelmaat::measure {
namespace {

using base::Say;
using base::TomlFile;
using base::Translated;

// Words of the file and what they stand for.
template <typename T>
using Words = std::vector<std::pair<const char*, T>>;

const Words<EffectRule> kEffects = {{"largest", EffectRule::kLargest},
                                    {"sum", EffectRule::kSum},
                                    {"multiplicative", EffectRule::kMultiplicative}};
const Words<PairRule> kReaches = {{"independent", PairRule::kIndependent},
                                  {"nested", PairRule::kNested},
                                  {"disjoint", PairRule::kDisjoint},
                                  {"given", PairRule::kGiven}};
const Words<DurationShape> kShapes = {{"exponential", DurationShape::kExponential},
                                      {"gamma", DurationShape::kGamma},
                                      {"lognormal", DurationShape::kLognormal},
                                      {"fixed", DurationShape::kFixed}};
const Words<Adoption::Acts> kActs = {{"start", Adoption::Acts::kStart},
                                     {"running", Adoption::Acts::kRunning}};
const Words<BackfillPlan::Mode> kModes = {{"saved", BackfillPlan::Mode::kSaved},
                                          {"waiting_list", BackfillPlan::Mode::kWaitingList},
                                          {"mixed", BackfillPlan::Mode::kMixed}};

class Reader {
 public:
  Reader(const base::Catalog::File& file, const std::function<Measure(const std::string&)>& load)
      : file_(file), load_(load) {}

  Package Read();

 private:
  template <typename T>
  T Word(const toml::table& table, std::string_view key, const Words<T>& words) const {
    const std::string text = file_.Text(table, key);
    std::string known;
    for (const auto& [word, value] : words) {
      if (text == word) {
        return value;
      }
      known += (known.empty() ? "" : ", ") + std::string(word);
    }
    file_.Refuse(TomlFile::LineOf(table, key),
                 Say("measure.unknown_word",
                     {{"key", std::string(key)}, {"value", text}, {"known", known}}));
  }

  double NumberOr(const toml::table& table, std::string_view key, double otherwise) const {
    return table.contains(key) ? file_.Number(table, key) : otherwise;
  }

  // The places in a list of ids of what `key` names.
  template <typename Item, typename Id>
  std::vector<std::size_t> Places(const toml::table& table,
                                  std::string_view key,
                                  const std::vector<Item>& items,
                                  const Id& id) const {
    std::vector<std::size_t> places;
    for (const std::string& name : file_.Texts(table, key)) {
      const auto found = std::find_if(
          items.begin(), items.end(), [&](const Item& item) { return id(item) == name; });
      if (found == items.end()) {
        file_.Refuse(TomlFile::LineOf(table, key), Say("measure.unknown_name", {{"name", name}}));
      }
      places.push_back(static_cast<std::size_t>(found - items.begin()));
    }
    return places;
  }

  void ReadParts();
  int Year(const toml::table& table, std::string_view key, int least) const;
  void ReadFunding();
  void ReadMembers();
  void ReadOverlap();
  void ReadReform();
  void ReadPhase();
  void ReadBackfill();
  std::optional<Quantity> ReadBand(const toml::table& table, std::string_view key, bool share);

  TomlFile file_;
  std::function<Measure(const std::string&)> load_;
  Package package_;
};

void Reader::ReadParts() {
  for (const toml::table* table : file_.Tables("part")) {
    file_.CheckKeys(*table, {"id", "label", "trajectories", "month_costs"});
    package_.parts.push_back({file_.Text(*table, "id"),
                              Translated(file_.Text(*table, "label")),
                              file_.Text(*table, "trajectories"),
                              file_.Texts(*table, "month_costs")});
  }
}

int Reader::Year(const toml::table& table, std::string_view key, int least) const {
  constexpr std::int64_t kMost = 1000;
  const std::int64_t year = file_.Integer(table, key);
  if (year < least || year > kMost) {
    file_.Refuse(TomlFile::LineOf(table, key),
                 Say("measure.year_outside",
                     {{"key", std::string(key)},
                      {"value", std::to_string(year)},
                      {"least", std::to_string(least)},
                      {"most", std::to_string(kMost)}}));
  }
  return static_cast<int>(year);
}

void Reader::ReadFunding() {
  for (const toml::table* table : file_.Tables("funding")) {
    file_.CheckKeys(*table, {"id", "label", "share", "realised", "from_year"});
    Funding way;
    way.id = file_.Text(*table, "id");
    way.label = Translated(file_.Text(*table, "label"));
    way.share = file_.Number(*table, "share");
    way.realised = file_.Number(*table, "realised");
    if (table->contains("from_year")) {
      way.from_year = Year(*table, "from_year", 1);
    }
    package_.funding.push_back(way);
  }
}

void Reader::ReadMembers() {
  for (const toml::table* table : file_.Tables("measure")) {
    file_.CheckKeys(*table,
                    {"use", "reach", "months", "parts", "funding", "acts", "adoption_months"});
    PackageMember member;
    member.measure = load_(file_.Text(*table, "use"));
    member.reach = file_.Text(*table, "reach");
    member.months = file_.Text(*table, "months");
    member.parts =
        Places(*table, "parts", package_.parts, [](const PackagePart& part) { return part.id; });
    if (!table->contains("parts")) {
      for (std::size_t part = 0; part < package_.parts.size(); ++part) {
        member.parts.push_back(part);
      }
    }
    member.funding =
        Places(*table, "funding", package_.funding, [](const Funding& way) { return way.id; });
    if (table->contains("acts")) {
      member.adoption.acts = Word(*table, "acts", kActs);
    }
    member.adoption.months = NumberOr(*table, "adoption_months", 0);
    package_.members.push_back(std::move(member));
  }
  if (package_.members.size() < 2 || package_.members.size() > kMostMeasures) {
    file_.Refuse(1, Say("measure.package_size", {{"most", std::to_string(kMostMeasures)}}));
  }
}

void Reader::ReadOverlap() {
  const std::size_t n = package_.members.size();
  std::vector<std::vector<bool>> known(n, std::vector<bool>(n));
  for (const toml::table* table : file_.Tables("overlap")) {
    file_.CheckKeys(*table, {"between", "reach", "share"});
    const auto ends = Places(*table, "between", package_.members, [](const PackageMember& member) {
      return member.measure.id;
    });
    if (ends.size() != 2) {
      file_.Refuse(TomlFile::LineOf(*table, "between"), Say("measure.bad_between_measures"));
    }
    ReachPair pair{ends[0], ends[1], Word(*table, "reach", kReaches), 0};
    if (pair.rule == PairRule::kGiven) {
      pair.share = file_.Number(*table, "share");
    }
    if (pair.first == pair.second || known[pair.first][pair.second]) {
      file_.Refuse(TomlFile::LineOf(*table, "between"), Say("measure.bad_between_measures"));
    }
    known[pair.first][pair.second] = known[pair.second][pair.first] = true;
    package_.pairs.push_back(pair);
  }
  const bool otherwise = file_.root().contains("other_overlap");
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      if (known[i][j]) {
        continue;
      }
      if (!otherwise) {
        file_.Refuse(1,
                     Say("measure.no_overlap_rule",
                         {{"first", package_.members[i].measure.id},
                          {"second", package_.members[j].measure.id}}));
      }
      const PairRule rule = Word(file_.root(), "other_overlap", kReaches);
      if (rule == PairRule::kGiven) {
        file_.Refuse(TomlFile::LineOf(file_.root(), "other_overlap"), Say("measure.given_for_all"));
      }
      package_.pairs.push_back({i, j, rule, 0});
    }
  }
}

std::optional<Quantity> Reader::ReadBand(const toml::table& table,
                                         std::string_view key,
                                         bool share) {
  const toml::node* node = table.get(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  Quantity quantity;
  quantity.id = std::string(key);
  quantity.label = quantity.id;
  quantity.unit = Unit::Parse(share ? "aandeel" : "maand/traject");
  quantity.share = share;
  const std::vector<double> ends =
      node->is_array() ? file_.Numbers(table, key) : std::vector{file_.Number(table, key)};
  if (ends.empty() || ends.size() > 2) {
    file_.Refuse(TomlFile::LineOf(table, key), Say("measure.no_band"));
  }
  file_.At(TomlFile::LineOf(table, key), [&] {
    quantity.low = ends.front();
    quantity.high = ends.back();
    quantity.meaning = ends.size() == 1 ? "point" : "limits";
    quantity.distribution = BandDistribution(ends.front(), ends.back(), BandMeaning::kLimits);
    CheckShare(quantity);
    return true;
  });
  return quantity;
}

void Reader::ReadReform() {
  const toml::table* table = file_.FindTable("hervormingsagenda");
  if (table == nullptr) {
    return;
  }
  file_.CheckKeys(*table, {"scope_share", "months", "includes"});
  package_.reform.scope_share = ReadBand(*table, "scope_share", true);
  package_.reform.months = ReadBand(*table, "months", false);
  package_.reform.included =
      Places(*table, "includes", package_.members, [](const PackageMember& member) {
        return member.measure.id;
      });
}

void Reader::ReadPhase() {
  const toml::table* table = file_.FindTable("phase");
  if (table == nullptr) {
    return;
  }
  file_.CheckKeys(*table, {"years", "duration", "duration_months", "duration_cv"});
  PhasePlan plan;
  plan.years = Year(*table, "years", 0);
  plan.duration.shape = Word(*table, "duration", kShapes);
  plan.duration.mean_months = file_.Number(*table, "duration_months");
  const double cv = NumberOr(*table, "duration_cv", 1);
  plan.duration.cv_squared = cv * cv;
  file_.At(table->source().begin.line, [&] { return WeightsByYear(plan, {Adoption{}}); });
  package_.phase = plan;
}

void Reader::ReadBackfill() {
  const toml::table* table = file_.FindTable("backfill");
  if (table == nullptr) {
    return;
  }
  file_.CheckKeys(*table, {"mode", "share", "inflow", "places", "waiting"});
  BackfillPlan plan;
  plan.mode = Word(*table, "mode", kModes);
  if (!package_.phase.has_value()) {
    file_.Refuse(table->source().begin.line, Say("measure.backfill_without_phase"));
  }
  if (plan.mode == BackfillPlan::Mode::kMixed) {
    plan.share = file_.Number(*table, "share");
    if (!(plan.share >= 0 && plan.share <= 1)) {
      file_.Refuse(TomlFile::LineOf(*table, "share"), Say("measure.bad_backfill_share"));
    }
  }
  if (plan.mode != BackfillPlan::Mode::kSaved) {
    plan.inflow = file_.Number(*table, "inflow");
    plan.places = file_.Number(*table, "places");
    plan.waiting = file_.Number(*table, "waiting");
    file_.At(table->source().begin.line,
             [&] { return FreedPlaces(plan, package_.phase->duration.mean_months).Next(0); });
  }
  package_.backfill = plan;
}

Package Reader::Read() {
  file_.CheckKeys(file_.root(),
                  {"id",
                   "title",
                   "source",
                   "notes",
                   "effect",
                   "trajectory_months",
                   "shared",
                   "other_overlap",
                   "part",
                   "measure",
                   "overlap",
                   "funding",
                   "hervormingsagenda",
                   "phase",
                   "backfill"});
  package_.id = file_.Text(file_.root(), "id");
  package_.title = Translated(file_.Text(file_.root(), "title"));
  package_.source = Translated(file_.OptionalText(file_.root(), "source"));
  for (const std::string& note : file_.Texts(file_.root(), "notes")) {
    package_.notes.push_back(Translated(note));
  }
  package_.rule = Word(file_.root(), "effect", kEffects);
  package_.trajectory_months = NumberOr(file_.root(), "trajectory_months", 0);
  package_.shared = file_.Texts(file_.root(), "shared");
  ReadParts();
  ReadFunding();
  ReadMembers();
  ReadOverlap();
  ReadReform();
  ReadPhase();
  ReadBackfill();
  file_.At(1, [&] {
    CheckPackage(package_);
    return true;
  });
  return package_;
}

}  // namespace

Package ReadPackage(const base::Catalog::File& file,
                    const std::function<Measure(const std::string&)>& load) {
  return Reader(file, load).Read();
}

}  // namespace doelmaat::measure
