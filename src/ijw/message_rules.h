// Judges one message, record by record, by the compiled checks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ijw/rule_memory.h"
#include "ijw/rule_plan.h"
#include "ijw/rule_set.h"
#include "ijw/tariff_file.h"

namespace doelmaat::ijw {

class PlannedMessageRules : public MessageRules {
 public:
  PlannedMessageRules(const MessagePlan& plan, const RuleContext& context, FindingListener report);

  void OnOpen(const Record& record) override;
  bool OnClose(const Record& record) override;

 private:
  std::size_t TypeOf(const Record& record) const;
  void KeepHeader(const Record& record);
  void AddToTotals(const RecordPlan& plan, const Scene& scene);
  // Whether the record breaks the check.
  bool Breaks(const Check& check, const RecordPlan& plan, const Scene& scene);
  // Digests the keys of the record, so that memory is on its way while other checks are judged.
  void DigestKeys(const RecordPlan& plan, const Scene& scene);
  bool RefersInside(const Check& check, const RecordPlan& plan, const Scene& scene);
  bool Overlaps(const Check& check, const Scene& scene);
  void Report(const Check& check, const RecordPlan& plan, const Scene& scene);

  const MessagePlan* plan_;
  RuleContext context_;
  TariffTable tariffs_;
  FindingListener report_;
  std::string header_text_;
  std::vector<Field> header_;
  std::vector<RunningTotal> totals_;
  std::vector<std::vector<NumberCell>> cells_;  // by record type
  std::vector<std::uint64_t> stamps_;           // by record type: its latest record
  std::uint64_t records_ = 0;
  std::vector<KeySet> key_sets_;
  std::vector<std::optional<KeyDigest>> keys_;     // of the record at hand, by KeySet
  std::vector<std::optional<KeyDigest>> targets_;  // of the record at hand, by ReferenceMemory
  std::vector<ReferenceMemory> reference_memories_;
  std::vector<ProductPeriods> product_periods_;
};

}  // namespace doelmaat::ijw
