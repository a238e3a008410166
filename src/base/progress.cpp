#include "base/progress.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <memory>

#include <unistd.h>

#include "base/text.h"

namespace doelmaat::base {
namespace {

using Clock = std::chrono::steady_clock;

double SecondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

std::string Bar(std::size_t done, std::size_t total) {
  constexpr std::size_t kWidth = 24;
  const std::size_t filled = std::min(kWidth, kWidth * done / total);
  return std::string(filled, '#') + std::string(kWidth - filled, '.');
}

// "0:07", "12:30", "1:05:00".
std::string TimeText(double seconds) {
  const auto whole = static_cast<std::size_t>(std::lround(std::min(seconds, 359999.0)));
  char text[80];
  if (whole >= 3600) {
    std::snprintf(text, sizeof text, "%zu:%02zu:%02zu", whole / 3600, whole / 60 % 60, whole % 60);
  } else {
    std::snprintf(text, sizeof text, "%zu:%02zu", whole / 60, whole % 60);
  }
  return text;
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
    const double left = static_cast<double>(total - done) / rate;
    std::fprintf(stderr,
                 "\r\033[K%s [%s] %zu%%  %.*f/s  %s",
                 label.c_str(),
                 Bar(done, total).c_str(),
                 100 * done / total,
                 rate < 10.0 ? 1 : 0,
                 rate,
                 Say("progress.left", {{"time", TimeText(left)}}).c_str());
    std::fflush(stderr);
  };
}

}  // namespace doelmaat::base
