#include "ijw/reader_fixture.h"

#include <algorithm>

#include "base/embedded_files.h"

namespace doelmaat::ijw {
namespace {

std::string Describe(const Record& record) {
  std::string text = record.type->name + "#" + std::to_string(record.number) + "@" +
                     std::to_string(record.line) + " in " +
                     (record.parent == nullptr ? "-" : record.parent->type->name);
  for (const auto& [path, slot] : record.type->slot_by_path) {
    const Field& field = record.fields[static_cast<std::size_t>(slot)];
    if (field.filled()) {
      text += " " + path + (field.good() ? "=" : "!=") + std::string(field.text) + "@" +
              std::to_string(field.line);
    }
  }
  return text;
}

}  // namespace

const Grammar& Release32() {
  static const Grammar grammar = Grammar::Load(base::Catalog(), "3.2");
  return grammar;
}

void Journal::OnStart(const MessageHead& head) {
  lines.push_back("start " + head.grammar->message + " " + head.release);
}
void Journal::OnOpen(const Record& record) { lines.push_back("open " + Describe(record)); }
void Journal::OnClose(const Record& record) { lines.push_back("close " + Describe(record)); }
void Journal::OnFinding(const Finding& finding) {
  findings.push_back(std::to_string(finding.line) + "|" + finding.rule + "|" + finding.path + "|" +
                     finding.value + "|" + finding.reference);
  lines.push_back("finding " + findings.back());
}

Reading ReadMessage(std::string_view xml, std::size_t piece, const ReadLimits& limits) {
  Reading reading;
  MessageReader reader(Release32(), limits);
  reader.Begin(reading.journal);
  while (!xml.empty() && reader.Push(xml.substr(0, piece))) {
    xml.remove_prefix(std::min(piece, xml.size()));
  }
  reading.outcome = reader.Finish();
  return reading;
}

std::string Declaration(const std::string& claims) {
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<d:Bericht xmlns:b="http://www.istandaarden.nl/ijw/3_2/basisschema/schema" xmlns:d="http://www.istandaarden.nl/ijw/3_2/jw323/schema">
<d:Header><d:BerichtCode>490</d:BerichtCode><d:BerichtVersie>3</d:BerichtVersie>
<d:BerichtSubversie>2</d:BerichtSubversie><d:Afzender>42420001</d:Afzender>
<d:Ontvanger>0384</d:Ontvanger><d:BerichtIdentificatie><b:Identificatie>A1</b:Identificatie>
<b:Dagtekening>2026-02-05</b:Dagtekening></d:BerichtIdentificatie><d:XsdVersie>
<b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie><b:BerichtXsdVersie>9.9.9</b:BerichtXsdVersie>
</d:XsdVersie></d:Header>
<d:Declaratie><d:DeclaratieNummer>DN1</d:DeclaratieNummer><d:DeclaratiePeriode>
<b:Begindatum>2026-01-01</b:Begindatum><b:Einddatum>2026-01-31</b:Einddatum></d:DeclaratiePeriode>
<d:DeclaratieDagtekening>2026-02-05</d:DeclaratieDagtekening><d:TotaalIngediendBedrag>
<b:TotaalBedrag>81000</b:TotaalBedrag><b:DebetCredit>D</b:DebetCredit></d:TotaalIngediendBedrag>
<d:Clienten><d:Client><d:Bsn>999900006</d:Bsn><d:Prestaties>
)" + claims +
         R"(
</d:Prestaties></d:Client></d:Clienten></d:Declaratie></d:Bericht>
)";
}

std::string Claim(const std::string& replace, const std::string& by) {
  std::string claim = R"(<d:Prestatie>
<d:ProductReferentie><b:ReferentieNummer>P-1</b:ReferentieNummer></d:ProductReferentie>
<d:ToewijzingNummer>300201</d:ToewijzingNummer>
<d:ProductCategorie>45</d:ProductCategorie>
<d:ProductCode>45A04</d:ProductCode>
<d:ProductPeriode><b:Begindatum>2026-01-12</b:Begindatum><b:Einddatum>2026-01-31</b:Einddatum></d:ProductPeriode>
<d:GeleverdVolume>9</d:GeleverdVolume>
<d:Eenheid>04</d:Eenheid>
<d:ProductTarief>9000</d:ProductTarief>
<d:IngediendBedrag><b:Bedrag>81000</b:Bedrag><b:DebetCredit>D</b:DebetCredit></d:IngediendBedrag>
</d:Prestatie>)";
  if (!replace.empty()) {
    claim.replace(claim.find(replace), replace.size(), by);
  }
  return claim;
}

}  // namespace doelmaat::ijw
