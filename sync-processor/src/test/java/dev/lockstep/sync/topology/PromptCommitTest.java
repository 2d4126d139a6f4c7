package dev.lockstep.sync.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PromptCommitTest {

  private final AtomicInteger commits = new AtomicInteger();
  private final PromptCommit commit = new PromptCommit(10, commits::incrementAndGet);

  @Test
  void nothingIsCommittedBeforeTheOldestRecordIsOldEnough() {
    commit.processed(1_000);
    commit.processed(1_009);
    commit.tick(1_009);

    assertThat(commits).hasValue(0);
  }

  @Test
  void theAgeOfTheOldestRecordCountsAndNotOfTheLatest() {
    commit.processed(1_000);
    commit.processed(1_009);
    commit.processed(1_010);

    assertThat(commits).hasValue(1);
  }

  @Test
  void aRecordThatStaysAloneIsCommittedWhenTimeHasGoneBy() {
    commit.processed(1_000);
    commit.tick(1_010);

    assertThat(commits).hasValue(1);
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
  void theNextRecordBeginsToAgeAnew() {
    commit.processed(1_000);
    commit.tick(1_010);
    commit.processed(1_015);
    commit.tick(1_020);

    assertThat(commits).hasValue(1);

    commit.tick(1_025);

    assertThat(commits).hasValue(2);
  }

  @Test
  void aClockThatIsSetBackHoldsUpNothing() {
    commit.processed(1_000);
    commit.tick(500);

    assertThat(commits).hasValue(1);
  }
}
