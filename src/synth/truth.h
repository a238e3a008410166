// What is true of the made-up traffic, as CSV (RFC 4180): what a reader of the messages must find.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "synth/message_text.h"

namespace doelmaat::synth {

enum class TruthFile : std::uint8_t {
  kClients,
  kCourses,
  kAllocations,
  kServices,
  kDelays,
  kReferrers,
  kTrajectories,
  kStacking,
  kPathways,
  kSwitches,
  kClaims,
  kDeclarations,
  kResponses,
  kLaterClaims,
  kByCareMonth,
  kByClaimMonth,
  kDefects,
};
inline constexpr std::size_t kTruthFiles = 17;

// Where a fault is: file below the folder of the region, entry in it when it is an archive.
struct DefectPlace {
  std::string file;
  std::string entry;
  std::string_view message;  // "323"
  std::string sender;
  std::string identification;
  std::string reference;  // of what is at fault; empty when that is the whole message
};

// Adds a row to defects.csv. kNone: nothing is planted there, but a fault elsewhere may be reported
// there too.
void AppendDefect(const DefectPlace& place, Defect defect, std::string* rows);

// Adds a row to responses.csv: what was sent back to a message about one client.
struct NoticeText;
void AppendResponse(const Texts& texts, const NoticeText& retour, std::string* rows);

// Rows of each file, by its number.
using TruthRows = std::array<std::string, kTruthFiles>;

std::string_view TruthName(std::size_t file);    // "claims.csv"
std::string_view TruthHeader(std::size_t file);  // first line, with its end

// The rows of one municipality.
TruthRows MakeTruth(const Texts& texts);

}  // namespace doelmaat::synth
