package dev.lockstep.sync.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PositionTest {

  private static final Position READ = Position.BEGINNING.after(7, 100).after(8, 90);

  @Test
  void whatStandsBeforeItAndItselfWereTaken() {
    assertThat(READ.hasTaken(7, 100)).isTrue();
    assertThat(READ.hasTaken(8, 90)).isTrue();
    assertThat(Position.BEGINNING.hasTaken(0, 0)).isFalse();
  }

  /** The clock of whoever publishes was put back: the order of the topic counts. */
  @Test
  void whatStandsBehindItWasNotThoughItSaysAnEarlierTime() {
    assertThat(READ.hasTaken(9, 50)).isFalse();
    assertThat(READ.after(9, 50)).isEqualTo(new Position(9, 100));
  }

  @Test
  void aTopicThatWasMadeAnewBeginsAgainWithLaterTimes() {
    assertThat(READ.hasTaken(0, 101)).isFalse();
    Position anew = READ.after(0, 101);
    assertThat(anew).isEqualTo(new Position(0, 101));
    assertThat(anew.hasTaken(1, 101)).isFalse();
  }

  @Test
  void itIsReadAsItWasWritten() {
    assertThat(Position.of(READ.bytes())).isEqualTo(READ);
    assertThat(READ.bytes()).asString().isEqualTo("8@100");
  }
}
