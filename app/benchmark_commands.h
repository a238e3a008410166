#pragma once

#include <CLI/CLI.hpp>

#include "app/common_options.h"

namespace doelmaat::app {

// What computes a benchmark and shows it: benchmark, report, export.
void AddBenchmarkCommands(CLI::App* app, Common* common);

}  // namespace doelmaat::app
