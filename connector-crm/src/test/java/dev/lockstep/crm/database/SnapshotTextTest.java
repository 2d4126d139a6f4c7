package dev.lockstep.crm.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotTextTest {

  @Test
  void aTransactionIsSeenWhenItIsFinished() {
    SnapshotText snapshot = SnapshotText.parse("750:760:750,755");

    assertThat(snapshot.sees(List.of(751L, 759L))).isTrue();
    assertThat(snapshot.sees(List.of(751L, 755L))).isFalse();
    assertThat(snapshot.sees(List.of(760L))).isFalse();
    assertThat(SnapshotText.parse("760:760:").sees(List.of(759L))).isTrue();
  }

  @Test
  void idsOfThirtyTwoBitsAreFoundAmongThoseOfSixtyFour() {
    long epoch = 1L << 32;
    SnapshotText snapshot = new SnapshotText(epoch + 5, Set.of(epoch - 2, epoch + 3));

    assertThat(snapshot.sees(List.of(epoch - 1, 4L))).isTrue();
    assertThat(snapshot.sees(List.of(epoch - 2))).isFalse();
    assertThat(snapshot.sees(List.of(3L))).isFalse();
    assertThat(snapshot.sees(List.of(6L))).isFalse();
  }
}
