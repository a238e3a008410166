#pragma once

#include <CLI/CLI.hpp>

#include "app/common_options.h"

namespace doelmaat::app {

// `measure register add|list|show`.
void AddRegisterCommands(CLI::App* measure, Common* common);

}  // namespace doelmaat::app
