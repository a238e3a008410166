#include "measure/exact_moments.h"

#include <algorithm>
#include <cmath>

#include "numerics/gauss_rule.h"

namespace doelmaat::measure {
namespace {

using numerics::DistributionKind;
using numerics::GaussRule;

constexpr std::size_t kFewPoints = 6;
constexpr std::size_t kManyPoints = 9;
constexpr std::size_t kMostGridPoints = 4'000'000;
constexpr double kAgreement = 1e-9;
// A step of this many pieces is searched for a change of sign.
constexpr int kScan = 64;

bool IsNormalScore(DistributionKind kind) {
  return kind == DistributionKind::kNormal || kind == DistributionKind::kLognormal;
}

bool IsKink(Operation operation) {
  return operation == Operation::kMin || operation == Operation::kMax ||
         operation == Operation::kAbs;
}

// The rule of one quantity: values of the quantity, or normal scores.
GaussRule RuleOf(const Program& program,
                 const UncertainInputs& inputs,
                 std::size_t i,
                 std::size_t points) {
  const auto& distribution = inputs.distributions[i];
  if (distribution.is_point()) {
    GaussRule point;
    point.points.push_back(distribution.mean());
    point.weights.push_back(1);
    return point;
  }
  if (IsNormalScore(distribution.kind())) {
    return numerics::GaussHermite(points);
  }
  const GaussRule unit = numerics::GaussLegendre(points);
  std::vector<double> ends;
  ends.push_back(distribution.lowest());
  for (const double kink : KinksOf(program, inputs, i)) {
    ends.push_back(kink);
  }
  ends.push_back(distribution.highest());
  const double width = distribution.highest() - distribution.lowest();
  GaussRule rule;
  for (std::size_t piece = 1; piece < ends.size(); ++piece) {
    const double half = (ends[piece] - ends[piece - 1]) / 2;
    for (std::size_t k = 0; k < unit.points.size(); ++k) {
      rule.points.push_back(ends[piece - 1] + half + half * unit.points[k]);
      rule.weights.push_back(unit.weights[k] * 2 * half / width);
    }
  }
  return rule;
}

// Turns scores of correlated quantities into values, in place.
void ScoresToValues(const UncertainInputs& inputs,
                    const numerics::Matrix& factor,
                    std::vector<double>* point) {
  for (std::size_t i = inputs.size(); i-- > 0;) {
    const auto& distribution = inputs.distributions[i];
    if (!IsNormalScore(distribution.kind())) {
      continue;
    }
    double score = 0;
    for (std::size_t j = 0; j <= i; ++j) {
      score += factor(i, j) == 0 ? 0 : factor(i, j) * (*point)[j];
    }
    (*point)[i] = distribution.FromNormal(score);
  }
}

// Calls use(point, weight) for every point of the grid.
template <typename Use>
void ForEachPoint(const std::vector<GaussRule>& rules, const Use& use) {
  std::vector<std::size_t> index(rules.size(), 0);
  std::vector<double> point(rules.size());
  for (;;) {
    double weight = 1;
    for (std::size_t i = 0; i < rules.size(); ++i) {
      point[i] = rules[i].points[index[i]];
      weight *= rules[i].weights[index[i]];
    }
    use(point, weight);
    std::size_t next = 0;
    while (next < rules.size() && ++index[next] == rules[next].points.size()) {
      index[next++] = 0;
    }
    if (next == rules.size()) {
      return;
    }
  }
}

std::optional<std::vector<Moments>> Integrate(const Program& program,
                                              const UncertainInputs& inputs,
                                              std::size_t points) {
  std::vector<GaussRule> rules;
  std::size_t size = 1;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    rules.push_back(RuleOf(program, inputs, i, points));
    size *= rules.back().points.size();
    if (size > kMostGridPoints) {
      return std::nullopt;
    }
  }
  const numerics::Matrix factor = inputs.Factor();
  const std::vector<double> centre = Evaluate(program, inputs.Means());
  std::vector<long double> sums(program.outputs.size());
  std::vector<long double> squares(program.outputs.size());
  ForEachPoint(rules, [&](std::vector<double> point, double weight) {
    ScoresToValues(inputs, factor, &point);
    const std::vector<double> values = Evaluate(program, point);
    for (std::size_t output = 0; output < values.size(); ++output) {
      const long double from = static_cast<long double>(values[output]) - centre[output];
      sums[output] += weight * from;
      squares[output] += weight * from * from;
    }
  });
  std::vector<Moments> moments;
  for (std::size_t output = 0; output < sums.size(); ++output) {
    const long double variance = squares[output] - sums[output] * sums[output];
    moments.push_back({static_cast<double>(centre[output] + sums[output]),
                       static_cast<double>(std::sqrt(std::max(0.0L, variance)))});
    if (!std::isfinite(moments.back().mean) || !std::isfinite(moments.back().sd)) {
      return std::nullopt;
    }
  }
  return moments;
}

bool CanIntegrate(const UncertainInputs& inputs) {
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const DistributionKind kind = inputs.distributions[i].kind();
    const bool known = kind == DistributionKind::kPoint || kind == DistributionKind::kRectangular ||
                       IsNormalScore(kind);
    if (!known || (inputs.IsCorrelated(i) && !IsNormalScore(kind))) {
      return false;
    }
  }
  return true;
}

