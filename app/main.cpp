#include "app/command_line.h"

int main(int argc, char** argv) { return doelmaat::app::RunCommandLine(argc, argv); }
