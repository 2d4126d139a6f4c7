package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.series.OccurrenceVersion;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An occurrence of a series is decided as any appointment is; what is said names it. */
class OccurrencesTest {

  private static final AppointmentKey KEY =
      AppointmentKey.bornInGroupware("uid").occurrence(LocalDate.of(2026, 12, 1));

  private final Bench bench = Bench.of(KEY);

  private static String ofSeries(String digit) {
    return new OccurrenceVersion(digit.repeat(24), "series-1").toString();
  }

  @Test
  void theEventOfAnOccurrenceIsThatOfItsSeriesWithTheDate() {
    bench.shows(ADA, "master", ofSeries("a"), visit("Visit"));

    assertThat(bench.first().input()).isEqualTo("occurrence in ada@contoso.test");
    assertThat(bench.first().reference()).isEqualTo("event ada@contoso.test/master/2026-12-01");
  }

  @Test
  void anOccurrenceThatWasMadeASingleEventOfItsOwnIsThatEvent() {
    bench.shows(ADA, "single", "1", visit("Visit"));

    assertThat(bench.first().reference()).isEqualTo("event ada@contoso.test/single");
  }

  @Test
  void theRuleOfAnOccurrenceIsAppliedBecauseItRecurs() {
    bench.shows(ADA, "master", ofSeries("a"), visit("Visit"));
    List<Decision> applying =
        bench.decisions().stream().filter(it -> it.rule() != Rule.NONE).toList();
    assertThat(applying)
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it.alongside()).contains(Rule.REC));
    assertThat(applying.getLast().rule()).isEqualTo(Rule.GW_1);

    bench.crmApplies();

    assertThat(bench.first().rule()).isEqualTo(Rule.NONE);
    assertThat(bench.first().alongside()).isEmpty();
  }

  @Test
  void anAppointmentThatDoesNotRecurHasNoRuleAlongside() {
    Bench single = Bench.bornInGroupware();
    single.shows(ADA, "e1", "1", visit("Visit"));

    assertThat(single.decisions()).allSatisfy(it -> assertThat(it.alongside()).isEmpty());
  }

  @Test
  void anOccurrenceDoesNotMakeAMailboxLookLarger() {
    bench.shows(ADA, "master", ofSeries("a"), visit("Visit"));

    assertThat(bench.requests()).noneMatch(GateRequest.Join.class::isInstance);
  }
}
