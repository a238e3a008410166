#include "ingest/landing_queue.h"

#include <utility>

namespace doelmaat::ingest {

bool LandingQueue::Give(std::size_t sequence, LandedBlock block, bool last) {
  const std::size_t size = block.bytes();
  std::unique_lock lock(mutex_);
  // The chunk whose turn it is waits only for the writer, so there is always one that goes on.
  changed_.wait(lock, [&] {
    return stopped_ || bytes_ == 0 || bytes_ + size <= most_bytes_ ||
           (sequence == next_ && chunks_[sequence].blocks.empty());
  });
  if (stopped_) {
    return false;
  }
  bytes_ += size;
  Chunk& chunk = chunks_[sequence];
  chunk.blocks.push_back(std::move(block));
  chunk.complete = last;
  changed_.notify_all();
  return true;
}

void LandingQueue::EndAt(std::size_t count) {
  const std::lock_guard lock(mutex_);
  end_ = count;
  changed_.notify_all();
}

void LandingQueue::Fail(std::exception_ptr problem) {
  const std::lock_guard lock(mutex_);
  problem_ = problem_ == nullptr ? std::move(problem) : problem_;
  stopped_ = true;
  changed_.notify_all();
}

void LandingQueue::Stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  changed_.notify_all();
}

std::optional<LandedBlock> LandingQueue::Take() {
  std::unique_lock lock(mutex_);
  while (true) {
    if (problem_ != nullptr) {
      std::rethrow_exception(problem_);
    }
    const auto turn = chunks_.find(next_);
    if (turn != chunks_.end() && !turn->second.blocks.empty()) {
      LandedBlock block = std::move(turn->second.blocks.front());
      turn->second.blocks.pop_front();
      bytes_ -= block.bytes();
      changed_.notify_all();
      return block;
    }
    if (turn != chunks_.end() && turn->second.complete) {
      chunks_.erase(turn);
      ++next_;
      changed_.notify_all();
      continue;
    }
    if (end_.has_value() && next_ >= *end_) {
      return std::nullopt;
    }
    changed_.wait(lock);
  }
}

}  // namespace doelmaat::ingest
