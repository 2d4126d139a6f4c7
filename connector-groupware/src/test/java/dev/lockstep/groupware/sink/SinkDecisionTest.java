package dev.lockstep.groupware.sink;

import static dev.lockstep.groupware.sink.Commands.creation;
import static dev.lockstep.groupware.sink.Commands.deletion;
import static dev.lockstep.groupware.sink.Commands.id;
import static dev.lockstep.groupware.sink.Commands.updating;
import static dev.lockstep.groupware.sink.Commands.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.Sensitivity;
import dev.lockstep.groupware.event.Events;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Creations, deletions, and what holds for each command. */
class SinkDecisionTest extends SinkDecisionBench {

  private static final int ENOUGH = 100;

  /** The event as it was when the write was decided. */
  private static final Answer UNMOVED = new Answer.Event(shown("Visit", "1"));

  @Test
  void aCreatedEventIsWritten() {
    GroupwareResult.Written written =
        written(result(creation(visit("Visit")), new Answer.Event(shown("Visit", "1"))));

    assertThat(written.already()).isFalse();
    assertThat(written.version()).isEqualTo("1");
    assertThat(written.iCalUId()).isEqualTo("uid-1");
    assertThat(written.stored()).isEqualTo(visit("Visit"));
  }

  @Test
  void aCreationWhoseAnswerWasLostIsWrittenAlready() {
    assertThat(
            written(
                    result(
                        creation(visit("Visit")),
                        new Answer.Failed(new GraphError.Transient("cut")),
                        new Answer.Event(shown("Visit", "1"))))
                .already())
        .isTrue();
  }

  @Test
  void aCreationThatIsKnownToBeCarriedOutMakesNoSecondEvent() {
    Step.Ask first = (Step.Ask) decision.first(creation(visit("Visit")), true);

    assertThat(first.request()).isInstanceOf(Request.Find.class);
  }

  @Test
  void anEventThatWasEditedSinceItsFirstCreationKeepsTheEditForTheCapture() {
    GraphEvent edited =
        Events.with(
            it -> {
              it.subject = "Edited";
              it.modified = Instant.parse("2026-06-01T08:00:00Z").plus(Duration.ofMinutes(5));
              return it;
            });

    GroupwareResult.Written written =
        written(result(creation(visit("Visit")), new Answer.Event(edited)));

    assertThat(written.stored()).isEqualTo(visit("Visit"));
    assertThat(written.version()).isEqualTo(SinkDecision.LOST_VERSION);
    assertThat(written.already()).isTrue();
  }

  @Test
  void guestsWhoWereInvitedToAPrivateEventBetweenTwoAttemptsToCreateItAreHiddenAndSaid() {
    Appointment open = visit("Visit");
    Appointment secret =
        new Appointment(
                open.subject(),
                open.text(),
                open.location(),
                open.timing(),
                open.participants(),
                open.availability(),
                Visibility.PRIVATE,
                open.reminder(),
                open.categories())
            .masked();
    GraphEvent invited =
        Events.with(
            it -> {
              it.subject = secret.subject().value();
              it.sensitivity = Optional.of(Sensitivity.PRIVATE);
              it.attendees =
                  List.of(
                      new Attendee(
                          "carl@customer.test",
                          "Carl",
                          Attendee.Type.REQUIRED,
                          Attendee.Response.NONE));
              return it;
            });

    GroupwareResult.Written written = written(result(creation(secret), new Answer.Event(invited)));

    assertThat(written.stored().participants().isEmpty()).isTrue();
    assertThat(written.hidesParticipants()).isTrue();
    assertThat(
            written(result(creation(visit("Visit")), new Answer.Event(shown("Visit", "1"))))
                .hidesParticipants())
        .isFalse();
  }

  @Test
  void whatExchangeMadeOfTheTextIsWhatIsStored() {
    GraphEvent rewritten = shown("Visit (rewritten)", "1");

    assertThat(
            written(result(creation(visit("Visit")), new Answer.Event(rewritten)))
                .stored()
                .subject()
                .value())
        .isEqualTo("Visit (rewritten)");
  }

  @Test
  void aDuplicateTransactionIsLookedUpByItsKey() {
    Answer duplicate =
        new Answer.Failed(new GraphError.Conflict("ErrorDuplicateTransactionId", "409"));

    assertThat(request(creation(visit("Visit")), duplicate)).isInstanceOf(Request.Find.class);
    assertThat(
            written(
                    result(
                        creation(visit("Visit")), duplicate, new Answer.Event(shown("Visit", "1"))))
                .already())
        .isTrue();
    assertThat(result(creation(visit("Visit")), duplicate, new Answer.Nothing()))
        .isInstanceOf(GroupwareResult.Rejected.class);
  }

  @Test
  void aDeletionIsDoneOnceAndTwice() {
    assertThat(result(deletion("e", "1"), new Answer.Nothing()))
        .isEqualTo(new GroupwareResult.Deleted(id(3), false));
    assertThat(result(deletion("e", "1"), GONE))
        .isEqualTo(new GroupwareResult.Deleted(id(3), true));
    assertThat(result(deletion("e", "1"), CONFLICT, GONE))
        .isEqualTo(new GroupwareResult.Deleted(id(3), true));
  }

