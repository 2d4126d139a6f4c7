package dev.lockstep.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {

  @Test
  void tasksOfOneLaneRunInTheirOrderOneAtATime() {
    Lanes lanes = new Lanes("test");
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 1_000; i++) {
      int number = i;
      lanes.add("one", () -> done.add(number));
    }

    await().untilAsserted(() -> assertThat(done).hasSize(1_000));
    assertThat(done).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
  }

  @Test
  void isolation() throws InterruptedException {
    Lanes lanes = new Lanes("test");
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch other = new CountDownLatch(1);
    lanes.add("stuck", () -> awaitQuietly(never));
    lanes.add("free", other::countDown);

    assertThat(other.await(10, TimeUnit.SECONDS)).isTrue();
    lanes.stop(1_000);
  }

  @Test
  void stoppingInterruptsWhatRunsAndDropsWhatWaits() throws InterruptedException {
    Lanes lanes = new Lanes("test");
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    AtomicBoolean second = new AtomicBoolean();
    lanes.add(
        "one",
        () -> {
          started.countDown();
          interrupted.set(awaitQuietly(never));
        });
    lanes.add("one", () -> second.set(true));
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

    lanes.stop(10_000);

    assertThat(interrupted).isTrue();
    assertThat(second).isFalse();
  }

  private static boolean awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }
}
