// Messages for tests: valid JW323 and JW319 of a made-up provider.
#pragma once

#include <cstdlib>
#include <string>
#include <vector>

namespace doelmaat::ingest {

struct MadeUpLine {
  std::string bsn = "999900006";
  std::string reference = "P-1";
  std::string begin = "2026-01-12";
  std::string amount = "81000";
};

inline std::string Header(const std::string& number,
                          const std::string& code,
                          const std::string& identification,
                          bool to_municipality) {
  const std::string p = "<jw" + number + ":";
  const std::string e = "</jw" + number + ":";
  const auto leaf = [&](const std::string& name, const std::string& text) {
    return p + name + ">" + text + e + name + ">\n";
  };
  return p + "Header>" + leaf("BerichtCode", code) + leaf("BerichtVersie", "3") +
         leaf("BerichtSubversie", "2") + leaf("Afzender", to_municipality ? "42420001" : "0384") +
         leaf("Ontvanger", to_municipality ? "0384" : "42420001") +
         leaf("BerichtIdentificatie",
              "<ijw:Identificatie>" + identification +
                  "</ijw:Identificatie><ijw:Dagtekening>2026-02-05</ijw:Dagtekening>") +
         leaf("XsdVersie",
              "<ijw:BasisschemaXsdVersie>1.0.0</ijw:BasisschemaXsdVersie>"
              "<ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie>") +
         e + "Header>";
}

inline std::string Root(const std::string& number, const std::string& body) {
  const std::string base = "http://www.istandaarden.nl/ijw/3_2/";
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<jw" + number + ":Bericht xmlns:ijw=\"" +
         base + "basisschema/schema\" xmlns:jw" + number + "=\"" + base + "jw" + number +
         "/schema\">" + body + "</jw" + number + ":Bericht>\n";
}

// A claim of one client and one allocation a line. The total is that of amounts that are whole
// numbers.
inline std::string Claim(const std::string& identification, const std::vector<MadeUpLine>& lines) {
  std::string clients;
  long total = 0;
  int allocation = 300201;
  for (const MadeUpLine& line : lines) {
    total += std::atol(line.amount.c_str());
    clients +=
        "<jw323:Client><jw323:Bsn>" + line.bsn +
        "</jw323:Bsn><jw323:Prestaties>\n<jw323:Prestatie><jw323:ProductReferentie>"
        "<ijw:ReferentieNummer>" +
        line.reference +
        "</ijw:ReferentieNummer></jw323:ProductReferentie>"
        "<jw323:ToewijzingNummer>" +
        std::to_string(allocation++) +
        "</jw323:ToewijzingNummer>"
        "<jw323:ProductCategorie>45</jw323:ProductCategorie>"
        "<jw323:ProductCode>45A04</jw323:ProductCode><jw323:ProductPeriode><ijw:Begindatum>" +
        line.begin +
        "</ijw:Begindatum><ijw:Einddatum>2026-01-31</ijw:Einddatum></jw323:ProductPeriode>"
        "<jw323:GeleverdVolume>9</jw323:GeleverdVolume><jw323:Eenheid>04</jw323:Eenheid>"
        "<jw323:ProductTarief>9000</jw323:ProductTarief><jw323:IngediendBedrag><ijw:Bedrag>" +
        line.amount +
        "</ijw:Bedrag><ijw:DebetCredit>D</ijw:DebetCredit></jw323:IngediendBedrag>"
        "</jw323:Prestatie></jw323:Prestaties></jw323:Client>\n";
  }
  return Root("323",
              Header("323", "490", identification, true) +
                  "<jw323:Declaratie><jw323:DeclaratieNummer>D" + identification +
                  "</jw323:DeclaratieNummer><jw323:DeclaratiePeriode><ijw:Begindatum>2026-01-01"
                  "</ijw:Begindatum><ijw:Einddatum>2026-01-31</ijw:Einddatum>"
                  "</jw323:DeclaratiePeriode><jw323:DeclaratieDagtekening>2026-02-05"
                  "</jw323:DeclaratieDagtekening><jw323:TotaalIngediendBedrag><ijw:TotaalBedrag>" +
                  std::to_string(total) +
                  "</ijw:TotaalBedrag><ijw:DebetCredit>D</ijw:DebetCredit>"
                  "</jw323:TotaalIngediendBedrag><jw323:Clienten>" +
                  clients + "</jw323:Clienten></jw323:Declaratie>");
}

inline std::string Answer(const std::string& identification, const std::string& reference) {
  return Root("319",
              Header("319", "488", identification, false) +
                  "<jw319:Antwoord><jw319:ReferentieAanbieder>" + reference +
                  "</jw319:ReferentieAanbieder><jw319:VerzoekAntwoord>2</jw319:VerzoekAntwoord>"
                  "</jw319:Antwoord>");
}

}  // namespace doelmaat::ingest
