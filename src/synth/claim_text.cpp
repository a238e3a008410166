#include "synth/claim_text.h"

#include <cstdlib>

#include "synth/xml_text.h"

namespace doelmaat::synth {
namespace {

void AppendPeriod(std::string_view name, Day from, Day until, std::string* text) {
  Xml(text).Open(name).Date("ijw:Begindatum", from).Date("ijw:Einddatum", until).Close(name);
}

void AppendAmount(std::string_view name,
                  std::string_view leaf,
                  std::int64_t cents,
                  std::string* text) {
  Xml(text)
      .Open(name)
      .Number(leaf, std::abs(cents))
      .Leaf("ijw:DebetCredit", cents < 0 ? "C" : "D")
      .Close(name);
}

int YouthOf(const Texts& texts, int claim) {
  const Claim& line = texts.traffic.claims[static_cast<std::size_t>(claim)];
  return texts.traffic.allocations[static_cast<std::size_t>(line.allocation)].youth;
}

// The lines of `declaration`, those that `wanted` takes, in their clients.
template <typename Wanted>
void AppendClients(const Texts& texts,
                   const Declaration& declaration,
                   std::string_view return_code,
                   const Wanted& wanted,
                   std::string* text) {
  int open = kNone;
  const auto close = [&] {
    if (open == kNone) {
      return;
    }
    text->append("</Prestaties>");
    if (!return_code.empty()) {
      text->append("<RetourCodes><RetourCode>0200</RetourCode></RetourCodes>");
    }
    text->append("</Client>\n");
  };
  text->append("<Clienten>\n");
  for (const int number : declaration.claims) {
    const Claim& claim = texts.traffic.claims[static_cast<std::size_t>(number)];
    if (!wanted(claim)) {
      continue;
    }
    const int youth = YouthOf(texts, number);
    if (youth != open) {
      close();
      open = youth;
      text->append("<Client><Bsn>");
      AppendNumber(text, texts.Bsn(youth));
      text->append("</Bsn><Prestaties>\n");
    }
    AppendClaim(texts, claim, return_code, text);
  }
  close();
  text->append("</Clienten>");
}

std::string_view HeaderCode(Answer answer) {
  return answer == Answer::kNotProcessed ? "0001" : "0200";
}

}  // namespace

std::string Identification(const Texts& texts, int number) {
  std::string text = texts.municipality().code;
  AppendPadded(&text, static_cast<std::uint64_t>(number), 8);
  return text;
}

void AppendClaim(const Texts& texts,
                 const Claim& claim,
                 std::string_view return_code,
                 std::string* text) {
  const Allocation& allocation =
      texts.traffic.allocations[static_cast<std::size_t>(claim.allocation)];
  const Product& product = Products()[allocation.product];
  Xml xml(text);
  xml.Open("Prestatie").Open("ProductReferentie");
  xml.Leaf("ijw:ReferentieNummer", ClaimReference(texts, claim));
  if (claim.corrects != kNone) {
    const Claim& debit = texts.traffic.claims[static_cast<std::size_t>(claim.corrects)];
    xml.Leaf("ijw:VorigReferentieNummer", ClaimReference(texts, debit));
  }
  xml.Close("ProductReferentie")
      .Number("ToewijzingNummer", allocation.number)
      .Leaf("ProductCategorie", product.category)
      .Leaf("ProductCode", product.code);
  AppendPeriod("ProductPeriode", claim.from, claim.until, text);
  xml.Number("GeleverdVolume", claim.volume).Leaf("Eenheid", claim.minutes ? "01" : product.unit);
  if (claim.tariff > 0) {
    xml.Number("ProductTarief", claim.tariff);
  }
  AppendAmount("IngediendBedrag", "ijw:Bedrag", claim.credit ? -claim.cents : claim.cents, text);
  if (!return_code.empty()) {
    xml.Open("RetourCodes").Leaf("RetourCode", return_code).Close("RetourCodes");
  }
  xml.Close("Prestatie");
  text->push_back('\n');
}

std::string DeclarationText(const Texts& texts, const Declaration& declaration) {
  constexpr std::size_t kLineBytes = 660;
  std::string text;
  text.reserve(2000 + declaration.claims.size() * (kLineBytes + 60));
  AppendHead(texts,
             {MessageType::k323,
              declaration.provider,
              Identification(texts, declaration.identification),
              declaration.sent},
             &text);
  Xml xml(&text);
  xml.Open("Declaratie").Leaf("DeclaratieNummer", DeclarationNumber(texts, declaration));
  AppendPeriod("DeclaratiePeriode", FirstDay(declaration.month), LastDay(declaration.month), &text);
  xml.Date("DeclaratieDagtekening", declaration.sent);
  AppendAmount("TotaalIngediendBedrag", "ijw:TotaalBedrag", declaration.cents, &text);
  AppendClients(
      texts, declaration, "", [](const Claim&) { return true; }, &text);
  xml.Close("Declaratie").Close("Bericht");
  text.push_back('\n');
  return text;
}

std::string DeclarationAnswerText(const Texts& texts, const Declaration& declaration) {
  std::string text;
  AppendHead(texts,
             {MessageType::k325,
              declaration.provider,
              Identification(texts, declaration.answer_identification),
              declaration.answer_sent},
             &text);
  Xml xml(&text);
  xml.Open("DeclaratieIdentificatie")
      .Leaf("ijw:Identificatie", Identification(texts, declaration.identification))
      .Date("ijw:Dagtekening", declaration.sent)
      .Close("DeclaratieIdentificatie")
      .Open("XsdVersieDeclaratie")
      .Leaf("ijw:BasisschemaXsdVersie", "1.0.0")
      .Leaf("ijw:BerichtXsdVersie", "1.0.0")
      .Close("XsdVersieDeclaratie")
      .Open("RetourCodes")
      .Leaf("RetourCode", HeaderCode(declaration.answer))
      .Close("RetourCodes")
      .Close("Header");
  if (declaration.answer != Answer::kNotProcessed) {
    xml.Open("DeclaratieAntwoord").Leaf("DeclaratieNummer", DeclarationNumber(texts, declaration));
    AppendAmount("TotaalIngediendBedrag", "ijw:TotaalBedrag", declaration.cents, &text);
    AppendAmount("TotaalToegekendBedrag", "ijw:TotaalBedrag", declaration.granted_cents, &text);
    if (declaration.answer == Answer::kInPart) {
      const auto refused = [](const Claim& claim) { return claim.state == ClaimState::kRefused; };
      AppendClients(texts, declaration, "0611", refused, &text);
    }
    const std::string_view code = declaration.answer == Answer::kGranted   ? "8001"
                                  : declaration.answer == Answer::kRefused ? "9333"
                                                                           : "0200";
    xml.Open("RetourCodes")
        .Leaf("RetourCode", code)
        .Close("RetourCodes")
        .Close("DeclaratieAntwoord");
  }
  xml.Close("Bericht");
  text.push_back('\n');
  return text;
}

}  // namespace doelmaat::synth
