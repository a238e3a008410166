#include "measure/gum_notation.h"

#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::measure {
namespace {

using numerics::Distribution;

constexpr std::size_t kMostCopies = 100;

// Reads from the front of a text.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), rest_(text) {}

  bool done() {
    Skip();
    return rest_.empty();
  }

  bool Take(std::string_view word) {
    Skip();
    if (!rest_.starts_with(word)) {
      return false;
    }
    rest_.remove_prefix(word.size());
    return true;
  }

  void Expect(std::string_view word) {
    if (!Take(word)) {
      Refuse();
    }
  }

  double Number() {
    Skip();
    const double sign = Take("-") ? -1 : 1;
    if (Take("sqrt")) {
      return sign * std::sqrt(Plain());
    }
    return sign * Plain();
  }

  // "3 x": a count in front of a distribution.
  std::size_t Count() {
    const std::string_view before = rest_;
    Skip();
    if (!rest_.empty() && std::isdigit(static_cast<unsigned char>(rest_.front())) != 0) {
      const double count = Plain();
      if (Take("x ") && count >= 1 && count <= kMostCopies && count == std::floor(count)) {
        return static_cast<std::size_t>(count);
      }
      Refuse();
    }
    rest_ = before;
    return 1;
  }

  [[noreturn]] void Refuse() const {
    throw Error(ErrorKind::kBadInput,
                base::Say("measure.bad_distribution", {{"text", std::string(text_)}}));
  }

 private:
  double Plain() {
    // from_chars would read the first point of "1..2" as a decimal point.
    const std::size_t range = rest_.find("..");
    const std::string_view part = rest_.substr(0, range);
    double value = 0;
    const auto [end, problem] = std::from_chars(part.data(), part.data() + part.size(), value);
    if (problem != std::errc()) {
      Refuse();
    }
    rest_.remove_prefix(static_cast<std::size_t>(end - part.data()));
    return value;
  }

  void Skip() {
    while (!rest_.empty() && rest_.front() == ' ') {
      rest_.remove_prefix(1);
    }
  }

  std::string_view text_;
  std::string_view rest_;
};

Distribution Rectangular(Reader* reader) {
  if (reader->Take("(")) {
    if (reader->Take("sd")) {
      const double half = reader->Number() * std::sqrt(3.0);
      reader->Expect(")");
      return Distribution::Rectangular(-half, half);
    }
    const double low = reader->Number();
    reader->Expect(",");
    const double high = reader->Number();
    reader->Expect(")");
    return Distribution::Rectangular(low, high);
  }
  const double low = reader->Number();
  reader->Expect("..");
  const double high = reader->Number();
  if (reader->Take("with limits known to")) {
    return Distribution::CurvedTrapezoid(low, high, reader->Number());
  }
  return Distribution::Rectangular(low, high);
}

Distribution One(Reader* reader) {
  if (reader->Take("rectangular")) {
    return Rectangular(reader);
  }
  if (reader->Take("arcsine")) {
    const double low = reader->Number();
    reader->Expect("..");
    return Distribution::Arcsine(low, reader->Number());
  }
  if (reader->Take("t(")) {
    const double degrees = reader->Number();
    reader->Expect(")");
    const double location = reader->Number();
    reader->Expect(",");
    return Distribution::Student(location, reader->Number(), degrees);
  }
  const bool brackets = reader->Take("N(");
  if (!brackets && !reader->Take("normal")) {
    reader->Refuse();
  }
  const double mean = reader->Number();
  reader->Expect(",");
  const double sd = reader->Number();
  if (brackets) {
    reader->Expect(")");
  }
  return Distribution::Normal(mean, sd);
}

}  // namespace

std::vector<Distribution> ParseDistributions(std::string_view text) {
  Reader reader(text);
  std::vector<Distribution> all;
  do {
    const std::size_t count = reader.Count();
    all.insert(all.end(), count, One(&reader));
  } while (reader.Take("+"));
  if (!reader.done()) {
    reader.Refuse();
  }
  return all;
}

}  // namespace doelmaat::measure
