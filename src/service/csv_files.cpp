#include "service/csv_files.h"

#include "base/file.h"
#include "report/csv.h"

namespace doelmaat::service {

void WriteCsvFiles(const disclosure::PublishableTable& table, const std::filesystem::path& path) {
  base::WriteFile(path.string() + ".csv", report::WriteCsv(table, report::CsvKind::kMachine));
  base::WriteFile(path.string() + "-excel.csv",
                  report::WriteCsv(table, report::CsvKind::kExcelDutch));
}

}  // namespace doelmaat::service
