#include "print/pdf_bytes.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "base/check.h"

namespace doelmaat::print {
namespace {

constexpr std::string_view kElement = "(node";
constexpr std::size_t kDigits = 8;

// Blanks "/CreationDate (D:...)".
void BlankTime(std::string_view name, std::string* pdf) {
  const std::size_t start = pdf->find(std::string(name) + " (D:");
  const std::size_t end = start == std::string::npos ? start : pdf->find(')', start);
  if (end != std::string::npos) {
    std::fill(pdf->begin() + static_cast<std::ptrdiff_t>(start),
              pdf->begin() + static_cast<std::ptrdiff_t>(end) + 1,
              ' ');
  }
}

// The number of the element whose name starts at `place`: "(node00000012)".
std::optional<std::uint32_t> NumberAt(const std::string& pdf, std::size_t place) {
  const std::size_t first = place + kElement.size();
  if (first + kDigits >= pdf.size() || pdf[first + kDigits] != ')') {
    return std::nullopt;
  }
  std::uint32_t number = 0;
  for (std::size_t i = first; i < first + kDigits; ++i) {
    if (pdf[i] < '0' || pdf[i] > '9') {
      return std::nullopt;
    }
    number = 10 * number + static_cast<std::uint32_t>(pdf[i] - '0');
  }
  return number;
}

void Rename(std::string_view from, std::string_view to, std::string* pdf) {
  DOELMAAT_CHECK(from.size() == to.size());
  for (std::size_t place = pdf->find(from); place != std::string::npos;
       place = pdf->find(from, place + 1)) {
    pdf->replace(place, from.size(), to);
  }
}

template <typename Use>
void EachElement(const std::string& pdf, const Use& use) {
  for (std::size_t place = pdf.find(kElement); place != std::string::npos;
       place = pdf.find(kElement, place + 1)) {
    if (const auto number = NumberAt(pdf, place); number.has_value()) {
      use(place + kElement.size(), *number);
    }
  }
}

}  // namespace

bool IsTagged(std::string_view pdf) {
  return pdf.find("/StructTreeRoot") != std::string_view::npos &&
         pdf.find("/Marked true") != std::string_view::npos;
}

std::string Settled(std::string pdf) {
  BlankTime("/CreationDate", &pdf);
  BlankTime("/ModDate", &pdf);
  Rename("/S /Strong\n", "/S /Span  \n", &pdf);
  std::set<std::uint32_t> numbers;
  EachElement(pdf, [&](std::size_t, std::uint32_t number) { numbers.insert(number); });
  std::map<std::uint32_t, std::uint32_t> ranks;
  for (const std::uint32_t number : numbers) {
    ranks.emplace(number, static_cast<std::uint32_t>(ranks.size() + 1));
  }
  std::string settled = pdf;
  EachElement(pdf, [&](std::size_t place, std::uint32_t number) {
    settled.replace(place, kDigits, fmt::format("{:08}", ranks.at(number)));
  });
  return settled;
}

}  // namespace doelmaat::print
