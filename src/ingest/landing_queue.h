// Blocks from several workers, handed to one writer in the order of the inputs, so that numbers do
// not depend on which worker was faster. Bounded: a worker that is ahead waits.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <map>
#include <mutex>
#include <optional>

#include "ingest/landed_block.h"

namespace doelmaat::ingest {

class LandingQueue {
 public:
  explicit LandingQueue(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  // A block of chunk `sequence` (0, 1, …); `last` when it is the last of its chunk. Returns false
  // when the work was stopped.
  bool Give(std::size_t sequence, LandedBlock block, bool last);
  // There are no chunks from `count` on.
  void EndAt(std::size_t count);
  // Stops all; Take throws the first problem that was given.
  void Fail(std::exception_ptr problem);
  // Stops all, without one.
  void Stop();

  // The next block in order; nothing at the end.
  std::optional<LandedBlock> Take();

 private:
  struct Chunk {
    std::deque<LandedBlock> blocks;
    bool complete = false;
  };

  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::size_t, Chunk> chunks_;
  std::size_t next_ = 0;
  std::optional<std::size_t> end_;
  std::size_t bytes_ = 0;
  std::size_t most_bytes_;
  bool stopped_ = false;
  std::exception_ptr problem_;
};

}  // namespace doelmaat::ingest
