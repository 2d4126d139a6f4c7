package dev.lockstep.groupware.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.groupware.context.OwnWrites.Version;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OwnWritesTest {

  private final OwnWrites writes = new OwnWrites();

  @Test
  void whatIsBeingWrittenOrWasReplacedCannotBeClaimed() throws Exception {
    writes.begin("a");
    writes.replaced("b", "1");

    assertThat(
            writes.claim(
                List.of(new Version("a", "1"), new Version("b", "1"), new Version("c", "1"))))
        .containsExactlyInAnyOrder("a", "b");
    writes.end("a");
    assertThat(writes.claim(List.of(new Version("a", "1"), new Version("b", "2")))).isEmpty();
  }

  @Test
  void aWriteWaitsUntilItsEventIsPublished() throws Exception {
    List<Version> claimed = List.of(new Version("a", "1"));
    assertThat(writes.claim(claimed)).isEmpty();
    CountDownLatch begun = new CountDownLatch(1);
    Thread writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    writes.begin("a");
                    begun.countDown();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    await().until(() -> writer.getState() == Thread.State.WAITING);
    assertThat(begun.getCount()).isOne();

    writes.published(claimed);

    begun.await();
  }

  @Test
  void whatIsRememberedIsLimited() {
    for (int i = 0; i < 5_000; i++) {
      writes.replaced("e" + i, "1");
    }

    assertThat(writes.isReplaced("e4999", "1")).isTrue();
    assertThat(writes.isReplaced("e0", "1")).isFalse();
  }
}
