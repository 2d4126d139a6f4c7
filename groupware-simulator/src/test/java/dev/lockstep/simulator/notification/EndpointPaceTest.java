package dev.lockstep.simulator.notification;

import static dev.lockstep.simulator.notification.EndpointPace.Verdict.AT_ONCE;
import static dev.lockstep.simulator.notification.EndpointPace.Verdict.DELAYED;
import static dev.lockstep.simulator.notification.EndpointPace.Verdict.DROPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EndpointPaceTest {
  private static final Instant NOW = Instant.parse("2026-06-01T08:00:00Z");
  private static final Duration SLOW = Duration.ofMillis(2901);
  private static final Duration PROMPT = Duration.ofMillis(2900);

  private final EndpointPace pace = new EndpointPace();

  @Test
  void anEndpointIsJudgedFromItsHundredthNotificationOn() {
    pace.answered(NOW, SLOW, 99);
    assertThat(pace.verdict(NOW)).isEqualTo(AT_ONCE);
    pace.answered(NOW, PROMPT, 1);
    assertThat(pace.verdict(NOW)).isEqualTo(DROPPED);
  }

  @Test
  void aTenthOfSlowAnswersDelaysAndFifteenPercentDrop() {
    pace.answered(NOW, PROMPT, 91);
    pace.answered(NOW, SLOW, 9);
    assertThat(pace.verdict(NOW)).isEqualTo(AT_ONCE);
    pace.answered(NOW, SLOW, 2);
    assertThat(pace.verdict(NOW)).isEqualTo(DELAYED);
    pace.answered(NOW, SLOW, 6);
    assertThat(pace.verdict(NOW)).isEqualTo(DROPPED);
    pace.answered(NOW, PROMPT, 100);
    assertThat(pace.verdict(NOW)).isEqualTo(AT_ONCE);
  }

  @Test
  void whatIsOlderThanTenMinutesIsForgotten() {
    pace.answered(NOW, SLOW, 100);
    assertThat(pace.verdict(NOW.plus(Duration.ofMinutes(10)).minusMillis(1))).isEqualTo(DROPPED);
    assertThat(pace.verdict(NOW.plus(Duration.ofMinutes(10)))).isEqualTo(AT_ONCE);
  }
}
