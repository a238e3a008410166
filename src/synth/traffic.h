// Everything that happens in one made-up municipality, before it is written as messages: youths,
// allocations with their changes, starts and stops, requests and answers, claims and what became of
// them. Pure values; indices point into the lists of the same municipality.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "synth/calendar.h"
#include "synth/defect.h"
#include "synth/region.h"

namespace doelmaat::synth {

inline constexpr int kNone = -1;
inline constexpr int kUnknownDebit = -2;  // a credit of a line that was never claimed

struct Youth {
  std::uint64_t number = 0;  // in the whole region, from 0; the BSN follows from it
  Day born = 0;
  int sex = 0;
};

// A state of an allocation, as one JW301 tells it.
struct Version {
  Day sent = 0;    // Dagtekening of the message and Toewijzingsdatum
  int second = 0;  // of the day: Toewijzingstijd
  Day until = kNoDay;
  std::int64_t volume = 0;  // 0: no Omvang
  std::int64_t budget = 0;  // 0: no Budget
  std::string_view reason;  // RedenWijziging, empty for the first
  int reference = kNone;    // request it answers
};

struct Pause {
  Day from = kNoDay;   // first day without care
  Day until = kNoDay;  // last day without care
};

struct Allocation {
  int number = 0;
  int youth = 0;
  int provider = 0;
  std::size_t product = 0;  // index in Products(); of an aspecific one: what is claimed on it
  bool aspecific = false;   // category and budget only
  bool removed = false;     // sent by mistake, taken back
  Day from = 0;
  std::vector<Version> versions;  // as they were sent, oldest first; at least one
  Day care_from = kNoDay;         // kNoDay: never used
  Day care_until = kNoDay;        // kNoDay: still going on at the end of the period
  Pause pause;
  int trajectory = kNone;  // the course of care it is part of
  int follows = kNone;     // allocation it takes the place of
  Defect defect = Defect::kNone;
  std::int64_t planned = 0;  // volume a week, a month or in total, also when it is not told

  const Version& last() const { return versions.back(); }
};

struct Service {
  int allocation = 0;
  Day begin = 0;
  Day begin_sent = 0;
  Day end = kNoDay;
  Day end_sent = kNoDay;
  std::string_view reason;        // RedenBeeindiging
  Defect defect = Defect::kNone;  // in the stop; kStatus: a start that is not taken in
  bool taken_back = false;        // a start sent by mistake, deleted with status 3
  Day taken_back_sent = kNoDay;
};

struct Request {
  int youth = 0;
  int provider = 0;
  std::size_t product = 0;
  bool change = false;  // JW317: the volume of an allocation
  int allocation = kNone;
  Day sent = 0;
  Day from = 0;
  Day until = kNoDay;
  std::int64_t volume = 0;
  std::int64_t budget = 0;
  std::string_view referrer;       // empty for a change
  Defect defect = Defect::kNone;   // kAnswerWithoutRequest: there is only the answer
  Day investigated_sent = kNoDay;  // JW319 "in onderzoek"
  Day refused_sent = kNoDay;       // JW319 "afgewezen"
};

// kNeverHappened: of a declaration that was refused as a whole, or not read; kLost: a planted fault
// keeps it out of the figures.
enum class ClaimState : std::uint8_t { kClaimed, kGranted, kRefused, kNeverHappened, kLost };

struct Claim {
  int allocation = 0;
  Month care_month = 0;
  Month claim_month = 0;
  Day from = 0;
  Day until = 0;
  std::int64_t volume = 0;
  std::int64_t rate = 0;    // contract rate, 0: none
  std::int64_t tariff = 0;  // as claimed, cents, 0: none (euros)
  std::int64_t cents = 0;   // without sign
  bool credit = false;
  bool minutes = false;  // claimed in minutes on an allocation in hours
  bool fixed = false;    // a correction or a second try: not touched again
  int corrects = kNone;  // the debit a credit takes back
  int reference = 0;     // number in the municipality
  int declaration = kNone;
  bool corrected = false;         // a credit takes it back, now or later
  Defect defect = Defect::kNone;  // planted in this line
  std::size_t other_product = 0;  // of kOtherCode: what is claimed
  ClaimState state = ClaimState::kClaimed;
};

enum class Answer : std::uint8_t { kOpen, kGranted, kInPart, kRefused, kNotProcessed };

struct Declaration {
  int provider = 0;
  Month month = 0;
  bool again = false;  // the first counts as not sent
  Day sent = 0;
  int identification = 0;
  std::vector<int> claims;  // by client
  std::int64_t cents = 0;   // debits less credits
  Defect defect = Defect::kNone;
  int defect_claim = kNone;   // the line it is in
  bool after_defect = false;  // its predecessor is no context: more may be reported
  Answer answer = Answer::kOpen;
  Day answer_sent = kNoDay;
  int answer_identification = 0;
  std::int64_t granted_cents = 0;
};

struct Trajectory {
  int youth = 0;
  Form form = Form::kAmbulatory;
  Day start = 0;
  Day end = kNoDay;  // kNoDay: beyond the period
  bool crisis = false;
  bool again = false;  // not the first of this youth
  std::string_view referrer;
};

struct Traffic {
  std::size_t municipality = 0;
  std::vector<Youth> youths;
  std::vector<Trajectory> trajectories;
  std::vector<Allocation> allocations;
  std::vector<Service> services;
  std::vector<Request> requests;
  std::vector<Claim> claims;
  std::vector<Claim> later;  // claimed after the last message
  std::vector<Declaration> declarations;
};

// Draws the municipality. `first_youth` is the number of its first youth in the region. The same
// for any order of municipalities.
Traffic MakeTraffic(const Region& region, std::size_t municipality, std::uint64_t first_youth);

// How many youths the municipality has over all years; the numbers they take.
int YouthsOf(const Region& region, std::size_t municipality);

}  // namespace doelmaat::synth
