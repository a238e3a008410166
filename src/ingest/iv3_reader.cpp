#include "ingest/iv3_reader.h"

#include <algorithm>
#include <charconv>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::ingest {
namespace {

using base::Say;

constexpr std::size_t kFirst = 0;
constexpr std::size_t kSecond = 1;
constexpr std::size_t kYearDigits = 4;
constexpr std::size_t kStatementDigits = 3;
constexpr char kLastMainField = '8';
// 100 billion euro: more than all municipalities together.
constexpr std::int64_t kLargestCents = 10000000000000;

// "2024X005": year and number of the statement.
std::optional<std::pair<std::int64_t, int>> StatementOf(std::string_view text) {
  if (text.size() < kYearDigits + 1 + kStatementDigits) {
    return std::nullopt;
  }
  std::int64_t year = 0;
  int number = 0;
  const char* const behind_year = text.data() + kYearDigits;
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(behind_year - kYearDigits, behind_year, year);
  const auto last = std::from_chars(end - kStatementDigits, end, number);
  const bool good = first.ec == std::errc() && first.ptr == behind_year && last.ec == std::errc() &&
                    last.ptr == end;
  return good ? std::optional(std::pair(year, number)) : std::nullopt;
}

// What a warehouse writes for a figure that is not there, with or without decimals: of -99997.4 it
// is a number.
bool IsNoFigure(std::string_view text) {
  constexpr std::array<std::string_view, 3> kCodes = {"-99997", "-99998", "-99999"};
  return text.empty() || text == "." ||
         std::any_of(kCodes.begin(), kCodes.end(), [&](std::string_view code) {
           const std::string_view rest = text.substr(std::min(code.size(), text.size()));
           const bool decimals = !rest.empty() && (rest.front() == '.' || rest.front() == ',') &&
                                 rest.find_first_not_of('0', 1) == std::string_view::npos;
           return text.starts_with(code) && (rest.empty() || decimals);
         });
}

// A code whose amount is that of the codes below it together: these begin with the code and
// `separator`. "" when there is none.
std::string TotalIn(const std::map<std::string, std::int64_t, std::less<>>& amounts,
                    std::string_view separator) {
  for (const auto& [code, amount] : amounts) {
    const std::string above = code + std::string(separator);
    std::int64_t below = 0;
    std::size_t parts = 0;
    for (auto part = amounts.upper_bound(code);
         part != amounts.end() && part->first.starts_with(code);
         ++part) {
      if (part->first.starts_with(above) && part->second != 0) {
        below += part->second;
        ++parts;
      }
    }
    // One part of the same size may be chance; it is asked all the same.
    if (parts > 0 && amount != 0 && amount == below) {
      return code;
    }
  }
  return "";
}

}  // namespace

void Iv3Reader::BeginPage(const std::string& name) {
  page_ = name;
  ++pages_;
  columns_ = 0;
}

void Iv3Reader::Bind(const Record& record) {
  const auto column = [&](const std::vector<std::string>& names) {
    const std::optional<std::size_t> found = Iv3Column(record.columns, names);
    if (!found.has_value()) {
      throw Error(ErrorKind::kBadData,
                  Say("iv3.column_missing", {{"file", page_}, {"column", names.front()}}));
    }
    return *found;
  };
  columns_ = record.columns.size();
  region_ = column({binding_.region});
  statement_ = column({binding_.statement});
  category_ = column({binding_.category});
  task_field_ = column(binding_.task_field);
  placements_ = {Iv3Column(record.columns, binding_.placements[kFirst]),
                 Iv3Column(record.columns, binding_.placements[kSecond])};
  if (!placements_[kFirst].has_value() && !placements_[kSecond].has_value()) {
    throw Error(ErrorKind::kBadData,
                Say("iv3.column_missing",
                    {{"file", page_}, {"column", binding_.placements[kSecond].front()}}));
  }
}

const std::string* Iv3Reader::FieldOf(const Iv3Binding::Classification& classification,
                                      std::string_view code) const {
  const auto found = classification.field_of.find(code);
  if (found != classification.field_of.end()) {
    return &found->second;
  }
  const bool watched = std::any_of(binding_.watched.begin(),
                                   binding_.watched.end(),
                                   [&](const std::string& each) { return code.starts_with(each); });
  if (watched && classification.others.find(code) == classification.others.end()) {
    throw Error(ErrorKind::kBadData,
                Say("iv3.unknown_field",
                    {{"file", page_},
                     {"field", std::string(code)},
                     {"year", std::to_string(classification.from)},
                     {"path", binding_.path}}));
  }
  return nullptr;
}

