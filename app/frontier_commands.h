#pragma once

namespace CLI {
class App;
}

namespace doelmaat::app {

struct Common;

// What measures efficiency of the units in any CSV file: `frontier` and its methods.
void AddFrontierCommands(CLI::App* app, Common* common);

}  // namespace doelmaat::app
