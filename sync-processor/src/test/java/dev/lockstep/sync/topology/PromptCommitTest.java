package dev.lockstep.sync.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PromptCommitTest {

  private final AtomicInteger commits = new AtomicInteger();
  private final PromptCommit commit = new PromptCommit(10, commits::incrementAndGet);

  @Test
  void aRecordThatComesAfterAPauseIsCommittedAtOnce() {
    commit.processed(1_000);

    assertThat(commits).hasValue(1);

    commit.processed(1_010);

    assertThat(commits).hasValue(2);
  }

  @Test
  void recordsThatFollowCloselyAreCommittedTogether() {
    commit.processed(1_000);
    commit.processed(1_001);
    commit.processed(1_009);

    assertThat(commits).hasValue(1);

    commit.processed(1_010);

    assertThat(commits).hasValue(2);
  }

  @Test
  void aRecordThatStaysAloneIsCommittedWhenThePauseHasGoneBy() {
    commit.processed(1_000);
    commit.processed(1_001);
    commit.tick(1_009);

    assertThat(commits).hasValue(1);

    commit.tick(1_010);

    assertThat(commits).hasValue(2);
  }

  @Test
  void withoutARecordNothingIsCommitted() {
    commit.tick(1_000);
    commit.processed(1_000);
    commit.tick(1_010);
    commit.tick(2_000);

    assertThat(commits).hasValue(1);
  }

  @Test
  void aClockThatIsSetBackHoldsUpNothing() {
    commit.processed(1_000);
    commit.processed(500);

    assertThat(commits).hasValue(2);
  }
}
