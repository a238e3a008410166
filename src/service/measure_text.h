// Numbers and lines of measures as people read them.
#pragma once

#include <string>
#include <vector>

#include "base/embedded_files.h"
#include "measure/measure.h"

namespace doelmaat::service {

// The file of a measure: under an id of the catalogue, or one that ends in .toml; a file that is
// not found from here is looked for beside `beside`.
base::Catalog::File MeasureFile(const base::Catalog& catalog,
                                const std::string& name,
                                const std::string& beside = "");
measure::Measure LoadMeasure(const base::Catalog& catalog, const std::string& name);

// Throws kBadInput for an unknown mode.
measure::Mode ModeOf(const std::string& name);

// Amounts of one text in one unit, so that they can be compared: millions of euros, thousands or
// euros, by the largest; one decimal where not euros, for the inputs carry no more.
class MoneyScale {
 public:
  explicit MoneyScale(double largest_eur);
  // Of the largest mean or end among the outcomes.
  explicit MoneyScale(const std::vector<measure::Outcome>& outcomes);

  std::string Show(double eur) const;                // "12,3"
  const std::string& unit() const { return unit_; }  // "miljoen euro"

 private:
  double size_ = 1;
  int decimals_ = 0;
  std::string unit_;
};
// A number as it was typed; of one with many digits as many as its error carries.
std::string ShortNumber(double value);
// "12,3%".
std::string Percent(double share);
std::string Joined(const std::vector<std::string>& names);
// "baten: 68,5 miljoen euro (marge 44,1 tot 93,0)".
std::string OutcomeLine(const MoneyScale& scale, const measure::Outcome& outcome);
// What the outcome is about: the scopes of the quantities; "" when none has one.
std::string ScopeLine(const measure::Measure& measure);
// What one quantity does to the net saving, under its label; the lower amount first.
std::string InfluenceLine(const MoneyScale& scale,
                          const measure::Measure& measure,
                          const measure::Influence& bar);

}  // namespace doelmaat::service
