// JW323 and JW325 as text. Most bytes of a region are made here.
#pragma once

#include <string>

#include "synth/message_text.h"

namespace doelmaat::synth {

// One Prestatie, with its line end, as it stands in a JW323; in a JW325 return codes follow.
void AppendClaim(const Texts& texts,
                 const Claim& claim,
                 std::string_view return_code,
                 std::string* text);

// `lines` are claims of the declaration by client.
std::string DeclarationText(const Texts& texts, const Declaration& declaration);
std::string DeclarationAnswerText(const Texts& texts, const Declaration& declaration);

// What a claim says, faults that are planted included.
std::string_view ClaimedCode(const Texts& texts, const Claim& claim);
std::string_view ClaimedUnit(const Texts& texts, const Claim& claim);
int AllocationNumber(const Texts& texts, const Claim& claim);
std::string PreviousReference(const Texts& texts, const Claim& claim);

// Numbers of messages: "0014M0000012". A letter in it, for nine digits on end may pass for a BSN.
std::string Identification(const Texts& texts, int number);

}  // namespace doelmaat::synth