std::int64_t Iv3Reader::AddAmounts(
    const Record& record, bool ours, bool in_total, Sums* sums, ProblemList* problems) {
  // "1 000 euro", with up to three decimals.
  NumberForm form{.factor = 1000, .decimals = 3, .places = 2, .largest = kLargestCents};
  std::int64_t both = 0;
  std::array<bool, 2> there{};
  for (const std::size_t p : {kFirst, kSecond}) {
    const std::optional<std::size_t>& column = placements_[p];
    if (!column.has_value()) {
      continue;
    }
    const std::string_view text = Trimmed(record.fields[*column]);
    if (IsNoFigure(text)) {
      continue;
    }
    std::string problem;
    form.sign_is_known = record.present[*column] == kAsNumber;
    const std::int64_t cents = numbers_.Parse(text, form, &problem);
    if (!open_.has_value() && numbers_.SignIsOpen()) {
      open_ = OpenSign{pages_ - 1, record.number, record.columns[*column], std::string(text)};
    }
    if (!problem.empty()) {
      problems->Add(record.number, record.columns[*column], problem);
      continue;
    }
    both += cents;
    there[p] = true;
    sums->delivered[p] = sums->delivered[p] || cents != 0;
    if (in_total) {
      sums->total[p] += cents;
    }
    if (ours) {
      sums->by_code[std::string(Trimmed(record.fields[task_field_]))][p] += cents;
    }
  }
  sums->first_alone =
      sums->first_alone || ((ours || in_total) && both != 0 && there[kFirst] && !there[kSecond]);
  return both;
}

// A record without one of its codes is of nobody, or counts nowhere: it is not passed over.
bool Iv3Reader::HasCodes(const Record& record, ProblemList* problems) const {
  bool all = true;
  for (const std::size_t column : {region_, category_, task_field_}) {
    if (Trimmed(record.fields[column]).empty()) {
      problems->Add(record.number, record.columns[column], Say("download.no_code"));
      all = false;
    }
  }
  return all;
}

bool Iv3Reader::IsNew(const Record& record, ProblemList* problems) {
  const auto code = [&](std::size_t column) { return Trimmed(record.fields[column]); };
  const bool is_new =
      seen_.Add({code(statement_), code(region_), code(task_field_), code(category_)});
  if (!is_new) {
    problems->Add(record.number,
                  record.columns[task_field_],
                  Say("iv3.twice",
                      {{"statement", std::string(code(statement_))},
                       {"code", std::string(code(region_))},
                       {"field", std::string(code(task_field_))},
                       {"category", std::string(code(category_))}}));
  }
  return is_new;
}

void Iv3Reader::Add(const Record& record, ProblemList* problems) {
  if (columns_ == 0 || columns_ != record.columns.size()) {
    Bind(record);
  }
  if (!HasCodes(record, problems)) {
    return;
  }
  const auto statement = StatementOf(Trimmed(record.fields[statement_]));
  if (!statement.has_value()) {
    problems->Add(
        record.number,
        binding_.statement,
        Say("iv3.no_statement", {{"value", std::string(Trimmed(record.fields[statement_]))}}));
    return;
  }
  constexpr int kBudget = 0;
  constexpr int kAccount = 5;
  const auto [year, number] = *statement;
  const Iv3Binding::Classification* classification = binding_.ClassificationOf(year);
  if (classification == nullptr || (number != kBudget && number != kAccount)) {
    ++other_statements_;
    return;
  }
  if (!IsNew(record, problems)) {
    return;
  }
  const std::string_view code = Trimmed(record.fields[task_field_]);
  if (!code.empty() && code.front() >= '0' && code.front() <= kLastMainField) {
    main_fields_.insert(code.front());
  }
  const bool expense = Trimmed(record.fields[category_]).starts_with(binding_.expense);
  const bool task = !code.empty() && code.front() >= '0' && code.front() <= '9';
  const std::string* field = expense && task ? FieldOf(*classification, code) : nullptr;
  const Statement of(year, number == kAccount ? "jaarrekening" : "begroting");
  Sums& sums = returns_[{of, std::string(Trimmed(record.fields[region_]))}];
  sums.record = sums.record == 0 ? record.number : sums.record;
  const bool in_total =
      expense && task && binding_.no_expense.find(code) == binding_.no_expense.end();
  const std::int64_t cents = AddAmounts(record, field != nullptr, in_total, &sums, problems);
  if (field != nullptr) {
    Occurred& occurred = occurred_[of];
    occurred.fields.insert(*field);
    occurred.by_code[std::string(Trimmed(record.fields[region_]))][std::string(code)] += cents;
    occurred.by_category[std::string(code)][std::string(Trimmed(record.fields[category_]))] +=
        cents;
  }
}

