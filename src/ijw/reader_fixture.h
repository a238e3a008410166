// For tests: what a reader tells, written down line by line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ijw/grammar.h"
#include "ijw/message_reader.h"

namespace doelmaat::ijw {

const Grammar& Release32();

class Journal : public MessageHandler {
 public:
  void OnStart(const MessageHead& head) override;
  void OnOpen(const Record& record) override;
  void OnClose(const Record& record) override;
  void OnFinding(const Finding& finding) override;

  std::vector<std::string> lines;     // everything
  std::vector<std::string> findings;  // "line rule path value reference"
};

struct Reading {
  ReadOutcome outcome;
  Journal journal;
};

// Reads a message in pieces of `piece` bytes.
Reading ReadMessage(std::string_view xml,
                    std::size_t piece = 1U << 20U,
                    const ReadLimits& limits = {});

// A small JW323 with the given text in the place of its Prestatie elements.
std::string Declaration(const std::string& claims);
// A good Prestatie with one part replaced.
std::string Claim(const std::string& replace = "", const std::string& by = "");

}  // namespace doelmaat::ijw
