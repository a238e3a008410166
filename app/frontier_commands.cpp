#include "app/frontier_commands.h"

#include <memory>

#include <fmt/core.h>

#include "app/common_options.h"
#include "base/error.h"
#include "base/text.h"
#include "service/frontier_service.h"

namespace doelmaat::app {
namespace {

using base::Say;
using service::FrontierFormat;
using service::FrontierMethod;
using service::FrontierRequest;

struct Arguments {
  FrontierRequest request;
  bool csv = false;
};

void Run(const Common& common, const Arguments& arguments) {
  if (common.json && arguments.csv) {
    throw Error(ErrorKind::kBadInput, Say("frontier.json_or_csv"));
  }
  FrontierRequest request = arguments.request;
  request.threads = common.threads;
  request.format = common.json     ? FrontierFormat::kJson
                   : arguments.csv ? FrontierFormat::kCsv
                                   : FrontierFormat::kText;
  const service::FrontierOutcome outcome =
      service::RunFrontier(request, Progress(common, Say("frontier.computing")));
  for (const std::string& warning : outcome.warnings) {
    fmt::print(stderr, "{}\n", Say("frontier.warning", {{"text", warning}}));
  }
  fmt::print("{}", outcome.text);
}

// The options that most methods share are taken by all, so that one line of options serves several
// methods; a method that has no use for one says so.
void TakeUnused(CLI::App* command, FrontierRequest* request) {
  for (const char* name :
       {"--prices", "--env", "--rts", "--orientation", "--period", "--reps", "--seed"}) {
    if (command->get_option_no_throw(name) == nullptr) {
      command
          ->add_option_function<std::string>(
              name, [request, name](const std::string&) { request->unused.emplace_back(name); }, "")
          ->group("");
    }
  }
}

// The options that every method has.
std::shared_ptr<Arguments> AddCommon(CLI::App* command, FrontierMethod method, Common* common) {
  auto arguments = std::make_shared<Arguments>();
  FrontierRequest& request = arguments->request;
  request.method = method;
  command->add_option("--file", request.file, Say("frontier.file"))->required();
  command->add_option("--id", request.id, Say("frontier.id"))->required();
  command->add_option("--inputs", request.inputs, Say("frontier.inputs"))
      ->required()
      ->delimiter(',');
  command->add_option("--outputs", request.outputs, Say("frontier.outputs"))
      ->required()
      ->delimiter(',');
  AddJson(command, common);
  command->add_flag("--csv", arguments->csv, Say("frontier.csv"));
  AddThreads(command, common);
  command->preparse_callback(
      [command, arguments](std::size_t) { TakeUnused(command, &arguments->request); });
  command->callback([common, arguments] { Run(*common, *arguments); });
  return arguments;
}

void AddOrientation(CLI::App* command, FrontierRequest* request) {
  command->add_option("--orientation", request->orientation, Say("frontier.orientation"))
      ->capture_default_str();
}

void AddTechnology(CLI::App* command, FrontierRequest* request, const std::string& returns_help) {
  command->add_option("--rts", request->returns_to_scale, returns_help)->capture_default_str();
  AddOrientation(command, request);
}

void AddRepetition(CLI::App* command, FrontierRequest* request) {
  OnlyWhole(command->add_option("--reps", request->replications, Say("frontier.reps"))
                ->capture_default_str(),
            kReplications);
  OnlyWhole(
      command->add_option("--seed", request->seed, Say("frontier.seed"))->capture_default_str(),
      kSeeds);
}

void AddEnvironment(CLI::App* command, FrontierRequest* request) {
  command->add_option("--env", request->environment, Say("frontier.env"))->delimiter(',');
}

void AddDea(CLI::App* frontier, Common* common) {
  CLI::App* dea = frontier->add_subcommand("dea", Say("frontier.dea"));
  FrontierRequest* request = &AddCommon(dea, FrontierMethod::kDea, common)->request;
  request->orientation.clear();
  dea->add_option("--rts", request->returns_to_scale, Say("frontier.rts"))->capture_default_str();
  dea->add_option("--orientation", request->orientation, Say("frontier.orientation_dea"));
  dea->add_option("--measure", request->measure, Say("frontier.measure"))->capture_default_str();
  dea->add_option("--direction", request->direction, Say("frontier.direction"));
  dea->add_option("--slack-weights", request->slack_weights, Say("frontier.slack_weights"));
  dea->add_flag("--super", request->super_efficiency, Say("frontier.super"));
  dea->add_option("--prices", request->prices, Say("frontier.prices"))->delimiter(',');
  dea->add_option(
         "--non-discretionary", request->non_discretionary, Say("frontier.non_discretionary"))
      ->delimiter(',');
  dea->add_option("--weight-bounds", request->weight_bounds, Say("frontier.weight_bounds"))
      ->delimiter(',');
}

void AddEnvelopment(CLI::App* frontier, Common* common) {
  CLI::App* boot = frontier->add_subcommand("boot", Say("frontier.boot"));
  FrontierRequest* request = &AddCommon(boot, FrontierMethod::kBootstrap, common)->request;
  AddTechnology(boot, request, Say("frontier.rts_boot"));
  AddRepetition(boot, request);
  boot->add_option("--method", request->boot_method, Say("frontier.boot_method"))
      ->capture_default_str();
  OnlyWhole(boot->add_option("--subsample", request->subsample, Say("frontier.subsample")),
            {2, 1'000'000});

  CLI::App* malmquist = frontier->add_subcommand("malmquist", Say("frontier.malmquist"));
  request = &AddCommon(malmquist, FrontierMethod::kMalmquist, common)->request;
  request->returns_to_scale = "crs";
  AddTechnology(malmquist, request, Say("frontier.rts_boot"));
  malmquist->add_option("--period", request->period, Say("frontier.period"))->required();
}

void AddPartial(CLI::App* frontier, Common* common) {
  const auto add = [&](CLI::App* command, FrontierMethod method) {
    FrontierRequest* request = &AddCommon(command, method, common)->request;
    request->replications = 500;
    AddOrientation(command, request);
    AddRepetition(command, request);
    return request;
  };
  CLI::App* order_m = frontier->add_subcommand("order-m", Say("frontier.order_m"));
  FrontierRequest* request = add(order_m, FrontierMethod::kOrderM);
  OnlyWhole(order_m->add_option("--m", request->m, Say("frontier.m"))->capture_default_str(),
            {1, 1'000'000});
  CLI::App* order_alpha = frontier->add_subcommand("order-alpha", Say("frontier.order_alpha"));
  request = add(order_alpha, FrontierMethod::kOrderAlpha);
  order_alpha->add_option("--alpha", request->alpha, Say("frontier.alpha"))->capture_default_str();
}

void AddConditional(CLI::App* frontier, Common* common) {
  CLI::App* command = frontier->add_subcommand("conditional", Say("frontier.conditional"));
  FrontierRequest* request = &AddCommon(command, FrontierMethod::kConditional, common)->request;
  AddEnvironment(command, request);
  AddTechnology(command, request, Say("frontier.rts_boot"));
  command
      ->add_option("--measure", request->conditional_measure, Say("frontier.conditional_measure"))
      ->capture_default_str();
  OnlyWhole(command->add_option("--m", request->m, Say("frontier.m"))->capture_default_str(),
            {1, 1'000'000});
  command->add_option("--alpha", request->alpha, Say("frontier.alpha"))->capture_default_str();
  OnlyWhole(command->add_option("--neighbours", request->neighbours, Say("frontier.neighbours")),
            {1, 1'000'000});
}

void AddOutliers(CLI::App* frontier, Common* common) {
  CLI::App* command = frontier->add_subcommand("outliers", Say("frontier.outliers"));
  FrontierRequest* request = &AddCommon(command, FrontierMethod::kOutliers, common)->request;
  AddTechnology(command, request, Say("frontier.rts_boot"));
  AddRepetition(command, request);
  OnlyWhole(command->add_option("--deleted", request->most_deleted, Say("frontier.deleted"))
                ->capture_default_str(),
            {1, 4});
  OnlyWhole(command->add_option("--bubble", request->bubble_size, Say("frontier.bubble")),
            {2, 1'000'000});
}

void AddReturnsAndMergers(CLI::App* frontier, Common* common) {
  CLI::App* returns = frontier->add_subcommand("rts", Say("frontier.rts_test"));
  FrontierRequest* request = &AddCommon(returns, FrontierMethod::kReturns, common)->request;
  AddOrientation(returns, request);
  AddRepetition(returns, request);

  CLI::App* mergers = frontier->add_subcommand("mergers", Say("frontier.mergers"));
  request = &AddCommon(mergers, FrontierMethod::kMergers, common)->request;
  AddTechnology(mergers, request, Say("frontier.rts_boot"));
  mergers->add_option("--mergers", request->mergers, Say("frontier.mergers_file"))->required();
}

void AddTwoStage(CLI::App* frontier, Common* common) {
  CLI::App* command = frontier->add_subcommand("twostage", Say("frontier.twostage"));
  FrontierRequest* request = &AddCommon(command, FrontierMethod::kTwoStage, common)->request;
  AddEnvironment(command, request);
  AddTechnology(command, request, Say("frontier.rts_boot"));
  AddRepetition(command, request);
  OnlyWhole(command->add_option("--algorithm", request->algorithm, Say("frontier.algorithm"))
                ->capture_default_str(),
            {1, 2});
  OnlyWhole(
      command->add_option("--bias-reps", request->bias_replications, Say("frontier.bias_reps"))
          ->capture_default_str(),
      {2, 10'000});
}

void AddFunction(CLI::App* command, FrontierRequest* request) {
  AddEnvironment(command, request);
  command->add_option("--kind", request->kind, Say("frontier.kind"))->capture_default_str();
  command->add_option("--law", request->law, Say("frontier.law"))->capture_default_str();
  command->add_option("--form", request->form, Say("frontier.form"))->capture_default_str();
}

void AddFunctions(CLI::App* frontier, Common* common) {
  CLI::App* sfa = frontier->add_subcommand("sfa", Say("frontier.sfa"));
  FrontierRequest* request = &AddCommon(sfa, FrontierMethod::kStochastic, common)->request;
  AddFunction(sfa, request);
  sfa->add_option("--period", request->period, Say("frontier.period_panel"));
  sfa->add_option("--panel", request->panel, Say("frontier.panel"))->capture_default_str();
  sfa->add_option("--explain", request->explain, Say("frontier.explain"))->delimiter(',');
  sfa->add_flag("--explain-no-constant",
                request->explain_without_constant,
                Say("frontier.explain_no_constant"));
  sfa->add_option("--explain-spread", request->explain_spread, Say("frontier.explain_spread"))
      ->delimiter(',');
  sfa->add_option("--explain-noise", request->explain_noise, Say("frontier.explain_noise"))
      ->delimiter(',');

  CLI::App* iwls = frontier->add_subcommand("iwls", Say("frontier.iwls"));
  request = &AddCommon(iwls, FrontierMethod::kWeighted, common)->request;
  AddFunction(iwls, request);
  iwls->add_option("--period", request->period, Say("frontier.period_pooled"));
  iwls->add_option("--far-weight", request->far_weight, Say("frontier.far_weight"))
      ->capture_default_str();
}

}  // namespace

void AddFrontierCommands(CLI::App* app, Common* common) {
  CLI::App* frontier = app->add_subcommand("frontier", Say("frontier.about"));
  frontier->require_subcommand(1);
  AddDea(frontier, common);
  AddEnvelopment(frontier, common);
  AddReturnsAndMergers(frontier, common);
  AddPartial(frontier, common);
  AddConditional(frontier, common);
  AddOutliers(frontier, common);
  AddTwoStage(frontier, common);
  AddFunctions(frontier, common);
}

}  // namespace doelmaat::app
