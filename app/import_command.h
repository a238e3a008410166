#pragma once

namespace CLI {
class App;
}

namespace doelmaat::app {

struct Common;

// The commands that take data in: import, build.
void AddImport(CLI::App* app, Common* common);
void AddBuild(CLI::App* app, Common* common);

}  // namespace doelmaat::app
