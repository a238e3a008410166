#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace doelmaat::base {

// Told how far a job is; called from one thread at a time. Computation does not know who listens.
using ProgressListener = std::function<void(std::size_t done, std::size_t total)>;

// A line on standard error with share, rate and time left, redrawn at most ten times a second and
// only on a terminal; silent otherwise, and for anything under a second.
ProgressListener TerminalProgress(const std::string& label);

}  // namespace doelmaat::base
