#include "synth/synth.h"

#include <cstdio>
#include <map>
#include <mutex>
#include <optional>

#include <fmt/core.h>

#include "base/error.h"
#include "base/text.h"
#include "synth/claim_text.h"
#include "synth/municipality_list.h"
#include "synth/notice.h"
#include "synth/person.h"
#include "synth/region_csv.h"
#include "synth/truth.h"
#include "synth/xml_text.h"
#include "synth/zip_file.h"

namespace doelmaat::synth {
namespace {

using base::Say;

constexpr int kMostYears = 10;
constexpr int kMostYouths = 5000000;
// JZ21 and release 3.2 hold from 2023; before 2021 iJw claimed in another way (CS100).
constexpr int kFirstYear = 2021;
constexpr int kLastYear = 2025;

void CheckBounds(const char* option, double value, double least, double most) {
  if (!(value >= least && value <= most)) {
    throw Error(ErrorKind::kBadInput,
                Say("synth.out_of_bounds",
                    {{"option", option},
                     {"value", std::to_string(static_cast<std::int64_t>(value))},
                     {"least", std::to_string(static_cast<std::int64_t>(least))},
                     {"most", std::to_string(static_cast<std::int64_t>(most))}}));
  }
}

void CheckOptions(const SynthOptions& options) {
  CheckBounds(
      "--municipalities", options.municipalities, 1, static_cast<double>(MunicipalityCodes()));
  CheckBounds("--youth", options.youths, 1, kMostYouths);
  CheckBounds("--years", options.years, 1, std::min(kMostYears, kLastYear - kFirstYear + 1));
  if (!(options.defects >= 0.0 && options.defects <= 1.0)) {
    throw Error(ErrorKind::kBadInput, Say("synth.bad_defects"));
  }
}

void CheckFolder(const std::filesystem::path& folder) {
  std::error_code problem;
  if (std::filesystem::exists(folder, problem) &&
      !(std::filesystem::is_directory(folder, problem) &&
        std::filesystem::is_empty(folder, problem))) {
    throw Error(ErrorKind::kBadInput, Say("synth.folder_in_use", {{"folder", folder.string()}}));
  }
}

// A file that is written in pieces.
class OutputFile {
 public:
  explicit OutputFile(const std::filesystem::path& path)
      : path_(path), file_(std::fopen(path.c_str(), "wb")) {
    Check(file_ != nullptr);
  }
  ~OutputFile() {
    if (file_ != nullptr) {
      std::fclose(file_);
    }
  }
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void Write(std::string_view bytes) {
    Check(std::fwrite(bytes.data(), 1, bytes.size(), file_) == bytes.size());
  }
  void Close() {
    std::FILE* const file = file_;
    file_ = nullptr;
    Check(std::fclose(file) == 0);
  }

 private:
  void Check(bool right) const {
    if (!right) {
      throw Error(ErrorKind::kIo, Say("file.unwritable", {{"file", path_.string()}}));
    }
  }

  std::filesystem::path path_;
  std::FILE* file_;
};

void WriteWhole(const std::filesystem::path& path, std::string_view bytes) {
  OutputFile file(path);
  file.Write(bytes);
  file.Close();
}

void MakeFolder(const std::filesystem::path& folder) {
  std::error_code problem;
  std::filesystem::create_directories(folder, problem);
  if (problem) {
    throw Error(ErrorKind::kIo, Say("file.unwritable", {{"file", folder.string()}}));
  }
}

// The truth of municipalities, written in their order whatever the order in which they are done.
class TruthFolder {
 public:
  explicit TruthFolder(const std::filesystem::path& folder) {
    for (std::size_t file = 0; file < kTruthFiles; ++file) {
      files_.push_back(std::make_unique<OutputFile>(folder / TruthName(file)));
      files_.back()->Write(TruthHeader(file));
    }
  }

