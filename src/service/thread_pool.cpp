#include "service/thread_pool.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace doelmaat::service {
namespace {

class Job {
 public:
  Job(std::size_t count,
      const std::function<void(std::size_t)>& body,
      const base::ProgressListener& progress)
      : count_(count), body_(body), progress_(progress) {}

  void Work() {
    while (true) {
      const std::size_t index = next_.fetch_add(1);
      if (index >= count_) {
        return;
      }
      try {
        body_(index);
      } catch (...) {  // a thread may let nothing out; it is thrown again by Finish
        const std::lock_guard lock(mutex_);
        failure_ = failure_ == nullptr ? std::current_exception() : failure_;
        next_ = count_;
      }
      const std::lock_guard lock(mutex_);
      progress_(++done_, count_);
    }
  }

  void Finish() const {
    if (failure_ != nullptr) {
      std::rethrow_exception(failure_);
    }
  }

 private:
  std::size_t count_;
  const std::function<void(std::size_t)>& body_;
  const base::ProgressListener& progress_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::size_t done_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

numerics::ParallelFor ThreadedFor(int threads, base::ProgressListener progress) {
  return [threads, progress = std::move(progress)](std::size_t count,
                                                   const std::function<void(std::size_t)>& body) {
    Job job(count, body, progress);
    std::vector<std::jthread> workers;
    for (int t = 1; t < threads; ++t) {
      workers.emplace_back([&job] { job.Work(); });
    }
    job.Work();
    workers.clear();
    job.Finish();
  };
}

int DefaultThreads() { return std::max(1, static_cast<int>(std::thread::hardware_concurrency())); }

}  // namespace doelmaat::service
