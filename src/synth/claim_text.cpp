#include "synth/claim_text.h"

#include <cstdlib>

#include "synth/person.h"
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
  return texts.AllocationOf(texts.traffic.claims[static_cast<std::size_t>(claim)]).youth;
}

// The lines of `declaration`, those that `wanted` takes, in their clients.
template <typename Wanted>
void AppendClients(const Texts& texts,
                   const Declaration& declaration,
                   std::string_view return_code,
                   const Wanted& wanted,
                   std::string* text) {
  const int wrong_bsn = declaration.defect == Defect::kBsn && return_code.empty()
                            ? YouthOf(texts, declaration.defect_claim)
                            : kNone;
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
      AppendNumber(text, youth == wrong_bsn ? WrongBsn(texts.Bsn(youth)) : texts.Bsn(youth));
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

std::string_view ClaimedCode(const Texts& texts, const Claim& claim) {
  return Products()[claim.defect == Defect::kOtherCode ? claim.other_product
                                                       : texts.AllocationOf(claim).product]
      .code;
}

std::string_view ClaimedUnit(const Texts& texts, const Claim& claim) {
  return claim.minutes ? "01" : Products()[texts.AllocationOf(claim).product].unit;
}

int AllocationNumber(const Texts& texts, const Claim& claim) {
  constexpr int kNotInUse = 800000000;
  return texts.AllocationOf(claim).number +
         (claim.defect == Defect::kUnknownAllocation ? kNotInUse : 0);
}

std::string PreviousReference(const Texts& texts, const Claim& claim) {
  return claim.corrects == kUnknownDebit
             ? texts.municipality().code + "R99999999"
             : ClaimReference(texts,
                              texts.traffic.claims[static_cast<std::size_t>(claim.corrects)]);
}

std::string Identification(const Texts& texts, int number) {
  std::string text = texts.municipality().code + "M";
  AppendPadded(&text, static_cast<std::uint64_t>(number), 7);
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
    xml.Leaf("ijw:VorigReferentieNummer", PreviousReference(texts, claim));
  }
  xml.Close("ProductReferentie")
      .Number("ToewijzingNummer", AllocationNumber(texts, claim))
      .Leaf("ProductCategorie", product.category)
      .Leaf("ProductCode",
            claim.defect == Defect::kLongCode ? "45A04X" : ClaimedCode(texts, claim));
  AppendPeriod("ProductPeriode", claim.from, claim.until, text);
  if (claim.defect == Defect::kNoSuchDay) {
    constexpr std::size_t kBehind = std::string_view("30</ijw:Einddatum></ProductPeriode>").size();
    text->replace(text->size() - kBehind - 3, 5, "02-30");
  }
  xml.Number("GeleverdVolume", claim.volume)
      .Leaf("Eenheid", claim.defect == Defect::kOldUnit ? "21" : ClaimedUnit(texts, claim));
  if (claim.tariff > 0) {
    xml.Number("ProductTarief", claim.tariff);
  }
  AppendAmount("IngediendBedrag", "ijw:Bedrag", claim.credit ? -claim.cents : claim.cents, text);
  if (claim.defect == Defect::kAmountWithComma) {
    text->insert(text->rfind("</ijw:Bedrag>"), ",00");
  }
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
  const int less = declaration.defect == Defect::kHalfMonth ? 14 : 0;
  AppendPeriod(
      "DeclaratiePeriode", FirstDay(declaration.month), LastDay(declaration.month) - less, &text);
  xml.Date("DeclaratieDagtekening", declaration.sent);
  AppendAmount("TotaalIngediendBedrag",
               "ijw:TotaalBedrag",
               declaration.cents + (declaration.defect == Defect::kTotal ? 1 : 0),
               &text);
  AppendClients(
      texts, declaration, "", [](const Claim&) { return true; }, &text);
  xml.Close("Declaratie").Close("Bericht");
  text.push_back('\n');
  if (declaration.defect == Defect::kTruncated) {
    text.resize(text.size() / 5 * 4);
  }
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
