package dev.lockstep.standalone.simulation.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only a history moves, in UTC. */
public final class VirtualClock extends Clock {

  private Instant now;

  /** A clock that stands at this moment. */
  public VirtualClock(Instant start) {
    this.now = start;
  }

  /** Time goes by. */
  public void advance(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("a history knows no other zone than UTC");
  }
}
