// How fast the rules of levels 2 and 4 judge the claims of one JW323, without reading XML: records
// are made in memory, each with a reference number and allocation of its own.
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded_files.h"
#include "google_benchmark.h"
#include "ijw/grammar.h"
#include "ijw/rule_set.h"

namespace doelmaat::bench {
namespace {

using ::benchmark::State;

// One record with the texts of its fields.
class MadeRecord {
 public:
  MadeRecord(const ijw::MessageGrammar& message, std::string_view name, const ijw::Record* parent)
      : fields_(message.FindRecord(name)->slots.size()) {
    record_.type = message.FindRecord(name);
    record_.parent = parent;
    record_.line = 1;
  }

  void Set(std::string_view path, std::string_view text) {
    fields_[static_cast<std::size_t>(record_.type->Slot(path))] = {text, 1, ijw::FieldState::kGood};
  }

  const ijw::Record& record() {
    record_.fields = fields_;
    return record_;
  }

 private:
  std::vector<ijw::Field> fields_;
  ijw::Record record_;
};

std::size_t PeakMegabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    if (word == "VmHWM:") {
      std::size_t kilobytes = 0;
      status >> kilobytes;
      return kilobytes / 1024;
    }
  }
  return 0;
}

void JudgeClaims(State& state) {
  const base::Catalog catalog;
  const ijw::Grammar grammar = ijw::Grammar::Load(catalog, "3.2");
  const ijw::RuleSet rules = ijw::RuleSet::Load(catalog, grammar);
  const ijw::MessageGrammar& message = *grammar.Find("323");
  MadeRecord root(message, "Bericht", nullptr);
  MadeRecord header(message, "Header", &root.record());
  header.Set("Afzender", "42420001");
  header.Set("Ontvanger", "0384");
  header.Set("BerichtIdentificatie/Dagtekening", "2026-02-05");
  MadeRecord declaration(message, "Declaratie", &root.record());
  declaration.Set("DeclaratiePeriode/Begindatum", "2026-01-01");
  declaration.Set("DeclaratiePeriode/Einddatum", "2026-01-31");
  declaration.Set("DeclaratieDagtekening", "2026-02-05");
  MadeRecord client(message, "Client", &declaration.record());
  client.Set("Bsn", "999900006");
  client.record();
  MadeRecord claim(message, "Prestatie", &client.record());
  claim.Set("ProductCategorie", "45");
  claim.Set("ProductCode", "45A04");
  claim.Set("ProductPeriode/Begindatum", "2026-01-12");
  claim.Set("ProductPeriode/Einddatum", "2026-01-31");
  claim.Set("GeleverdVolume", "9");
  claim.Set("Eenheid", "04");
  claim.Set("ProductTarief", "9000");
  claim.Set("IngediendBedrag/Bedrag", "81000");
  claim.Set("IngediendBedrag/DebetCredit", "D");

  const auto claims = static_cast<std::uint32_t>(state.range(0));
  std::size_t findings = 0;
  for (auto _ : state) {
    const auto judge =
        rules.Start(message, {20260601, {}}, [&](const auto&, const auto&) { ++findings; });
    judge->OnOpen(root.record());
    judge->OnOpen(header.record());
    judge->OnClose(header.record());
    judge->OnOpen(declaration.record());
    judge->OnOpen(client.record());
    for (std::uint32_t i = 0; i < claims; ++i) {
      const std::string reference = "P-" + std::to_string(1000000 + i);
      const std::string allocation = std::to_string(300000 + i);
      claim.Set("ProductReferentie/ReferentieNummer", reference);
      claim.Set("ToewijzingNummer", allocation);
      judge->OnOpen(claim.record());
      judge->OnClose(claim.record());
    }
  }
  if (findings > 0) {
    state.SkipWithError("good claims gave findings");
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.counters["peak_mb"] = static_cast<double>(PeakMegabytes());
}
BENCHMARK(JudgeClaims)->Arg(100000)->Arg(3000000)->Unit(::benchmark::kMillisecond);

}  // namespace
}  // namespace doelmaat::bench

BENCHMARK_MAIN();
