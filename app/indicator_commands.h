#pragma once

#include "app/common_options.h"

namespace doelmaat::app {

// The commands around indicators: list, show, run.
void AddIndicatorCommands(CLI::App* app, Common* common);

}  // namespace doelmaat::app
