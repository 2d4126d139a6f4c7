package dev.lockstep.sync.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PromptCommitTest {

  private final AtomicInteger commits = new AtomicInteger();
  private final PromptCommit commit = new PromptCommit(10, 100);

  private void processed(long now) {
    commit.processed(now, commits::incrementAndGet);
  }

  private void tick(long now) {
    commit.tick(now, commits::incrementAndGet);
  }

  @Test
  void aRecordThatComesAfterAPauseIsCommittedAtOnce() {
    processed(1_000);

    assertThat(commits).hasValue(1);

    processed(1_010);

    assertThat(commits).hasValue(2);
  }

  @Test
  void recordsThatFollowCloselyAreCommittedTogether() {
    processed(1_000);
    processed(1_001);
    processed(1_009);

    assertThat(commits).hasValue(1);

    processed(1_010);

    assertThat(commits).hasValue(2);
  }

  @Test
  void aRecordThatStaysAloneIsCommittedWhenThePauseHasGoneBy() {
    processed(1_000);
    processed(1_001);
    tick(1_009);

    assertThat(commits).hasValue(1);

    tick(1_010);

    assertThat(commits).hasValue(2);
  }

  @Test
  void withoutARecordNothingIsCommitted() {
    tick(1_000);
    processed(1_000);
    tick(1_010);
    tick(2_000);

    assertThat(commits).hasValue(1);
  }

  @Test
  void aClockThatIsSetBackHoldsUpNothing() {
    processed(1_000);
    processed(500);

    assertThat(commits).hasValue(2);
  }

  @Test
  void theMoreRecordsWaitTheLongerItTakes() {
    processed(1_000);
    for (int i = 0; i < 20; i++) {
      processed(1_009);
    }
    tick(1_039);

    assertThat(commits).hasValue(1);

    tick(1_040);

    assertThat(commits).hasValue(2);

    processed(1_050);

    assertThat(commits).hasValue(3);
  }

  @Test
  void howeverManyWaitItTakesNoLongerThanTheMost() {
    processed(1_000);
    for (int i = 0; i < 1_000; i++) {
      processed(1_009);
    }
    tick(1_099);

    assertThat(commits).hasValue(1);

    tick(1_100);

    assertThat(commits).hasValue(2);
  }
}
