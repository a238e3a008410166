// A package as numbers: which quantity stands where, and the saving of draws. Not for others than
// package.cpp. Source of what it computes: reach_model.h, overlap.h and expression.h.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "measure/package.h"

namespace doelmaat::measure {

// Draws of every quantity of a package, one column a quantity.
using Columns = std::vector<std::vector<double>>;

class PackageModel {
 public:
  // Throws what CheckPackage says.
  explicit PackageModel(const Package& package);

  const UncertainInputs& inputs() const { return inputs_; }
  const std::vector<Quantity>& quantities() const { return quantities_; }
  const std::vector<Funding>& ways() const { return ways_; }
  const ReachModel& reach() const { return reach_; }
  std::vector<std::string> Missing() const;

  struct Saved {
    bool with_months = false;                 // whether `months` is asked
    std::vector<std::vector<double>> by_way;  // benefit of each way of paying, by draw
    std::vector<double> months;               // saved for an average trajectory
    std::vector<double> cost;                 // a year
    std::vector<double> one_off;
  };
  // Of `draws` draws, with each member at its part of the full effect.
  void Evaluate(const Columns& columns,
                std::size_t draws,
                std::span<const YearWeights> weights,
                Saved* saved) const;

  // Benefit of one member were it alone, in draw `draw`.
  double Alone(std::size_t member, const Columns& columns, std::size_t draw) const;
  // Benefit over every joint reach, in draw `draw`.
  SavingRange AnyOverlap(const Columns& columns, std::size_t draw) const;

  // Lowest, middle and highest value of every quantity, as three draws.
  Columns LowMiddleHigh() const;

 private:
  struct Member {
    Program totals;  // outcomes benefit, cost, net and, if there is one, one_off
    std::size_t reach = 0;
    std::size_t months = 0;
    double share = 1;  // of the ways of paying it works on
    bool counted = true;
  };
  struct Part {
    std::size_t trajectories = 0;
    std::vector<std::size_t> month_cost;
  };
  // Members that work together on some parts and ways of paying.
  struct Group {
    std::vector<std::size_t> members;
    std::vector<ReachModel> model;  // one, or none without members
  };
  struct Population {
    std::size_t part = 0;
    std::size_t way = 0;
    std::size_t group = 0;
  };

  void Merge(const Package& package);
  std::size_t Add(const Quantity& quantity, const std::string& name, bool common);
  void AddReform(const Package& package);
  void AddMembers(const Package& package);
  void AddPopulations(const Package& package);
  std::size_t GroupOf(const Package& package, const std::vector<std::size_t>& members);
  std::size_t Find(const std::string& name, const char* unit) const;
  void CheckForm(const Package& package) const;
  void CheckDisjoint(const Package& package) const;

  double Before(const Columns& columns, std::size_t draw) const;
  double Left(const Columns& columns, std::size_t draw) const;
  void AddCosts(const Columns& columns,
                std::size_t draws,
                std::span<const YearWeights> weights,
                Saved* saved) const;
  void AddSavings(const Columns& columns,
                  std::size_t first,
                  std::size_t draws,
                  std::span<const YearWeights> weights,
                  Saved* saved) const;

  UncertainInputs inputs_;
  std::vector<Quantity> quantities_;
  std::map<std::string, std::size_t> index_;
  std::vector<std::vector<std::size_t>> index_of_;  // by member, by its own quantity
  std::vector<Funding> ways_;
  std::vector<Member> members_;
  std::vector<Part> parts_;
  std::vector<std::vector<std::size_t>> member_parts_;
  std::vector<Group> groups_;
  std::vector<Population> populations_;
  ReachModel reach_;
  ReachModel::Months months_;
  std::size_t scope_ = kNone;
  std::size_t reform_months_ = kNone;

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
};

}  // namespace doelmaat::measure