  void Add(std::size_t municipality, TruthRows rows) {
    const std::lock_guard lock(mutex_);
    waiting_.emplace(municipality, std::move(rows));
    for (auto first = waiting_.begin(); first != waiting_.end() && first->first == next_;
         first = waiting_.begin()) {
      for (std::size_t file = 0; file < kTruthFiles; ++file) {
        files_[file]->Write(first->second[file]);
      }
      waiting_.erase(first);
      ++next_;
    }
  }

  void Close() {
    for (const auto& file : files_) {
      file->Close();
    }
  }

 private:
  std::mutex mutex_;
  std::vector<std::unique_ptr<OutputFile>> files_;
  std::map<std::size_t, TruthRows> waiting_;
  std::size_t next_ = 0;
};

// Writes the messages of one municipality.
class MunicipalityFolder {
 public:
  MunicipalityFolder(const Texts& texts, const std::filesystem::path& folder)
      : texts_(texts), folder_(folder / texts.municipality().code) {
    MakeFolder(folder_);
  }

  SynthSummary Write() {
    WriteClaims();
    WriteZips();
    return summary_;
  }

  // Rows of defects.csv, after Write.
  const std::string& defects() const { return defects_; }
  // Rows of responses.csv, after Write.
  const std::string& responses() const { return responses_; }

 private:
  void WriteClaims() {
    for (const Declaration& declaration : texts_.traffic.declarations) {
      std::string month = texts_.municipality().code + "-";
      AppendMonth(&month, declaration.month, "");
      const std::string agb = texts_.Agb(declaration.provider) + (declaration.again ? "-b" : "");
      const std::string claim = fmt::format("{}-jw323-{}.xml", month, agb);
      const std::string answer = fmt::format("{}-jw325-{}.xml", month, agb);
      WriteFile(claim, DeclarationText(texts_, declaration));
      summary_.claim_lines += declaration.claims.size();
      if (declaration.answer != Answer::kOpen) {
        WriteFile(answer, DeclarationAnswerText(texts_, declaration));
      }
      AddDefects(declaration, claim, answer);
    }
  }

  std::string FileOf(const std::string& name) const {
    return "berichten/" + texts_.municipality().code + "/" + name;
  }

  void AddDefects(const Declaration& declaration,
                  const std::string& claim,
                  const std::string& answer) {
    DefectPlace place{FileOf(claim),
                      "",
                      "323",
                      texts_.Agb(declaration.provider),
                      Identification(texts_, declaration.identification),
                      ""};
    if (declaration.defect != Defect::kNone) {
      if (declaration.defect_claim != kNone && NamesALine(declaration.defect)) {
        place.reference = ClaimReference(
            texts_, texts_.traffic.claims[static_cast<std::size_t>(declaration.defect_claim)]);
      }
      AppendDefect(place, declaration.defect, &defects_);
      ++summary_.defects;
    }
    place.reference.clear();
    if (declaration.after_defect) {
      AppendDefect(place, Defect::kNone, &defects_);
    }
    if (RefusesMessage(declaration.defect) && declaration.answer != Answer::kOpen) {
      place.file = FileOf(answer);
      place.message = "325";
      place.sender = texts_.municipality().code;
      place.identification = Identification(texts_, declaration.answer_identification);
      AppendDefect(place, Defect::kNone, &defects_);
    }
  }

  static bool NamesALine(Defect defect) {
    return defect != Defect::kTruncated && defect != Defect::kTotal &&
           defect != Defect::kHalfMonth && defect != Defect::kBsn;
  }

  void WriteFile(const std::string& name, std::string_view text) {
    WriteWhole(folder_ / name, text);
    ++summary_.messages;
    summary_.message_bytes += text.size();
    summary_.written_bytes += text.size();
  }

