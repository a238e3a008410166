#pragma once

namespace doelmaat::app {

// Reads the command line, calls the service it names and prints the outcome. Returns the exit code:
// 0, or by kind of error as in sysexits.h (64 usage, 65 data, 66 not found, 70 internal, 74 input
// or output, 75 in use, 78 configuration).
int RunCommandLine(int argc, char** argv);

}  // namespace doelmaat::app
