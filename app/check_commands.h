#pragma once

namespace CLI {
class App;
}

namespace doelmaat::app {

struct Common;

// What looks without changing anything: check ijw, check store.
void AddCheckCommands(CLI::App* app, Common* common);

}  // namespace doelmaat::app
