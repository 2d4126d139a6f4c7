package dev.lockstep.simulator.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The simulator's clock: the machine's, until a test sets it; a set clock stands still until it is
 * moved. Token lifetimes, subscriptions, throttling windows and redelivery all follow it.
 */
public final class SimulatorClock {
  private sealed interface Mode {
    record Real() implements Mode {}

    record Standing(Instant at) implements Mode {}
  }

  private final Clock machine;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Mode mode = new Mode.Real();

  /** A clock that follows the machine's at first. */
  public SimulatorClock(Clock machine) {
    this.machine = machine;
  }

  /** The present, to the microsecond. */
  public Instant now() {
    return switch (mode) {
      case Mode.Real _ -> machine.instant().truncatedTo(ChronoUnit.MICROS);
      case Mode.Standing(Instant at) -> at;
    };
  }

  /** Whether the clock stands still until it is moved. */
  public boolean isStanding() {
    return mode instanceof Mode.Standing;
  }

  /** Sets the clock; from now on it stands still. */
  public void set(Instant now) {
    mode = new Mode.Standing(now.truncatedTo(ChronoUnit.MICROS));
    changed();
  }

  /** Moves the clock; from now on it stands still. */
  public synchronized void advance(Duration by) {
    mode = new Mode.Standing(now().plus(by));
    changed();
  }

  /** Follows the machine's clock again. */
  public void follow() {
    mode = new Mode.Real();
    changed();
  }

  /** Calls the listener after every set, advance and follow. */
  public void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }
}
