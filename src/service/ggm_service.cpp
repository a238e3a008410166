#include "service/ggm_service.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "base/embedded_files.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "indicator/indicator_input.h"
#include "service/existing_store.h"
#include "service/export_folder.h"
#include "store/export_file.h"
#include "store/memory.h"
#include "store/model_runner.h"
#include "store/private_mode.h"

namespace doelmaat::service {
namespace {

using base::Say;

constexpr std::string_view kFolder = "sql/ggm/";
constexpr std::string_view kPrefix = "ggm_";

std::string Upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) {
    return static_cast<char>(std::toupper(c));
  });
  return text;
}

// The comment at the top of a view: what its rows are.
std::string HeaderOf(std::string_view sql) {
  std::string text;
  while (sql.starts_with("--")) {
    const std::size_t end = sql.find('\n');
    text += std::string(sql.substr(2, end - 2)) + "\n";
    sql.remove_prefix(end + 1);
  }
  return text;
}

void BringUpToDate(const GgmRequest& request) {
  store::Database database = OpenExisting(request.store);
  store::BuildModels(database);
  if (indicator::ReadObserved(database).empty()) {
    RefuseUnknown({}, "", request.store);
  }
}

}  // namespace

store::FileFormat GgmFormatOf(const std::string& name) {
  if (name == "parquet") {
    return store::FileFormat::kParquet;
  }
  if (name == "csv") {
    return store::FileFormat::kCsv;
  }
  throw Error(ErrorKind::kBadInput, Say("export.ggm_bad_format", {{"value", name}}));
}

ExportOutcome WriteGgm(const GgmRequest& request) {
  if (request.audience != disclosure::Audience::kInternal) {
    throw Error(ErrorKind::kBadInput, Say("export.ggm_internal_only"));
  }
  BringUpToDate(request);
  const store::PrivateFiles only_ours(request.store);
  ExportFolder folder(request.folder);
  // One thread: the same store gives the same bytes.
  store::Database database(request.store, {.threads = 1, .writes_in = request.folder});
  store::GiveModelMemory(database);
  const std::string ending = request.format == store::FileFormat::kParquet ? ".parquet" : ".csv";
  ExportOutcome outcome{request.folder, 0, 0};
  std::string read_me = Say("export.ggm_title") + "\n";
  for (const auto& [path, sql] : base::BuiltInUnder(kFolder)) {
    const std::string view = path.substr(kFolder.size(), path.rfind('.') - kFolder.size());
    const std::string name = Upper(view.substr(kPrefix.size())) + ending;
    outcome.rows += store::CopyRelation(database, view, folder.Place(name), request.format);
    read_me += "\n" + name + "\n" + HeaderOf(sql);
  }
  base::WriteFile(folder.Place("LEESMIJ.txt"), read_me);
  outcome.files = folder.names().size();
  return outcome;
}

}  // namespace doelmaat::service
