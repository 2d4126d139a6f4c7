package dev.lockstep.crm.capture;

import java.time.Instant;
import java.util.Optional;

/** Where the capture says how it is. */
final class StatusBoard {

  private CaptureStatus now =
      new CaptureStatus(
          CaptureStatus.State.STOPPED, Instant.now(), Optional.empty(), 0, Optional.empty());

  synchronized CaptureStatus now() {
    return now;
  }

  /** A fault is forgotten when changes are read again. */
  synchronized void enter(CaptureStatus.State state) {
    Optional<String> fault =
        state == CaptureStatus.State.STREAMING ? Optional.empty() : now.fault();
    now = new CaptureStatus(state, Instant.now(), fault, now.batches(), now.lastBatch());
  }

  synchronized void failed(String fault) {
    now =
        new CaptureStatus(
            CaptureStatus.State.WAITING,
            Instant.now(),
            Optional.of(fault),
            now.batches(),
            now.lastBatch());
  }

  synchronized void published() {
    now =
        new CaptureStatus(
            now.state(), now.since(), now.fault(), now.batches() + 1, Optional.of(Instant.now()));
  }
}
