#include "service/synth_service.h"

#include "service/thread_pool.h"

namespace doelmaat::service {

synth::SynthSummary WriteSyntheticTraffic(const SynthRequest& request,
                                          const base::ProgressListener& progress) {
  return synth::Synthesize(request.options, request.folder, ThreadedFor(request.threads, progress));
}

}  // namespace doelmaat::service
