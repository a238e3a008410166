#pragma once

#include <CLI/CLI.hpp>

#include "app/common_options.h"

namespace doelmaat::app {

// doelmaat measure: what measures save, and calculations with uncertainty.
void AddMeasureCommands(CLI::App* app, Common* common);

}  // namespace doelmaat::app
