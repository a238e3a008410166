#include "ingest/workbook_format.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>

#include <fmt/format.h>

namespace doelmaat::ingest {
namespace {

constexpr double kDaysUpTo10000 = 2958466;
constexpr double kSecondsADay = 86400;

std::optional<double> NumberOf(const std::string& text) {
  double number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool good = problem == std::errc() && end == text.data() + text.size();
  return good && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

bool IsOfMoment(char letter) {
  return std::string_view("dmyhsDMYHS").find(letter) != std::string_view::npos;
}

// Formats that every program knows by number (ECMA-376 part 1, 18.8.30): those of all languages,
// those of East Asia and those of Thailand.
NumberKind KindOfBuiltIn(std::size_t number) {
  const auto within = [&](std::size_t first, std::size_t last) {
    return number >= first && number <= last;
  };
  if (within(9, 10) || within(67, 68)) {
    return NumberKind::kPercentage;
  }
  const bool moment =
      within(14, 22) || within(27, 36) || within(45, 47) || within(50, 58) || within(71, 81);
  return moment ? NumberKind::kMoment : NumberKind::kPlain;
}

}  // namespace

NumberKind KindOfFormat(std::string_view code) {
  bool percentage = false;
  bool moment = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char sign = code[i];
    if (sign == '\\' || sign == '_' || sign == '*') {
      ++i;  // the sign behind it is shown, left out or repeated
    } else if (sign == '"' || sign == '[') {
      const std::size_t end = std::min(code.find(sign == '"' ? '"' : ']', i + 1), code.size());
      const std::string_view inside = code.substr(i + 1, end - i - 1);
      // "[h]" counts hours; a colour, language, currency or condition has other signs too.
      moment = moment || (sign == '[' && !inside.empty() &&
                          std::all_of(inside.begin(), inside.end(), IsOfMoment));
      i = end;
    } else {
      percentage = percentage || sign == '%';
      moment = moment || IsOfMoment(sign);
    }
  }
  if (moment) {
    return NumberKind::kMoment;
  }
  return percentage ? NumberKind::kPercentage : NumberKind::kPlain;
}

CellFormats::CellFormats(const FilePart& styles, const WorkbookPlace& place) {
  std::map<std::size_t, std::string> codes;
  std::vector<std::size_t> numbers;
  std::string list;  // formats of other things have the same elements in other lists
  XmlHandlers stream;
  stream.on_open = [&](std::string_view element, const XmlAttributes& attributes) {
    if (element == "numFmts" || element == "cellXfs") {
      list = element;
    } else if (list == "numFmts" && element == "numFmt") {
      codes[WholeOr(attributes.Get("numFmtId"), 0)] = attributes.Get("formatCode");
    } else if (list == "cellXfs" && element == "xf") {
      numbers.push_back(WholeOr(attributes.Get("numFmtId"), 0));
    }
  };
  stream.on_close = [&](std::string_view element) {
    if (element == list) {
      list.clear();
    }
  };
  ReadXml(styles, place, stream);
  for (const std::size_t number : numbers) {
    const auto code = codes.find(number);
    kinds_.push_back(code == codes.end() ? KindOfBuiltIn(number) : KindOfFormat(code->second));
  }
  if (kinds_.empty()) {
    kinds_.push_back(NumberKind::kPlain);
  }
}

NumberKind CellFormats::Of(std::size_t format, const WorkbookPlace& place) const {
  if (format >= kinds_.size()) {
    place.RefuseWhole("sheet.damaged");
  }
  return kinds_[format];
}

std::string ShownPercentage(const std::string& text) {
  const std::optional<double> number = NumberOf(text);
  return number.has_value() ? fmt::format("{:.15g}%", *number * 100) : text + "%";
}

std::string ShownMoment(const std::string& text, bool from_1904) {
  const std::optional<double> number = NumberOf(text);
  if (!number.has_value() || *number < 0 || *number >= kDaysUpTo10000) {
    return "#####";  // as a program shows it
  }
  auto day = static_cast<int>(*number);
  auto second = static_cast<int>(std::lround((*number - day) * kSecondsADay));
  if (second == static_cast<int>(kSecondsADay)) {
    ++day;
    second = 0;
  }
  std::string time = fmt::format("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
  if (day == 0 && !from_1904) {
    return time;
  }
  using std::chrono::days;
  using std::chrono::sys_days;
  // The count from 1900 has a 29 February in that year, which was none.
  constexpr int kAfterFalseDay = 60;
  const sys_days zero = from_1904 ? sys_days(std::chrono::year(1904) / 1 / 1)
                                  : sys_days(std::chrono::year(1899) / 12 / 30);
  const std::chrono::year_month_day date(zero +
                                         days(day + (!from_1904 && day < kAfterFalseDay ? 1 : 0)));
  const std::string shown = fmt::format("{:04}-{:02}-{:02}",
                                        static_cast<int>(date.year()),
                                        static_cast<unsigned>(date.month()),
                                        static_cast<unsigned>(date.day()));
  return second == 0 ? shown : shown + " " + time;
}

}  // namespace doelmaat::ingest
