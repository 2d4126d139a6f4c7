package dev.lockstep.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OffsetFrontierTest {

  @Test
  void nothingBehindAnUnfinishedRecordIsCommitted() {
    OffsetFrontier frontier = new OffsetFrontier(5);
    frontier.started(5);
    frontier.started(6);
    frontier.started(9);
    frontier.finished(6);
    assertThat(frontier.position()).isEqualTo(5);

    frontier.finished(5);

    assertThat(frontier.position()).isEqualTo(9);
  }

  @Test
  void withNothingUnderWayTheNextRecordIsTheOneToCommit() {
    OffsetFrontier frontier = new OffsetFrontier(5);
    assertThat(frontier.position()).isEqualTo(5);
    frontier.started(7);
    frontier.finished(7);

    assertThat(frontier.position()).isEqualTo(8);
    assertThat(frontier.underWay()).isZero();
  }

  @Test
  void inAnyOrderThePositionIsNeverBehindAnUnfinishedRecordAndNeverGoesBack() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      OffsetFrontier frontier = new OffsetFrontier(0);
      List<Long> offsets = new ArrayList<>();
      for (long offset = 0; offset < 40; offset += 1 + random.nextInt(3)) {
        offsets.add(offset);
        frontier.started(offset);
      }
      TreeSet<Long> unfinished = new TreeSet<>(offsets);
      Collections.shuffle(offsets, random);
      long last = 0;
      for (long offset : offsets) {
        frontier.finished(offset);
        unfinished.remove(offset);
        long position = frontier.position();
        assertThat(position).isGreaterThanOrEqualTo(last);
        if (!unfinished.isEmpty()) {
          assertThat(position).isEqualTo(unfinished.first());
        }
        last = position;
      }
    }
  }
}
