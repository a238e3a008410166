#pragma once

#include <CLI/CLI.hpp>

#include "app/common_options.h"

namespace doelmaat::app {

// What fills a store and keeps it up to date: import, build.
void AddStoreCommands(CLI::App* app, Common* common);

}  // namespace doelmaat::app
