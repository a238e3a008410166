#pragma once

namespace CLI {
class App;
}

namespace doelmaat::app {

struct Common;

// The command that writes the message traffic of a made-up region.
void AddSynth(CLI::App* app, Common* common);

}  // namespace doelmaat::app
