// The allocations on which one product of a course is delivered: the first, its changes, the
// numbers that take its place, with requests, starts and stops.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "synth/draw.h"
#include "synth/late_notice.h"
#include "synth/traffic.h"

namespace doelmaat::synth {

// Index in Products() of a code of the list.
std::size_t IndexOf(std::string_view code);

// One product of a course.
struct Delivered {
  int course = 0;
  std::size_t product = 0;
  int provider = 0;
  Day begin = 0;
  Day end = 0;  // also when it lies beyond the period
  bool main = true;
};

class AllocationChain {
 public:
  AllocationChain(const Region& region, int youth, RandomStream* stream, Traffic* traffic);

  // A provider that delivers the product, by size; `beside` is preferred when it does.
  int DrawProvider(std::size_t product, std::optional<int> beside);
  // Whether this youth can get the product there from `begin` on without two allocations of one
  // product at a time (TR302).
  bool Free(int provider, std::size_t product, Day begin) const;
  // What the provider makes of the product: the planted upcoding.
  std::size_t Upcode(int provider, std::size_t product, Day day);

  void Add(const Delivered& delivered);
  void AddRemoved(std::size_t product, int provider, Day begin);

 private:
  struct Pending {
    int provider;
    Day from;
    Day until;
  };

  int NewAllocation(std::size_t product, int provider, Day from);
  std::int64_t DrawVolume(std::size_t product);
  Day DrawLength(const Delivered& delivered);
  // Whether the allocation may be of a category only: no other of that category beside it.
  bool MayBeAspecific(int allocation) const;
  Version FirstVersion(const Allocation& allocation, Day sent, Day until);
  std::int64_t BudgetOf(const Allocation& allocation, Day until) const;
  void AddRequest(const Delivered& delivered, int allocation);
  bool Claim(int provider, Day from, Day until);
  // Takes a further step in the life of an allocation. Returns the allocation to go on with, kNone
  // when there is nothing more to do.
  int Continue(int allocation, const Delivered& delivered, Day length);
  void Finish(int allocation, Day end);
  int Replace(int allocation, const Delivered& delivered, Day change, Day length, bool upcode);
  void Extend(int allocation, Day length, Day decided);
  void AddServices(int allocation, std::string_view reason);
  Day AddStart(int allocation, Day begin, Day sent);
  Pause DrawPause(const Allocation& allocation);

  Allocation& at(int allocation) {
    return traffic_.allocations[static_cast<std::size_t>(allocation)];
  }
  const Municipality& municipality() const { return region_.municipalities[traffic_.municipality]; }

  const Region& region_;
  int youth_;
  RandomStream& stream_;
  Traffic& traffic_;
  LateNotice late_{region_, traffic_.municipality, youth_};
  std::vector<int> own_;  // allocations of this youth
  std::vector<Pending> pending_;
};

}  // namespace doelmaat::synth
