#include "service/doctor_service.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include <archive.h>
#include <fmt/format.h>
#include <gnu/libc-version.h>
#include <langinfo.h>
#include <libxml/xmlversion.h>
#include <locale.h>
#include <nlohmann/json.hpp>
#include <sodium.h>
#include <unistd.h>

#include "base/code_version.h"
#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"
#include "ingest/person_key.h"
#include "numerics/instruction_set.h"
#include "print/chromium.h"
#include "service/thread_pool.h"
#include "store/memory.h"
#include "store/store_look.h"

namespace doelmaat::service {
namespace {

namespace fs = std::filesystem;
using base::Say;

constexpr std::int64_t kMegabyte = 1'000'000;
constexpr std::int64_t kLeastRoom = 100 * kMegabyte;
constexpr std::int64_t kFairRoom = 2000 * kMegabyte;
constexpr std::size_t kFairMemoryMegabytes = 1000;

std::string Shown(std::int64_t count) {
  return base::FormatInteger(count, base::NumberStyle::kSpoken);
}

std::string Megabytes(std::int64_t bytes) { return Shown((bytes + kMegabyte - 1) / kMegabyte); }

fs::path FolderOf(const fs::path& store) {
  return store.has_parent_path() ? store.parent_path() : fs::path(".");
}

// "libarchive 3.6.2" is its own name too.
std::string NumberIn(std::string_view version) {
  return std::string(version.substr(version.find_last_of(' ') + 1));
}

std::vector<LibraryVersion> Libraries() {
  return {
      {"DuckDB", store::EngineVersion()},
      {"fmt",
       fmt::format("{}.{}.{}", FMT_VERSION / 10000, FMT_VERSION / 100 % 100, FMT_VERSION % 100)},
      {"glibc", gnu_get_libc_version()},
      {"libarchive", NumberIn(archive_version_string())},
      {"libsodium", sodium_version_string()},
      {"libxml2", LIBXML_DOTTED_VERSION}};
}

DiagnosisLine OpenedStore(const fs::path& path) {
  DiagnosisLine line{"store", DiagnosisStatus::kOk, "", "", std::nullopt};
  line.bytes = static_cast<std::int64_t>(fs::file_size(path));
  const std::string name = path.string();
  try {
    const store::StoreLook look = store::LookAtStore(path);
    if (look.schema == store::SchemaState::kNewer) {
      line.status = DiagnosisStatus::kFault;
      line.value = Say("doctor.store_newer", {{"store", name}});
      line.advice = Say("doctor.store_newer_advice");
    } else if (look.schema == store::SchemaState::kOlder) {
      line.status = DiagnosisStatus::kNote;
      line.value =
          Say("doctor.store_older", {{"store", name}, {"megabytes", Megabytes(*line.bytes)}});
      line.advice = Say("doctor.store_older_advice");
    } else {
      line.value = Say("doctor.store_open",
                       {{"store", name},
                        {"megabytes", Megabytes(*line.bytes)},
                        {"deliveries", Shown(look.deliveries)},
                        {"runs", Shown(look.runs)}});
    }
  } catch (const Error& error) {
    line.status = DiagnosisStatus::kFault;
    line.value = error.what();
  }
  return line;
}

DiagnosisLine StoreLine(const fs::path& path) {
  std::error_code ignored;
  if (fs::is_regular_file(path, ignored)) {
    return OpenedStore(path);
  }
  if (fs::is_directory(path, ignored)) {
    return {"store",
            DiagnosisStatus::kFault,
            Say("store.is_folder",
                {{"store", path.string()}, {"example", (path / "doelmaat.duckdb").string()}}),
            "",
            std::nullopt};
  }
  return {"store",
          DiagnosisStatus::kNote,
          Say("doctor.store_none", {{"store", path.string()}}),
          Say("doctor.store_none_advice"),
          std::nullopt};
}

DiagnosisLine FolderLine(const fs::path& store) {
  const std::string folder = fs::absolute(FolderOf(store)).lexically_normal().string();
  if (access(folder.c_str(), W_OK | X_OK) == 0) {
    return {"folder",
            DiagnosisStatus::kOk,
            Say("doctor.folder_written", {{"folder", folder}}),
            "",
            std::nullopt};
  }
  // Results that are there can be read without: a shared folder is no fault.
  const bool readable = access(store.c_str(), R_OK) == 0;
  return {"folder",
          readable ? DiagnosisStatus::kNote : DiagnosisStatus::kFault,
          Say("doctor.folder_closed", {{"folder", folder}}),
          Say(readable ? "doctor.folder_read_advice" : "doctor.folder_closed_advice"),
          std::nullopt};
}

DiagnosisLine DiskLine(const fs::path& store) {
  std::error_code failed;
  const fs::space_info space = fs::space(FolderOf(store), failed);
  DiagnosisLine line{"disk", DiagnosisStatus::kOk, "", "", std::nullopt};
  const std::string folder = FolderOf(store).string();
  if (failed) {
    line.status = DiagnosisStatus::kFault;
    line.value = folder + ": " + failed.message();
    return line;
  }
  line.bytes = static_cast<std::int64_t>(space.available);
  line.value = Say(
      "doctor.disk_room",
      {{"gigabytes",
        base::FormatNumber(static_cast<double>(*line.bytes) / 1e9, 1, base::NumberStyle::kSpoken)},
       {"folder", folder}});
  if (*line.bytes < kFairRoom) {
    line.status = *line.bytes < kLeastRoom ? DiagnosisStatus::kFault : DiagnosisStatus::kNote;
    line.advice = Say("doctor.disk_little");
  }
  return line;
}

DiagnosisLine KeyLine(const fs::path& file) {
  DiagnosisLine line{"key", DiagnosisStatus::kOk, "", "", std::nullopt};
  if (file.empty()) {
    line.value = Say("doctor.key_none");
    line.advice = Say("doctor.key_none_advice");
    return line;
  }
  try {
    const ingest::PersonKey key = ingest::PersonKey::Read(file);
    line.value = Say("doctor.key_good",
                     {{"file", file.string()}, {"generation", std::to_string(key.generation())}});
  } catch (const Error& error) {
    line.status = DiagnosisStatus::kFault;
    line.value = error.what();
  }
  return line;
}

DiagnosisLine MemoryLine() {
  const std::size_t megabytes = store::ModelMegabytes();
  DiagnosisLine line{
      "memory",
      DiagnosisStatus::kOk,
      Say("doctor.memory_room", {{"megabytes", Shown(static_cast<std::int64_t>(megabytes))}}),
      "",
      static_cast<std::int64_t>(megabytes) * kMegabyte};
  if (megabytes < kFairMemoryMegabytes) {
    line.status = DiagnosisStatus::kNote;
    line.advice = Say("doctor.memory_little");
  }
  return line;
}

DiagnosisLine ThreadLine() {
  return {"threads",
          DiagnosisStatus::kOk,
          Say("doctor.threads_count",
              {{"threads", std::to_string(DefaultThreads())},
               {"instructions", numerics::NameOf(numerics::WidestInstructionSet())}}),
          "",
          std::nullopt};
}

DiagnosisLine ChromiumLine() {
  const std::string found = print::FindChromium();
  if (print::CanRun(found)) {
    return {"chromium", DiagnosisStatus::kOk, found, "", std::nullopt};
  }
  if (!found.empty()) {
    return {"chromium",
            DiagnosisStatus::kNote,
            found,
            Say("doctor.chromium_named_advice"),
            std::nullopt};
  }
  return {"chromium",
          DiagnosisStatus::kOk,
          Say("doctor.chromium_none"),
          Say("doctor.chromium_none_advice"),
          std::nullopt};
}

DiagnosisLine LocaleLine() {
  std::string name = "C";
  for (const char* variable : {"LANG", "LC_CTYPE", "LC_ALL"}) {  // the last one that is set wins
    const char* value = std::getenv(variable);
    name = value != nullptr && *value != '\0' ? value : name;
  }
  const locale_t own = newlocale(LC_CTYPE_MASK, "", nullptr);
  std::string encoding = "ASCII";
  if (own != nullptr) {
    encoding = nl_langinfo_l(CODESET, own);
    freelocale(own);
  }
  const bool utf8 = encoding == "UTF-8";
  return {"locale",
          utf8 ? DiagnosisStatus::kOk : DiagnosisStatus::kNote,
          Say("doctor.locale_found", {{"name", name}, {"encoding", encoding}}),
          utf8 ? "" : Say("doctor.locale_other_advice"),
          std::nullopt};
}

// texts: doctor.ok doctor.note doctor.fault
const char* NameOf(DiagnosisStatus status) {
  switch (status) {
    case DiagnosisStatus::kOk:
      return "ok";
    case DiagnosisStatus::kNote:
      return "note";
    case DiagnosisStatus::kFault:
      return "fault";
  }
  return "";
}

std::string TextLine(const std::string& label, const std::string& value) {
  return fmt::format("{:<16}{}\n", label, value);
}

}  // namespace

bool Diagnosis::healthy() const {
  return std::none_of(lines.begin(), lines.end(), [](const DiagnosisLine& line) {
    return line.status == DiagnosisStatus::kFault;
  });
}

Diagnosis Diagnose(const DoctorRequest& request) {
  return {std::string(base::CodeVersion()),
          Libraries(),
          {StoreLine(request.store),
           FolderLine(request.store),
           DiskLine(request.store),
           KeyLine(request.key_file),
           MemoryLine(),
           ThreadLine(),
           ChromiumLine(),
           LocaleLine()}};
}

// texts: doctor.*
std::string DiagnosisText(const Diagnosis& diagnosis) {
  std::string text = TextLine(Say("doctor.version"), diagnosis.version);
  std::string libraries;
  for (const LibraryVersion& library : diagnosis.libraries) {
    libraries += (libraries.empty() ? "" : ", ") + library.name + " " + library.version;
  }
  text += TextLine(Say("doctor.libraries"), libraries);
  std::int64_t faults = 0;
  for (const DiagnosisLine& line : diagnosis.lines) {
    const bool fault = line.status == DiagnosisStatus::kFault;
    faults += fault ? 1 : 0;
    const std::string mark = line.status == DiagnosisStatus::kOk
                                 ? ""
                                 : Say(std::string("doctor.") + NameOf(line.status)) + ": ";
    text += TextLine(Say("doctor." + line.id), mark + line.value);
    if (!line.advice.empty()) {
      text += TextLine("", line.advice);
    }
  }
  return text + "\n" +
         (faults == 0 ? Say("doctor.healthy")
                      : Say("doctor.unhealthy", {{"count", std::to_string(faults)}})) +
         "\n";
}

std::string DiagnosisJson(const Diagnosis& diagnosis) {
  nlohmann::ordered_json json;
  json["version"] = diagnosis.version;
  for (const LibraryVersion& library : diagnosis.libraries) {
    json["libraries"][library.name] = library.version;
  }
  json["healthy"] = diagnosis.healthy();
  for (const DiagnosisLine& line : diagnosis.lines) {
    nlohmann::ordered_json check = {
        {"id", line.id}, {"status", NameOf(line.status)}, {"value", line.value}};
    if (!line.advice.empty()) {
      check["advice"] = line.advice;
    }
    if (line.bytes.has_value()) {
      check["bytes"] = *line.bytes;
    }
    json["checks"].push_back(check);
  }
  return json.dump(2) + "\n";
}

}  // namespace doelmaat::service
