#pragma once

namespace CLI {
class App;
}

namespace doelmaat::app {

struct Common;

// What the program says of itself and its surroundings: doctor, completion, man. Added last, for
// the latter two tell of every command.
void AddSelfCommands(CLI::App* app, Common* common);

}  // namespace doelmaat::app
