package dev.lockstep.sync.service;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ThreadReplacementTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final ThreadReplacement replacement =
      new ThreadReplacement(2, Duration.ofMinutes(1), now::get);
  private final Throwable cause = new IllegalStateException("planted by a test");

  private void after(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  @Test
  void aThreadThatDiesNowAndThenIsReplacedForEver() {
    for (int i = 0; i < 5; i++) {
      after(Duration.ofSeconds(31));
      assertThat(replacement.handle(cause)).isEqualTo(REPLACE_THREAD);
    }
    assertThat(replacement.total()).isEqualTo(5);
  }

  @Test
  void threadsThatDieOneAfterTheOtherStopTheProcessor() {
    assertThat(replacement.handle(cause)).isEqualTo(REPLACE_THREAD);
    assertThat(replacement.handle(cause)).isEqualTo(REPLACE_THREAD);

    assertThat(replacement.handle(cause)).isEqualTo(SHUTDOWN_CLIENT);
  }
}