  @Test
  void aDeletionOfWhatSomebodyChangedIsAConflict() {
    assertThat(result(deletion("e", "1"), CONFLICT, new Answer.Event(shown("Theirs", "2"))))
        .isInstanceOf(GroupwareResult.Conflict.class);
  }

  static Stream<GroupwareCommand> writes() {
    return commands().filter(command -> !(command instanceof GroupwareCommand.CreateEvent));
  }

  /**
   * A 409 in place of a 412: somebody writes at the same time, as a first attempt of our own may,
   * and nothing has come of it yet.
   */
  @ParameterizedTest
  @MethodSource("writes")
  void aConflictWithoutANewVersionIsTriedAFewTimesMoreAndThenRefused(GroupwareCommand command) {
    Step step = decision.first(command, false);
    int conflicts = 0;
    int waits = 0;
    while (step instanceof Step.Ask ask && conflicts < ENOUGH) {
      boolean reads = ask.request() instanceof Request.Read;
      conflicts += reads ? 0 : 1;
      waits += ask.afterFailure() ? 1 : 0;
      step = decision.next(command, ask, reads ? UNMOVED : CONFLICT);
    }

    assertThat(waits).isPositive().isEqualTo(conflicts - 1);
    assertThat(step)
        .isEqualTo(
            new Step.Done(
                new GroupwareResult.Rejected(
                    command.id(),
                    Reason.REJECTED,
                    "a conflict was reported, but nobody has changed the event")));
  }

  /** Graph does not say whom a creation could conflict with, if it is no duplicate. */
  @Test
  void aCreationThatMeetsConflictsIsTriedAFewTimesMoreAndThenLookedFor() {
    GroupwareCommand command = creation(visit("Visit"));
    Step step = decision.first(command, false);
    int attempts = 0;
    while (step instanceof Step.Ask ask
        && ask.request() instanceof Request.Create
        && attempts < ENOUGH) {
      assertThat(ask.afterFailure()).isEqualTo(attempts > 0);
      attempts++;
      step = decision.next(command, ask, CONFLICT);
    }
    Step.Ask finding = (Step.Ask) step;

    assertThat(attempts).isGreaterThan(1);
    assertThat(finding.request()).isInstanceOf(Request.Find.class);
    assertThat(decision.next(command, finding, new Answer.Event(shown("Visit", "1"))))
        .isInstanceOfSatisfying(
            Step.Done.class, done -> assertThat(written(done.result()).already()).isTrue());
    assertThat(decision.next(command, finding, new Answer.Nothing()))
        .isEqualTo(
            new Step.Done(
                new GroupwareResult.Rejected(
                    command.id(),
                    Reason.REJECTED,
                    "a conflict was reported, but there is no such event")));
  }

  /** What came of an attempt that was cut off is not known when the next one meets a conflict. */
  @ParameterizedTest
  @MethodSource("writes")
  void anAttemptThatWasCutOffIsWaitedFor(GroupwareCommand command) {
    Step.Ask first = (Step.Ask) decision.first(command, false);
    Answer cut = new Answer.Failed(new GraphError.Transient("cut"));
    Step.Ask write =
        first.request() instanceof Request.Read
            ? (Step.Ask) decision.next(command, first, UNMOVED)
            : first;
    Step.Ask again = (Step.Ask) decision.next(command, write, cut);
    Step.Ask check = (Step.Ask) decision.next(command, again, CONFLICT);
    Step.Ask checkAgain = (Step.Ask) decision.next(command, check, cut);

    assertThat(decision.next(command, checkAgain, UNMOVED))
        .isInstanceOfSatisfying(
            Step.Ask.class,
            begun -> {
              assertThat(begun.request()).isEqualTo(first.request());
              assertThat(begun.afterFailure()).isTrue();
            });
  }

  static Stream<GroupwareCommand> commands() {
    return Stream.of(
        creation(visit("Visit")),
        updating("e", "1", visit("New"), Field.SUBJECT),
        updating("e", "1", visit("New"), Field.PARTICIPANTS),
        deletion("e", "1"));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatMayPassByItselfIsAskedAgain(GroupwareCommand command) {
    Step.Ask first = (Step.Ask) decision.first(command, false);

    for (GraphError error :
        List.of(new GraphError.Transient("503"), new GraphError.Throttled(Duration.ZERO, "429"))) {
      assertThat(decision.next(command, first, new Answer.Failed(error)))
          .isEqualTo(new Step.Ask(first.request(), first.phase(), true, true, 0));
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whatWillNotPassIsRejectedWithGraphsWords(GroupwareCommand command) {
    for (GraphError error :
        List.of(
            new GraphError.Refused("ErrorInvalidRequest", "400 ErrorInvalidRequest"),
            new GraphError.Denied("ErrorAccessDenied", "403 ErrorAccessDenied"))) {
      assertThat(result(command, new Answer.Failed(error)))
          .isEqualTo(new GroupwareResult.Rejected(command.id(), Reason.REJECTED, error.words()));
    }
  }
}