bool Iv3Reader::whole() const {
  return main_fields_.size() == static_cast<std::size_t>(kLastMainField - '0') + 1;
}

std::optional<Iv3Reader::OpenSign> Iv3Reader::FindOpenSign() const {
  return numbers_.SignIsOpen() ? open_ : std::nullopt;
}

std::set<std::string> Iv3Reader::MissingFields(std::int64_t year, const std::string& stand) const {
  const Iv3Binding::Classification* classification = binding_.ClassificationOf(year);
  std::set<std::string> missing =
      classification == nullptr ? std::set<std::string>() : classification->fields;
  if (const auto occurred = occurred_.find({year, stand}); occurred != occurred_.end()) {
    for (const std::string& field : occurred->second.fields) {
      missing.erase(field);
    }
  }
  return missing;
}

Iv3Reader::Selection Iv3Reader::SelectionOf(std::int64_t year, const std::string& stand) const {
  Selection selection;
  const Iv3Binding::Classification* classification = binding_.ClassificationOf(year);
  const auto found = occurred_.find({year, stand});
  if (classification == nullptr || found == occurred_.end()) {
    return selection;
  }
  const Occurred& occurred = found->second;
  selection.municipalities = occurred.by_code.size();
  for (const auto& [code, field] : classification->field_of) {
    // "6.72" stands above "6.72a", "6.2" above "6.21".
    const bool bare =
        code == field && std::any_of(classification->field_of.begin(),
                                     classification->field_of.end(),
                                     [&, &code = code, &field = field](const auto& each) {
                                       return each.second == field && each.first != code;
                                     });
    if (!bare && occurred.by_category.count(code) == 0) {
      selection.parts.insert(code);
    }
  }
  for (const auto& [municipality, amounts] : occurred.by_code) {
    selection.total = selection.total.empty() ? TotalIn(amounts, "") : selection.total;
  }
  for (const auto& [code, amounts] : occurred.by_category) {
    selection.total = selection.total.empty() ? TotalIn(amounts, ".") : selection.total;
    for (const auto& [category, cents] : amounts) {
      if (category.size() > binding_.expense.size()) {
        selection.categories.insert(category[binding_.expense.size()]);
      }
    }
  }
  return selection;
}

std::vector<Iv3Return> Iv3Reader::Finish() const {
  std::vector<Iv3Return> returns;
  for (const auto& [key, sums] : returns_) {
    Iv3Return& one = returns.emplace_back();
    one.year = key.first.first;
    one.stand = key.first.second;
    one.code = key.second;
    one.record = sums.record;
    const std::size_t p = sums.delivered[kSecond] ? kSecond : kFirst;
    one.first_placement = p == kFirst;
    one.placement_gap = p == kSecond && sums.first_alone;
    one.delivered = sums.delivered[p];
    if (const auto occurred = occurred_.find(key.first); occurred != occurred_.end()) {
      const Iv3Binding::Classification& classification = *binding_.ClassificationOf(one.year);
      for (const auto& [code, categories] : occurred->second.by_category) {
        const std::string& field = classification.field_of.find(code)->second;
        const auto found = sums.by_code.find(code);
        const std::int64_t cents = found == sums.by_code.end() ? 0 : found->second[p];
        one.cents[field] += cents;
        if (classification.sub_fields.count(field) > 0) {
          one.sub_field_cents[code] = cents;
        }
      }
    }
    if (whole()) {
      one.cents["totaal"] = sums.total[p];
    }
  }
  return returns;
}

}  // namespace doelmaat::ingest