// Where the function crosses zero between two points at which it has other signs, by halving.
template <typename Function>
double Crossing(const Function& function, double left, double right) {
  const double before = function(left);
  for (int halving = 0; halving < 100; ++halving) {
    const double middle = left + (right - left) / 2;
    (before * function(middle) > 0 ? left : right) = middle;
  }
  return left + (right - left) / 2;
}

// The zeros of the function inside a range: those that a scan meets or has between two points.
template <typename Function>
void AddZeros(const Function& function, double low, double high, std::vector<double>* zeros) {
  double from = low;
  double before = function(from);
  for (int piece = 1; piece <= kScan; ++piece) {
    const double to = low + (high - low) * piece / kScan;
    const double after = function(to);
    if (after == 0 && piece < kScan) {
      zeros->push_back(to);
    } else if (before * after < 0) {
      zeros->push_back(Crossing(function, from, to));
    }
    from = to;
    before = after;
  }
}

}  // namespace

std::vector<double> KinksOf(const Program& program, const UncertainInputs& inputs, std::size_t i) {
  const double low = inputs.distributions[i].lowest();
  const double high = inputs.distributions[i].highest();
  std::vector<double> point = inputs.Means();
  std::vector<double> kinks;
  for (std::size_t index = 0; index < program.steps.size(); ++index) {
    const Step& step = program.steps[index];
    if (!IsKink(step.operation)) {
      continue;
    }
    const bool pair = step.operation != Operation::kAbs;
    std::vector<bool> used = DependsOn(program, step.left, inputs.size());
    if (!used[i] && !(pair && DependsOn(program, step.right, inputs.size())[i])) {
      continue;
    }
    const auto difference = [&](double x) {
      point[i] = x;
      const std::vector<double> values = EvaluateSteps(program, point);
      return values[step.left] - (pair ? values[step.right] : 0);
    };
    AddZeros(difference, low, high, &kinks);
  }
  std::sort(kinks.begin(), kinks.end());
  const double close = 1e-12 * (high - low);
  const auto last =
      std::unique(kinks.begin(), kinks.end(), [&](double a, double b) { return b - a <= close; });
  kinks.erase(last, kinks.end());
  // A flat piece gives many zeros; more than a few kinks means that there is no kink to find.
  return kinks.size() > 16 ? std::vector<double>{} : kinks;
}

std::optional<std::vector<Moments>> ExactMoments(const Program& program,
                                                 const UncertainInputs& inputs) {
  if (!CanIntegrate(inputs)) {
    return std::nullopt;
  }
  const auto few = Integrate(program, inputs, kFewPoints);
  auto many = Integrate(program, inputs, kManyPoints);
  if (!few.has_value() || !many.has_value()) {
    return std::nullopt;
  }
  for (std::size_t output = 0; output < many->size(); ++output) {
    const Moments& a = (*few)[output];
    const Moments& b = (*many)[output];
    const double allowed = kAgreement * b.sd + 1e-13 * std::abs(b.mean);
    if (std::abs(a.mean - b.mean) > allowed || std::abs(a.sd - b.sd) > allowed) {
      return std::nullopt;
    }
  }
  return many;
}

}  // namespace doelmaat::measure
