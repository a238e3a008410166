#include "service/existing_store.h"

#include "base/alike.h"
#include "base/error.h"
#include "base/text.h"
#include "service/shipped_figures.h"

namespace doelmaat::service {

store::Database OpenExisting(const std::filesystem::path& path) {
  if (!std::filesystem::is_directory(path) && !std::filesystem::is_regular_file(path)) {
    throw Error(ErrorKind::kNotFound,
                base::Say("store.not_there",
                          {{"store", path.string()}, {"folder", ShippedFigures("data/nl")}}));
  }
  return store::Database(path);
}

void RefuseUnknown(const std::vector<indicator::Observed>& observed,
                   const std::string& municipality,
                   const std::filesystem::path& store) {
  if (observed.empty()) {
    throw Error(ErrorKind::kNotFound,
                base::Say("traffic.error.no_messages", {{"store", store.string()}}));
  }
  std::string known;
  std::vector<std::string> names;
  for (const indicator::Observed& each : observed) {
    known += (known.empty() ? "" : ", ") + each.municipality +
             (each.name.empty() ? "" : " (" + each.name + ")");
    names.push_back(each.name);
  }
  throw Error(ErrorKind::kNotFound,
              base::Say("traffic.error.unknown", {{"id", municipality}, {"known", known}}) +
                  base::Meant(municipality, names));
}

}  // namespace doelmaat::service
