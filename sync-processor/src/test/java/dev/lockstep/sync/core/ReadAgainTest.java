package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Topics are read again: what was taken once is not taken a second time. */
class ReadAgainTest {

  private static final AppointmentKey KEY = AppointmentKey.bornInGroupware("040000008200E00074C5");
  private static final String CHANGES = "groupware.changes";
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");

  private final Decider decider = new Decider(Policy.DEFAULT);
  private AppointmentState state = AppointmentState.unknown(KEY);

  private Decision take(Input input, Origin origin, Instant at) {
    Decided decided = decider.decide(state, new Arrival(KEY, input, at, origin));
    state = decided.state();
    return decided.decision();
  }

  private Decision take(Input input, String topic, long offset) {
    return take(input, new Origin.OfTopic(topic, 0, offset), TEN.plusSeconds(offset));
  }

  private static Input shows(String subject, String version) {
    return new Input.FromGroupware(
        new GroupwareChange.EventObserved(
            new EventRef(ADA, "e1"),
            "uid",
            version,
            ADA,
            true,
            false,
            visit(subject),
            List.of(),
            Optional.empty(),
            Optional.empty()));
  }

  private String agreed() {
    assertThat(state.agreed()).isInstanceOf(Agreement.Present.class);
    return ((Agreement.Present) state.agreed()).content().subject().value();
  }

  @Test
  void whatWasTakenBeforeSomethingLaterIsNotTakenAgain() {
    take(shows("Visit", "1"), CHANGES, 4);
    take(shows("Lunch", "2"), CHANGES, 7);
    AppointmentState before = state;
    Decision again = take(shows("Visit", "1"), CHANGES, 4);

    assertThat(again.reason()).isEqualTo(Reason.STALE);
    assertThat(again.words()).isEqualTo("read again: something later was taken before");
    assertThat(again.input()).isEqualTo("event in " + ADA);
    assertThat(agreed()).isEqualTo("Lunch");
    assertThat(state.groupware()).isEqualTo(before.groupware());
    assertThat(state.taken()).isEqualTo(before.taken());
  }

  @Test
  void whatComesAfterItIsTaken() {
    take(shows("Visit", "1"), CHANGES, 4);
    take(shows("Lunch", "2"), CHANGES, 7);
    take(shows("Visit", "1"), CHANGES, 4);
    take(shows("Lunch", "2"), CHANGES, 7);
    take(shows("Dinner", "3"), CHANGES, 8);

    assertThat(agreed()).isEqualTo("Dinner");
  }

  @Test
  void anOrderIsNotCarriedOutAgain() {
    take(new Input.FromOperator(new OperatorAction.Retry(KEY, "eva")), "operator.actions", 1);
    take(new Input.FromOperator(new OperatorAction.Dismiss(KEY, "eva")), "operator.actions", 2);

    assertThat(
            take(
                    new Input.FromOperator(new OperatorAction.Retry(KEY, "eva")),
                    "operator.actions",
                    1)
                .reason())
        .isEqualTo(Reason.STALE);
  }

  /** Offsets begin anew; what it holds was published later all the same. */
  @Test
  void aTopicThatWasMadeAnewIsTaken() {
    take(shows("Visit", "1"), CHANGES, 7);
    take(shows("Lunch", "2"), new Origin.OfTopic(CHANGES, 0, 0), TEN.plusSeconds(60));

    assertThat(agreed()).isEqualTo("Lunch");
  }

  /** The clock of whoever publishes was put back: the order of the topic counts. */
  @Test
  void whatStandsLaterIsTakenThoughItSaysAnEarlierTime() {
    take(shows("Visit", "1"), CHANGES, 7);
    take(shows("Lunch", "2"), new Origin.OfTopic(CHANGES, 0, 8), TEN.minusSeconds(60));

    assertThat(agreed()).isEqualTo("Lunch");
  }

  @Test
  void eachTopicHasAnOrderOfItsOwn() {
    take(shows("Visit", "1"), CHANGES, 7);
    Decision other =
        take(
            new Input.FromCrm(
                new CrmChange.RecordObserved(
                    Bench.RECORD, "0:a", record("Visit", 1), List.of(), Optional.empty())),
            "crm.changes",
            1);

    assertThat(other.reason()).isEqualTo(Reason.EDITED);
  }

  /** An event of its own and its series are published under two keys. */
  @Test
  void whatAnOccurrenceIsToldOfItsSeriesHasNothingToDoWithItsOwnRecords() {
    take(shows("Visit", "1"), new Origin.OfSeries(new Origin.OfTopic(CHANGES, 0, 7)), TEN);
    take(shows("Lunch", "2"), new Origin.OfTopic(CHANGES, 0, 4), TEN);
    take(shows("Dinner", "3"), new Origin.OfSeries(new Origin.OfTopic(CHANGES, 0, 3)), TEN);

    assertThat(agreed()).isEqualTo("Dinner");
  }

  @Test
  void theHorizonStandsInNoTopic() {
    take(shows("Visit", "1"), CHANGES, 7);
    take(
        shows("Lunch", "2"),
        new Origin.OfHorizon(LocalDate.of(2026, 11, 22)),
        TEN.minusSeconds(60));

    assertThat(agreed()).isEqualTo("Lunch");
  }
}
