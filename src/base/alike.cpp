#include "base/alike.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/text.h"

namespace doelmaat::base {
namespace {

constexpr std::size_t kMost = 3;
constexpr std::size_t kLettersPerDifference = 4;
// A part of a name shorter than this is in too many names.
constexpr std::size_t kLeastPart = 3;

// The base letters of U+00C0 to U+00FF in UTF-8 (0xC3 and 0x80 to 0xBF); a space: as it is.
constexpr std::string_view kLatin =
    "aaaaaa ceeeeiiii nooooo  uuuuy  aaaaaa ceeeeiiii nooooo  uuuuy y";
static_assert(kLatin.size() == 64);

std::size_t Distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> before(b.size() + 1);  // two rows up
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    row[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::swap(before, above);
    std::swap(above, row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t other = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({other, above[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
  }
  return row.back();
}

}  // namespace

std::string Folded(std::string_view text) {
  std::string folded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto sign = static_cast<unsigned char>(text[i]);
    if (sign == 0xC3 && i + 1 < text.size()) {
      const char plain = kLatin[static_cast<unsigned char>(text[i + 1]) & 0x3FU];
      if (plain != ' ') {
        folded += plain;
        ++i;
        continue;
      }
    }
    folded += static_cast<char>(std::tolower(sign));
  }
  return folded;
}

bool SameName(std::string_view a, std::string_view b) { return Folded(a) == Folded(b); }

std::vector<std::string> Alike(std::string_view wanted, const std::vector<std::string>& known) {
  const std::string typed = Folded(wanted);
  const std::size_t most = (typed.size() + kLettersPerDifference - 1) / kLettersPerDifference;
  struct Found {
    std::size_t distance;
    bool begins;
    std::string name;
  };
  std::vector<Found> found;
  for (const std::string& name : known) {
    const std::string folded = Folded(name);
    const bool part = typed.size() >= kLeastPart && folded.find(typed) != std::string::npos;
    // What it is a part of is as good as one difference.
    const std::size_t distance = std::min(Distance(typed, folded), part ? 1 : most + 1);
    if (distance <= most) {
      found.push_back({distance, folded.starts_with(typed), name});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.begins && !b.begins;
  });
  std::vector<std::string> alike;
  for (std::size_t i = 0; i < std::min(found.size(), kMost); ++i) {
    alike.push_back(found[i].name);
  }
  return alike;
}

std::string Meant(std::string_view wanted, const std::vector<std::string>& known) {
  const std::vector<std::string> alike = Alike(wanted, known);
  if (alike.empty()) {
    return "";
  }
  std::string names = alike.front();
  for (std::size_t i = 1; i < alike.size(); ++i) {
    names += (i + 1 == alike.size() ? Say("alike.or") : ", ") + alike[i];
  }
  return Say("alike.meant", {{"names", names}});
}

}  // namespace doelmaat::base
