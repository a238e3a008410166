#include "ingest/iv3_landing.h"

#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "base/text.h"
#include "domain/municipality_code.h"
#include "ingest/joined_names.h"
#include "store/appender.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

// A part of the task fields would stand for a whole return, and replace the one that is there.
void CheckFields(const Iv3Delivery& delivery, const Iv3Reader& reader, const Iv3Return& one) {
  const std::set<std::string> missing = reader.MissingFields(one.year, one.stand);
  if (!missing.empty()) {
    throw Error(ErrorKind::kBadData,
                Say("iv3.fields_missing",
                    {{"file", delivery.file},
                     {"year", std::to_string(one.year)},
                     {"statement", Say(one.stand == "begroting" ? "iv3.budget" : "iv3.account")},
                     {"fields", Joined(missing)}}));
  }
}

// The main categories of expenditure of which nothing is there. A budget need not be split by
// category.
std::set<std::string> MissingCategories(const Iv3Reader::Selection& selection) {
  std::set<std::string> missing;
  if (selection.categories.count('0') == 0) {
    for (const char main : {'1', '3', '4'}) {  // wages, goods and services, transfers
      if (selection.categories.count(main) == 0) {
        missing.insert(std::string("L") + main);
      }
    }
  }
  return missing;
}

// A part of the codes or categories counts as less than was spent, and a total beside its parts as
// twice as much. Gives the sentence for what is not sure.
std::string CheckSelection(const Iv3Delivery& delivery,
                           const Iv3Reader& reader,
                           std::int64_t year,
                           const std::string& stand) {
  // Of the accounts and budgets of 2023-2025 every code below a task field is used by two in five
  // municipalities or more: one that twenty do not have was left out.
  constexpr std::size_t kTelling = 20;
  const Iv3Reader::Selection selection = reader.SelectionOf(year, stand);
  const std::string statement = Say(stand == "begroting" ? "iv3.budget" : "iv3.account");
  const auto refuse = [&](std::string_view key, const std::string& codes) {
    throw Error(ErrorKind::kBadData,
                Say(key,
                    {{"file", delivery.file},
                     {"year", std::to_string(year)},
                     {"statement", statement},
                     {"codes", codes}}));
  };
  if (!selection.total.empty()) {
    refuse("iv3.total_and_parts", selection.total);
  }
  const std::set<std::string> categories = MissingCategories(selection);
  if (selection.municipalities >= kTelling && !selection.parts.empty()) {
    refuse("iv3.parts_missing", Joined(selection.parts));
  }
  if (selection.municipalities >= kTelling && !categories.empty()) {
    refuse("iv3.categories_missing", Joined(categories));
  }
  std::set<std::string> missing = selection.parts;
  missing.insert(categories.begin(), categories.end());
  if (missing.empty() || selection.municipalities == 0) {
    return "";
  }
  return Say(
      "iv3.perhaps_a_part",
      {{"year", std::to_string(year)}, {"statement", statement}, {"codes", Joined(missing)}});
}

class Landing {
 public:
  Landing(const Iv3Delivery& delivery, const Iv3Reader& reader)
      : delivery_(delivery),
        reader_(reader),
        land_(delivery.database, "land_iv3"),
        land_sub_fields_(delivery.database, "land_iv3_deel") {}

  void Take(const Iv3Return& one) {
    const std::string shown = one.code + " " + std::to_string(one.year) + " " + one.stand;
    if (!domain::MunicipalityCode::Parse(one.code).has_value()) {
      return;
    }
    if (!delivery_.municipalities.HasYear(one.year)) {
      years_.insert(std::to_string(one.year));
      return;
    }
    if (!one.delivered) {
      nothing_.insert(shown);
      return;
    }
    CheckFields(delivery_, reader_, one);
    if (statements_.insert({one.year, one.stand}).second) {
      const std::string unsure = CheckSelection(delivery_, reader_, one.year, one.stand);
      if (!unsure.empty()) {
        landed_.notes.push_back(unsure);
      }
    }
    if (one.first_placement) {
      first_.insert(shown);
    }
    if (one.placement_gap) {
      gaps_.insert(shown);
    }
    Append(one, one.cents, &land_);
    Append(one, one.sub_field_cents, &land_sub_fields_);
  }

  LandedIv3 Finish() {
    land_.Close();
    land_sub_fields_.Close();
    Note(nothing_, "iv3.not_delivered");
    Note(first_, "iv3.first_placement");
    Note(gaps_, "iv3.placement_gap");
    Note(years_, "iv3.left_out_years");
    if (!reader_.whole()) {
      landed_.notes.push_back(Say("iv3.no_total"));
    }
    if (reader_.other_statements() > 0) {
      landed_.notes.push_back(
          Say("iv3.other_statements", {{"count", std::to_string(reader_.other_statements())}}));
    }
    return std::move(landed_);
  }

 private:
  void Append(const Iv3Return& one,
              const std::map<std::string, std::int64_t>& amounts,
              store::Appender* land) {
    for (const auto& [field, cents] : amounts) {
      land->AppendRow({delivery_.id,
                       static_cast<std::int64_t>(one.record),
                       one.year,
                       one.stand,
                       one.code,
                       field,
                       cents});
      ++landed_.rows;
    }
  }

  void Note(const std::set<std::string>& names, std::string_view key) {
    if (!names.empty()) {
      landed_.notes.push_back(Say(key, {{"names", Joined(names)}}));
    }
  }

  const Iv3Delivery& delivery_;
  const Iv3Reader& reader_;
  store::Appender land_;
  store::Appender land_sub_fields_;
  LandedIv3 landed_;
  // Of a municipality, year and statement, as shown:
  std::set<std::string> nothing_;  // no figure that is not zero
  std::set<std::string> first_;    // of the first placement alone
  std::set<std::string> gaps_;     // amounts of the first where the second is empty
  std::set<std::string> years_;    // without a list of municipalities
  std::set<std::pair<std::int64_t, std::string>> statements_;
};

}  // namespace

LandedIv3 LandIv3(const Iv3Delivery& delivery, const Iv3Reader& reader) {
  Landing landing(delivery, reader);
  for (const Iv3Return& one : reader.Finish()) {
    landing.Take(one);
  }
  return landing.Finish();
}

}  // namespace doelmaat::ingest
