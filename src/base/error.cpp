#include "base/error.h"

#include <cstdio>
#include <cstdlib>

#include "base/check.h"

namespace doelmaat {

Error::Error(ErrorKind kind, const std::string& message)
    : std::runtime_error(message), kind_(kind) {}

namespace base {

void ReportBug(const char* condition, const char* file, int line) {
  std::fprintf(
      stderr, "doelmaat: internal error: %s does not hold (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace base
}  // namespace doelmaat
