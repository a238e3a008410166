// `doelmaat export`: figures for other programs.
#pragma once

#include "app/common_options.h"

namespace doelmaat::app {

void AddExportCommands(CLI::App* app, Common* common);

}  // namespace doelmaat::app
