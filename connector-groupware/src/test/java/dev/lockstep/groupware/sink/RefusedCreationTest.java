package dev.lockstep.groupware.sink;

import static dev.lockstep.groupware.sink.Commands.creation;
import static dev.lockstep.groupware.sink.Commands.id;
import static dev.lockstep.groupware.sink.Commands.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Events;
import dev.lockstep.groupware.event.Privacy;
import dev.lockstep.model.groupware.GroupwareCommand.CreateEvent;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.zone.ZoneNames;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A creation may be refused although one of its attempts made the event, as when the connector is
 * shut out of the mailbox before it hears of that.
 */
class RefusedCreationTest {

  private final SinkDecision decision =
      new SinkDecision(new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED));
  private final CreateEvent refused = creation(visit("Visit"));
  private final CreateEvent next =
      new CreateEvent(id(2), refused.wanted(), refused.mail(), Optional.of(refused.id()));

  private Step.Ask first(CreateEvent create) {
    return (Step.Ask) decision.first(create, false);
  }

  private String transactionId(CreateEvent create) {
    return ((Request.Create) first(create).request()).draft().transactionId();
  }

  private GroupwareResult answered(CreateEvent create, Answer answer) {
    return ((Step.Done) decision.next(create, first(create), answer)).result();
  }

  @Test
  void theNextCommandFindsTheEventThatTheRefusedOneMade() {
    GraphEvent made = Events.with(it -> it);

    assertThat(transactionId(next)).isEqualTo(transactionId(refused));
    assertThat(answered(next, new Answer.Event(made)))
        .isInstanceOfSatisfying(
            GroupwareResult.Written.class,
            written -> assertThat(written.already()).as("it may have been there").isTrue());
  }

  @Test
  void oneThatIsNoFurtherAttemptMakesAnEventOfItsOwn() {
    CreateEvent other = new CreateEvent(id(2), refused.wanted(), refused.mail());

    assertThat(transactionId(other)).isNotEqualTo(transactionId(refused));
  }

  @Test
  void thatWhatAnAttemptMadeIsGoneIsSaid() {
    Step.Ask finding = (Step.Ask) decision.first(next, true);
    Step.Done done = (Step.Done) decision.next(next, finding, new Answer.Nothing());
    GroupwareResult denied =
        answered(refused, new Answer.Failed(new GraphError.Denied("ErrorAccessDenied", "403")));

    assertThat(done.result())
        .isInstanceOfSatisfying(
            GroupwareResult.Rejected.class, result -> assertThat(result.gone()).isTrue());
    assertThat(denied)
        .isInstanceOfSatisfying(
            GroupwareResult.Rejected.class, result -> assertThat(result.gone()).isFalse());
  }
}
