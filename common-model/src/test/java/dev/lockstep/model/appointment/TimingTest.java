package dev.lockstep.model.appointment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimingTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void whatEndsBeforeItStartsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new Timing.Timed(
                    LocalDateTime.of(2026, 5, 4, 10, 0),
                    LocalDateTime.of(2026, 5, 4, 9, 59),
                    BERLIN))
        .withMessageContaining("2026-05-04T09:59");
  }

  @Test
  void inTheNightOfAClockChangeOneOrderIsEnough() {
    LocalDateTime leftOut = LocalDateTime.of(2026, 3, 29, 2, 50);
    LocalDateTime after = LocalDateTime.of(2026, 3, 29, 3, 10);

    Timing.Timed byWallTime = new Timing.Timed(leftOut, after, BERLIN);
    Timing.Timed byInstant = new Timing.Timed(after, leftOut, BERLIN);

    assertThat(byWallTime.end()).isEqualTo(after);
    assertThat(byInstant.end()).isEqualTo(leftOut);
  }
}
