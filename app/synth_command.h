#pragma once

namespace CLI {
class App;
}

namespace doelmaat::app {

// The command that writes the message traffic of a made-up region.
void AddSynth(CLI::App* app);

}  // namespace doelmaat::app
