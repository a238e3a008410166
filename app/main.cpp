#include <cstdlib>

#include "app/command_line.h"

int main(int argc, char** argv) {
  // Without it the C library looks at the file of the time zone for every entry of an archive.
  setenv("TZ", ":/etc/localtime", 0);
  return doelmaat::app::RunCommandLine(argc, argv);
}
