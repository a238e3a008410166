// From the records of messages to rows of the landing tables: judges, pseudonymises, leaves out
// what may not count. Of one thread; knows no store and no other message.
#pragma once

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ijw/message_reader.h"
#include "ijw/rule_set.h"
#include "ingest/landed_block.h"
#include "ingest/message_digest.h"
#include "ingest/message_findings.h"
#include "ingest/person_key.h"
#include "ingest/row_builder.h"

namespace doelmaat::ingest {

// What every message is landed with.
struct LandingSetup {
  const LandingPlan& plan;
  const ijw::RuleSet& rules;
  const ijw::RuleContext& context;
  const PersonKey& key;
  bool keep_findings = false;                      // in LandedMessage too, for whoever shows them
  std::size_t part_bytes = std::size_t{24} << 20;  // of rows; a larger message leaves in parts
};

// Of a row about a message, by column.
using NamedValues = std::initializer_list<std::pair<std::string_view, CellValue>>;

class MessageLanding : public ijw::MessageHandler {
 public:
  // `full` takes a block that has grown large in the middle of a message.
  MessageLanding(const LandingSetup& setup, std::function<void(LandedBlock)> full);

  // Around the reading of one message. `bytes_digest` is kept of what could not be read.
  void Begin(std::size_t delivery, const std::string& entry);
  void End(const ijw::ReadOutcome& outcome, const Digest& bytes_digest);
  // What was landed since, between messages.
  LandedBlock TakeBlock();
  std::size_t block_bytes() const { return block_.bytes(); }
  void NoteStart(const DeliveryStart& start) { block_.starts.push_back(start); }
  void NoteInput(std::uint64_t bytes) { block_.input_bytes += bytes; }

  void OnStart(const ijw::MessageHead& head) override;
  void OnOpen(const ijw::Record& record) override;
  void OnClose(const ijw::Record& record) override;
  void OnFinding(const ijw::Finding& finding) override;

 private:
  // A value of the header, until the row of the message is written.
  struct Kept {
    CellValue value;
    std::string text;
  };

  void AddFinding(const ijw::Finding& finding, const ijw::Rule& rule);
  void DigestLeaves(const ijw::Record& record);
  void Land(const ijw::Record& record, const RowPlan& plan);
  void KeepHeader(const RowBuilder::Row& row);
  void Put(std::size_t table, std::size_t column, const CellValue& value);
  void PutRow(std::size_t table, const NamedValues& values);
  CellValue EntryValue() const;
  std::string RuleOf(const ijw::Record& record, const CellPlan& cell) const;
  std::string Reason(const std::string& rule) const;
  void RejectRecord(const ijw::Record& record, const std::string& rule);
  // The part of land_rejected that rows of both kinds share.
  struct Rejected {
    std::uint32_t line = 0;
    std::uint64_t bytes = 0;
    std::string digest;
    std::string reference;
    std::string rule;
    std::string reason;
    std::string fragment;
  };
  void AddRejected(const Rejected& rejected);
  void LandMessageRow();
  void LandFindings(bool read);
  std::string HeaderText(std::string_view column) const;
  void StartPart(bool continued);
  void EndPart(bool unfinished);
  void ForgetPart();

  const LandingSetup setup_;
  std::function<void(LandedBlock)> full_;
  RowBuilder builder_;
  DigestStream digest_;
  LandedBlock block_;
  // Of the message at hand.
  LandedMessage message_;
  const MessagePlan* plan_ = nullptr;
  std::string release_;
  std::unique_ptr<ijw::MessageRules> rules_;
  MessageFindings findings_;
  std::string rejecting_rule_;  // found while the record at hand closes
  std::vector<Kept> header_;    // by column of the table of messages
  bool header_complete_ = false;
  bool incomplete_ = false;  // a record is left out without which the message says something else
  MessageOrder order_;
  std::size_t records_ = 0;
  std::size_t fragments_ = 0;
};

}  // namespace doelmaat::ingest
