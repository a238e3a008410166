#include "service/option_listing.h"

#include "base/number_text.h"
#include "base/text.h"
#include "base/translated.h"
#include "benchmark/benchmark_options.h"

namespace doelmaat::service {

using base::FormatExact;
using base::Say;

// texts: option.*
std::vector<OptionListing> ListBenchmarkOptions() {
  const benchmark::BenchmarkOptions defaults;
  std::vector<OptionListing> options;
  for (const benchmark::OptionDeclaration& declaration : benchmark::OptionDeclarations()) {
    const std::string name(declaration.name);
    options.push_back(
        {name,
         Say("app.option_help",
             {{"meaning", Say("option." + name + ".meaning")},
              {"default", FormatExact(benchmark::OptionValue(defaults, declaration))},
              {"unit",
               declaration.unit.empty() ? "" : " " + base::TranslatedWord(declaration.unit)},
              {"minimum", FormatExact(declaration.minimum)},
              {"maximum", FormatExact(declaration.maximum)},
              {"source", Say("option." + name + ".source")}})});
  }
  return options;
}

}  // namespace doelmaat::service
