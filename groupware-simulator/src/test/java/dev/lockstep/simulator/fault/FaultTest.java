package dev.lockstep.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class FaultTest {
  private static final Duration DELAY = Duration.ofMillis(50);

  private static final Fault.Action DELAYED =
      new Fault.Action(
          OptionalInt.empty(),
          "",
          "",
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          (int) DELAY.toMillis(),
          false);

  @Test
  void aDelayIsWholeForAThreadThatWasUnparkedBefore() {
    LockSupport.unpark(Thread.currentThread());
    long began = System.nanoTime();

    DELAYED.waitBefore();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(DELAY);
  }

  @Test
  void anInterruptionEndsADelayAndStaysSet() {
    Thread.currentThread().interrupt();

    DELAYED.waitBefore();

    assertThat(Thread.interrupted()).isTrue();
  }
}
