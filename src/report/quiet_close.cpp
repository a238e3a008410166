#include "report/quiet_close.h"

#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace doelmaat::report {

lxw_error CloseQuietly(lxw_workbook* book) {
  std::fflush(stderr);
  const int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 0);
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (kept >= 0 && nowhere >= 0) {
    dup2(nowhere, STDERR_FILENO);
  }
  const lxw_error error = workbook_close(book);
  std::fflush(stderr);
  if (kept >= 0) {
    dup2(kept, STDERR_FILENO);
    close(kept);
  }
  if (nowhere >= 0) {
    close(nowhere);
  }
  return error;
}

}  // namespace doelmaat::report
