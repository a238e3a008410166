// Any bytes as a download: text in any encoding, records of JSON or text, cells of a table, returns
// of Iv3; read, or refused with an Error.
#include <cstdint>
#include <string>
#include <string_view>

#include "base/embedded_files.h"
#include "base/error.h"
#include "base/table_file.h"
#include "base/text_encoding.h"
#include "ingest/iv3_reader.h"
#include "ingest/labelled_table.h"
#include "ingest/record_stream.h"
#include "ingest/statline_binding.h"
#include "ingest/statline_reader.h"

namespace {

using namespace doelmaat;  // NOLINT(google-build-using-namespace): one program, one function

constexpr const char* kName = "fuzz";

// Reads all records with `handler`, and refuses as import does.
void ReadRecords(std::string_view bytes, const ingest::RecordHandler& handler) {
  ingest::MemorySource source(bytes);
  try {
    if (bytes.find('{') < bytes.find(';')) {
      ingest::ReadJsonRecords(source, kName, handler);
    } else {
      ingest::ReadDelimitedRecords(source, kName, handler);
    }
  } catch (const Error&) {
    return;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ingest::StatlineBinding binding =
      ingest::ParseStatlineBinding(base::Catalog().Find("source/statline/85099NED"));
  static const ingest::Iv3Binding iv3 = ingest::LoadIv3Binding(base::Catalog());
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const std::string text = base::DecodeText(bytes, kName);
    ingest::LabelledHeaderLine(text);
    base::ParseTable(bytes, kName);
  } catch (const Error&) {
    // Refused, as it should be.
  }
  ingest::StatlineDescription description;
  for (const char* entity : {"DataProperties", "MeasureCodes", "Dimensions", "Properties"}) {
    ReadRecords(bytes, [&](const ingest::Record& record) {
      description.Add(entity, record);
      return true;
    });
  }
  for (const auto form : {ingest::StatlineForm::kUntyped, ingest::StatlineForm::kLong}) {
    const ingest::StatlineDescription none;
    ingest::ProblemList problems(kName);
    ingest::StatlineReader reader(
        binding, none, form, kName, problems, [](const ingest::StatlineCell&) {});
    ReadRecords(bytes, [&](const ingest::Record& record) {
      reader.Add(record);
      return true;
    });
  }
  ingest::ProblemList problems(kName);
  ingest::Iv3Reader reader(iv3);
  reader.BeginPage(kName);
  ReadRecords(bytes, [&](const ingest::Record& record) {
    reader.Add(record, &problems);
    return true;
  });
  reader.Finish();
  return 0;
}