  // A zip a month of the period, and one for all that came before it.
  void WriteZips() {
    std::optional<ZipFile> zip;
    std::filesystem::path path;
    Month open = kNoMonth;
    const auto close = [&] {
      if (zip.has_value()) {
        zip->Close();
        zip.reset();
        summary_.written_bytes += std::filesystem::file_size(path);
      }
    };
    WriteNotices(texts_, [&](Month month, const NoticeText& notice) {
      const Month of_zip = std::max(month, texts_.region.first_month - 1);
      if (of_zip != open) {
        close();
        open = of_zip;
        path = folder_ / ZipName(of_zip);
        zip.emplace(path);
      }
      zip->Add(notice.name, notice.text);
      if (notice.answered != kNoDay) {
        AppendResponse(texts_, notice, &responses_);
      }
      if (notice.defect != Defect::kNone) {
        AppendDefect({FileOf(path.filename().string()),
                      notice.name,
                      std::string_view(notice.name).substr(2, 3),
                      notice.sender,
                      notice.identification,
                      notice.reference},
                     notice.defect,
                     &defects_);
        ++summary_.defects;
      }
      ++summary_.messages;
      summary_.message_bytes += notice.text.size();
    });
    close();
  }

  std::string ZipName(Month month) const {
    std::string name = texts_.municipality().code + "-";
    if (month < texts_.region.first_month) {
      name += "voor-";
      month += 1;
    }
    AppendMonth(&name, month, "");
    return name + "-regie.zip";
  }

  const Texts& texts_;
  std::filesystem::path folder_;
  SynthSummary summary_;
  std::string defects_;
  std::string responses_;
};

void Add(const SynthSummary& part, SynthSummary* whole) {
  whole->youths += part.youths;
  whole->messages += part.messages;
  whole->claim_lines += part.claim_lines;
  whole->message_bytes += part.message_bytes;
  whole->written_bytes += part.written_bytes;
  whole->defects += part.defects;
}

void WriteRegion(const Region& region, const std::filesystem::path& folder) {
  WriteWhole(folder / "municipalities.csv", MunicipalitiesCsv(region));
  WriteWhole(folder / "providers.csv", ProvidersCsv(region));
  WriteWhole(folder / "tarieven.csv", TariffsCsv(region));
  WriteWhole(folder / "effects.csv", EffectsCsv(region));
  WriteWhole(folder / "LEESMIJ.md", Say("synth.readme"));
}

}  // namespace

SynthSummary Synthesize(const SynthOptions& options,
                        const std::filesystem::path& folder,
                        const numerics::ParallelFor& parallel) {
  CheckOptions(options);
  CheckFolder(folder);
  const Region region = MakeRegion(options);
  std::vector<std::uint64_t> first_youth{0};
  for (std::size_t index = 0; index < region.municipalities.size(); ++index) {
    first_youth.push_back(first_youth.back() + static_cast<std::uint64_t>(YouthsOf(region, index)));
  }
  const std::vector<std::uint32_t> bsns = MakeBsns(first_youth.back());
  const std::filesystem::path messages = folder / "berichten";
  const std::filesystem::path truth_folder = folder / "truth";
  MakeFolder(messages);
  MakeFolder(truth_folder);
  WriteRegion(region, truth_folder);
  TruthFolder truth(truth_folder);
  SynthSummary summary;
  std::mutex mutex;
  parallel(region.municipalities.size(), [&](std::size_t index) {
    const Traffic traffic = MakeTraffic(region, index, first_youth[index]);
    const Texts texts{region, traffic, bsns};
    MunicipalityFolder written(texts, messages);
    SynthSummary part = written.Write();
    TruthRows rows = MakeTruth(texts);
    rows[static_cast<std::size_t>(TruthFile::kDefects)] = written.defects();
    rows[static_cast<std::size_t>(TruthFile::kResponses)] = written.responses();
    truth.Add(index, std::move(rows));
    part.youths = traffic.youths.size();
    const std::lock_guard lock(mutex);
    Add(part, &summary);
  });
  truth.Close();
  return summary;
}

}  // namespace doelmaat::synth
