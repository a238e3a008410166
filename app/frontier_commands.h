#pragma once

namespace CLI {
class App;
}

namespace doelmaat::app {

struct Common;

// What measures efficiency of the units in any CSV file: frontier dea, boot,
// malmquist, order-m, twostage, sfa.
void AddFrontierCommands(CLI::App* app, Common* common);

}  // namespace doelmaat::app
