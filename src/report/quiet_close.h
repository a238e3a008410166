#pragma once

#include <xlsxwriter.h>

namespace doelmaat::report {

// workbook_close without what the library tells of a failure on standard error, in English: what
// it returns is enough. For one thread: the whole process is silent meanwhile.
lxw_error CloseQuietly(lxw_workbook* book);

}  // namespace doelmaat::report
