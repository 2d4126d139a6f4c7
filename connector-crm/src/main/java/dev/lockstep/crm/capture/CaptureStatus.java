package dev.lockstep.crm.capture;

import java.time.Instant;
import java.util.Optional;

/**
 * How the capture is.
 *
 * @param since when it came into this state
 * @param fault why it does not run, or did not run when it was last tried
 * @param batches that were published since the start of the process
 * @param lastBatch when the last one was published
 */
public record CaptureStatus(
    State state, Instant since, Optional<String> fault, long batches, Optional<Instant> lastBatch) {

  /** The states of the engine. */
  public enum State {
    /** Not started, or closed. */
    STOPPED,
    /** Looking whether the database is as it must be, and starting. */
    STARTING,
    /** Changes are read as they are committed. */
    STREAMING,
    /** Something failed; it is tried again after a while. */
    WAITING
  }
}
