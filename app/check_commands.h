#pragma once

namespace CLI {
class App;
}

namespace doelmaat::app {

struct Common;

// What looks without changing anything: check ijw, check store, check catalog.
void AddCheckCommands(CLI::App* app, Common* common);

}  // namespace doelmaat::app
