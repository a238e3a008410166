// The messages of the made-up traffic as iJw 3.2 XML. Element names and order are those of the
// standard; one Prestatie a line, no other layout.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "synth/traffic.h"

namespace doelmaat::synth {

enum class MessageType : std::uint8_t { k315, k317, k319, k301, k305, k307, k323, k325 };

// What the text of a message needs beside the traffic.
struct Texts {
  const Region& region;
  const Traffic& traffic;
  const std::vector<std::uint32_t>& bsns;  // of all youths of the region

  const Municipality& municipality() const { return region.municipalities[traffic.municipality]; }
  const std::string& Agb(int provider) const {
    return region.providers[static_cast<std::size_t>(provider)].agb;
  }
  const Allocation& AllocationOf(const Claim& claim) const {
    return traffic.allocations[static_cast<std::size_t>(claim.allocation)];
  }
  // What the truth calls the youth.
  std::int64_t Client(int youth) const {
    return static_cast<std::int64_t>(traffic.youths[static_cast<std::size_t>(youth)].number) + 1;
  }
  std::uint32_t Bsn(int youth) const {
    return bsns[traffic.youths[static_cast<std::size_t>(youth)].number];
  }
};

// Who sends what to whom and when.
struct Envelope {
  MessageType type = MessageType::k301;
  int provider = 0;
  std::string identification;
  Day day = 0;
};

// One row of a JW301: a state of an allocation.
struct AllocationState {
  int allocation = 0;
  int version = 0;
};

std::string_view MessageNumber(MessageType type);  // "301"
bool FromMunicipality(MessageType type);

std::string AllocationText(const Texts& texts,
                           const Envelope& envelope,
                           const std::vector<AllocationState>& states);
// A start, or the deletion of one.
std::string StartText(const Texts& texts,
                      const Envelope& envelope,
                      const Service& service,
                      bool deletes);
std::string StopText(const Texts& texts, const Envelope& envelope, const Service& service);
std::string RequestText(const Texts& texts, const Envelope& envelope, int request);
// `unchanged`: the other allocations of the youth at this provider.
std::string ChangeText(const Texts& texts,
                       const Envelope& envelope,
                       int request,
                       const std::vector<int>& unchanged);
std::string AnswerText(const Texts& texts, const Envelope& envelope, int request, bool refused);
// The retour of a message in which nothing is wrong: a header.
std::string RetourText(const Texts& texts, const Envelope& envelope, Day day);

// "V0014-00000012": ReferentieAanbieder of a request.
std::string RequestReference(const Texts& texts, int request);
// "0014R00000012": ReferentieNummer of a claim.
std::string ClaimReference(const Texts& texts, const Claim& claim);
// "0014D202501": the one declaration of provider, municipality and month.
std::string DeclarationNumber(const Texts& texts, const Declaration& declaration);

void AppendHead(const Texts& texts, const Envelope& envelope, std::string* text);

}  // namespace doelmaat::synth
