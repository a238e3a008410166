#include "ingest/statline_landing.h"

#include <charconv>

#include "base/text.h"
#include "domain/municipality_code.h"
#include "ingest/joined_names.h"

namespace doelmaat::ingest {
namespace {

using base::Say;
using store::Value;

constexpr std::string_view kYearMark = "JJ00";
constexpr std::size_t kYearDigits = 4;

}  // namespace

std::optional<std::int64_t> YearOf(std::string_view period) {
  std::int64_t year = 0;
  if (period.size() != kYearDigits + kYearMark.size() || !period.ends_with(kYearMark)) {
    return std::nullopt;
  }
  const char* const digits = period.data();
  const auto [end, problem] = std::from_chars(digits, digits + kYearDigits, year);
  return problem == std::errc() && end == digits + kYearDigits ? std::optional(year) : std::nullopt;
}

MunicipalityList::MunicipalityList(store::Database& database) {
  const store::RowSet rows = database.Query("sql/input/ingest/municipality_list.sql");
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const std::int64_t year = rows.Integer(r, "jaar");
    years_.insert(year);
    there_.insert({year, rows.Text(r, "gm_code")});
    names_.insert({rows.Text(r, "gm_naam"), rows.Text(r, "gm_code")});
  }
}

StatlineLanding::StatlineLanding(store::Database& database,
                                 const MunicipalityList& municipalities,
                                 const StatlineBinding& binding,
                                 std::int64_t delivery_id)
    : municipalities_(municipalities),
      binding_(binding),
      delivery_id_(delivery_id),
      land_(database, "land_statline"),
      there_(binding.topics.size()) {
  const store::RowSet known =
      database.Query("sql/input/ingest/known_figures.sql", {{"table", binding.table}});
  for (std::size_t r = 0; r < known.size(); ++r) {
    for (std::size_t topic = 0; topic < binding.topics.size(); ++topic) {
      if (binding.topics[topic].name == known.Text(r, "onderwerp")) {
        known_.insert(KeyOf(topic, known.Integer(r, "jaar"), known.Text(r, "gm_code")));
      }
    }
  }
}

StatlineLanding::Key StatlineLanding::KeyOf(std::size_t topic,
                                            std::int64_t year,
                                            const std::string& code) {
  std::uint64_t number = 0;
  std::from_chars(code.data() + 2, code.data() + code.size(), number);
  constexpr std::uint64_t kCodes = 10000;
  constexpr std::uint64_t kYears = 10000;
  return (topic * kYears + static_cast<std::uint64_t>(year)) * kCodes + number;
}

void StatlineLanding::Take(const StatlineCell& cell,
                           std::size_t first_record,
                           ProblemList* problems) {
  there_[cell.topic] = true;
  const std::optional<std::int64_t> year =
      binding_.year.has_value() ? binding_.year : YearOf(cell.period);
  const auto code = domain::MunicipalityCode::Parse(cell.region);
  if (!code.has_value()) {
    ++regions_;
    return;
  }
  if (!year.has_value()) {
    ++periods_;
    return;
  }
  const bool listed = municipalities_.HasYear(*year);
  // The table has a row for every municipality that ever was in every year.
  const bool gone = listed && cell.state != StatlineCellState::kValue &&
                    !municipalities_.Has(*year, code->text());
  // What was there would go on counting: that it cannot exist takes its place.
  const bool dropped = listed && !gone && cell.state == StatlineCellState::kImpossible &&
                       known_.contains(KeyOf(cell.topic, *year, code->text()));
  if (dropped) {
    ++dropped_;
    Land(cell, *year, code->text(), first_record, problems);
  } else if (gone || cell.state == StatlineCellState::kImpossible) {
    ++impossible_;
  } else if (!listed) {
    unlisted_years_.insert(*year);
  } else {
    Land(cell, *year, code->text(), first_record, problems);
  }
}

void StatlineLanding::Land(const StatlineCell& cell,
                           std::int64_t year,
                           const std::string& code,
                           std::size_t first_record,
                           ProblemList* problems) {
  const StatlineTopic& topic = binding_.topics[cell.topic];
  if (cell.value_10000 < 0) {
    problems->Add(cell.record, topic.key, Say("statline.negative"));
  }
  if (!municipalities_.Has(year, code)) {
    problems->Add(
        cell.record,
        binding_.region,
        Say("ingest.unknown_municipality", {{"code", code}, {"year", std::to_string(year)}}));
  }
  if (!seen_.insert(KeyOf(cell.topic, year, code)).second) {
    problems->Add(cell.record,
                  topic.key,
                  Say("statline.twice", {{"code", code}, {"year", std::to_string(year)}}));
  }
  Value value;
  if (cell.state == StatlineCellState::kValue) {
    value = cell.value_10000;
  }
  land_.AppendRow({delivery_id_,
                   static_cast<std::int64_t>(first_record + cell.record),
                   binding_.table,
                   year,
                   code,
                   topic.name,
                   value});
  ++rows_;
}

std::vector<std::string> StatlineLanding::WithoutCells() const {
  std::set<std::string> columns;
  for (std::size_t t = 0; t < there_.size(); ++t) {
    if (there_[t]) {
      columns.insert(binding_.topics[t].key);
    }
  }
  std::vector<std::string> names;
  for (std::size_t t = 0; t < there_.size(); ++t) {
    if (!there_[t] && columns.count(binding_.topics[t].key) != 0) {
      names.push_back(binding_.topics[t].name);
    }
  }
  return names;
}

std::vector<std::string> StatlineLanding::Notes() const {
  std::vector<std::string> notes;
  const auto add = [&](std::size_t count, std::string_view key) {
    if (count > 0) {
      notes.push_back(Say(key, {{"count", std::to_string(count)}}));
    }
  };
  add(regions_, "statline.left_out_regions");
  add(periods_, "statline.left_out_periods");
  add(impossible_, "statline.left_out_impossible");
  add(dropped_, "statline.dropped");
  if (!unlisted_years_.empty()) {
    std::string text;
    for (const std::int64_t year : unlisted_years_) {
      text += (text.empty() ? "" : ", ") + std::to_string(year);
    }
    notes.push_back(Say("statline.left_out_years", {{"years", text}}));
  }
  if (const std::vector<std::string> names = WithoutCells(); !names.empty()) {
    notes.push_back(Say("statline.without_cells", {{"topics", Joined(names)}}));
  }
  return notes;
}

}  // namespace doelmaat::ingest
