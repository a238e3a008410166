#pragma once

namespace CLI {
class App;
}

namespace doelmaat::app {

struct Common;

// The commands about persons in a store: key new, key rotate, key destroy, store expire.
void AddKeyCommands(CLI::App* app, Common* common);
void AddStoreCommands(CLI::App* app, Common* common);

}  // namespace doelmaat::app
