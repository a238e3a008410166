#include "base/progress.h"

#include <chrono>
#include <cstdio>
#include <memory>

#include <unistd.h>

namespace doelmaat::base {
namespace {

using Clock = std::chrono::steady_clock;

double SecondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

}  // namespace

ProgressListener TerminalProgress(const std::string& label) {
  if (isatty(STDERR_FILENO) == 0) {
    return [](std::size_t, std::size_t) {};
  }
  struct State {
    Clock::time_point start = Clock::now();
    double drawn_at = 0.0;
    bool drawn = false;
  };
  const auto state = std::make_shared<State>();
  return [label, state](std::size_t done, std::size_t total) {
    const double elapsed = SecondsSince(state->start);
    const bool finished = done >= total;
    if (finished && state->drawn) {
      std::fprintf(stderr, "\r\033[K");
      return;
    }
    if (finished || elapsed < 1.0 || elapsed - state->drawn_at < 0.1 || done == 0) {
      return;
    }
    state->drawn_at = elapsed;
    state->drawn = true;
    const double rate = static_cast<double>(done) / elapsed;
    std::fprintf(stderr,
                 "\r\033[K%s: %zu%% (%.0f/s, nog %.0f s)",
                 label.c_str(),
                 100 * done / total,
                 rate,
                 static_cast<double>(total - done) / rate);
  };
}

}  // namespace doelmaat::base
