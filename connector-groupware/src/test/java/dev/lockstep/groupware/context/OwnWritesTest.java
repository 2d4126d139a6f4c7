package dev.lockstep.groupware.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.groupware.context.OwnWrites.Claim;
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

    assertThat(writes.claim(List.of(claim("a", "1"), claim("b", "1"), claim("c", "1"))))
        .containsExactlyInAnyOrder("a", "b");
    writes.end("a");
    assertThat(writes.claim(List.of(claim("a", "1"), claim("b", "2")))).isEmpty();
  }

  /**
   * Found by random histories (seed 1654274556): it was edited, read, deleted and then published.
   */
  @Test
  void whatIsGoneIsReadAgainInWhateverVersionItWasRead() {
    writes.gone("a");

    assertThat(writes.claim(List.of(claim("a", "7"), claim("b", "1")))).containsExactly("a");
    assertThat(writes.claim(List.of(claim("a", "8"), claim("b", "1"))))
        .as("there again when it was read again")
        .isEmpty();
  }

  private static Claim claim(String id, String etag) {
    return new Claim(new Version(id, etag), Claim.NO_MATTER);
  }

  @Test
  void whatWasReadBeforeAWriteEndedIsStaleWhateverItsVersion() throws Exception {
    long before = writes.mark();
    writes.begin("series");
    long during = writes.mark();
    writes.end("series");
    Version version = new Version("series", "1");

    assertThat(writes.claim(List.of(new Claim(version, before)))).containsExactly("series");
    assertThat(writes.claim(List.of(new Claim(version, during)))).containsExactly("series");
    assertThat(writes.claim(List.of(new Claim(version, writes.mark())))).isEmpty();
    assertThat(writes.claim(List.of(new Claim(new Version("other", "1"), before)))).isEmpty();
  }

  @Test
  void aWriteWaitsUntilItsEventIsPublished() throws Exception {
    List<Claim> claimed = List.of(claim("a", "1"));
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
