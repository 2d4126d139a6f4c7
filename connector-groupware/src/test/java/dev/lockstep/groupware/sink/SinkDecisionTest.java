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
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Events;
import dev.lockstep.groupware.event.Privacy;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.zone.ZoneNames;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SinkDecisionTest {

  private static final Answer CONFLICT =
      new Answer.Failed(new GraphError.Conflict("ErrorIrresolvableConflict", "412"));
  private static final Answer GONE = new Answer.Failed(new GraphError.NotFound("404"));

  private final SinkDecision decision =
      new SinkDecision(new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED));

  /** The event as it is after a write of {@code visit(subject)}. */
  private static GraphEvent shown(String subject, String etag, String... attendees) {
    return Events.with(
        it -> {
          it.subject = subject;
          it.etag = etag;
          it.body = "";
          it.location = "";
          it.categories = List.of();
          it.reminderOn = false;
          it.start = Events.utc("2027-01-15T08:00:00");
          it.end = Events.utc("2027-01-15T09:00:00");
          it.attendees =
              Stream.of(attendees)
                  .map(
                      address ->
                          Events.attendee(
                              address, Attendee.Type.REQUIRED, Attendee.Response.ACCEPTED))
                  .toList();
          return it;
        });
  }

  /** Carries a command on with these answers. */
  private Step after(GroupwareCommand command, Answer... answers) {
    Step step = decision.first(command, false);
    for (Answer answer : answers) {
      assertThat(step).isInstanceOf(Step.Ask.class);
      step = decision.next(command, (Step.Ask) step, answer);
    }
    return step;
  }

  private GroupwareResult result(GroupwareCommand command, Answer... answers) {
    Step step = after(command, answers);
    assertThat(step).isInstanceOf(Step.Done.class);
    return ((Step.Done) step).result();
  }

  private Request request(GroupwareCommand command, Answer... answers) {
    Step step = after(command, answers);
    assertThat(step).isInstanceOf(Step.Ask.class);
    return ((Step.Ask) step).request();
  }

  private static GroupwareResult.Written written(GroupwareResult result) {
    assertThat(result).isInstanceOf(GroupwareResult.Written.class);
    return (GroupwareResult.Written) result;
  }

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
  void aWriteInTwoRequestsTellsTheVersionThatWasThereInBetween() {
    GroupwareResult.Written written =
        written(
            result(
                updating("e", "1", visit("New"), Field.SUBJECT, Field.PARTICIPANTS),
                new Answer.Event(shown("New", "2")),
                new Answer.Event(shown("New", "3"))));

    assertThat(written.version()).isEqualTo("3");
    assertThat(written.replaced()).contains("2");
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

  /**
   * The answer of a first attempt was lost, and somebody edited another field before the second.
   */
  @Test
  void aConflictSaysWhetherWhatWasToBeChangedIsSoAllTheSame() {
    GraphEvent moved =
        Events.with(
            it -> {
              it.subject = "New";
              it.etag = "3";
              it.location = "hall 7";
              return it;
            });
    GroupwareCommand update = updating("e", "1", visit("New"), Field.SUBJECT);
    GroupwareCommand other = updating("e", "1", visit("Other"), Field.SUBJECT);

    assertThat(applied(result(update, CONFLICT, new Answer.Event(moved))))
        .hasValueSatisfying(
            stored -> {
              assertThat(stored.subject()).isEqualTo(new Text("New"));
              assertThat(stored.location()).isEqualTo(new Text("hall 7"));
            });
    assertThat(applied(result(other, CONFLICT, new Answer.Event(moved)))).isEmpty();
  }

  /** A mask shows every text as empty, and so as the CRM's user wanted it. */
  @Test
  void aConflictSaysNothingOfWhatAMaskHides() {
    GraphEvent secret =
        Events.with(
            it -> {
              it.etag = "3";
              it.start = Events.utc("2027-01-15T08:00:00");
              it.end = Events.utc("2027-01-15T09:00:00");
              it.location = "hall 7";
              it.sensitivity = Optional.of(Sensitivity.PRIVATE);
              return it;
            });
    GroupwareCommand emptied = updating("e", "1", visit("Visit"), Field.LOCATION);
    GroupwareCommand moved = updating("e", "1", visit("Visit"), Field.TIMING);

    assertThat(applied(result(emptied, CONFLICT, new Answer.Event(secret)))).isEmpty();
    assertThat(applied(result(moved, CONFLICT, new Answer.Event(secret)))).isPresent();
  }

  private static Optional<Appointment> applied(GroupwareResult result) {
    assertThat(result).isInstanceOf(GroupwareResult.Conflict.class);
    return ((GroupwareResult.Conflict) result).stored();
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
  void aChangeSendsItsFieldsOnConditionOfItsBase() {
    assertThat(request(updating("e", "1", visit("New"), Field.SUBJECT)))
        .isInstanceOfSatisfying(
            Request.Change.class,
            change -> {
              assertThat(change.etag()).isEqualTo("1");
              assertThat(change.patch().subject()).contains("New");
              assertThat(change.patch().times()).isEmpty();
            });
    assertThat(
            written(
                    result(
                        updating("e", "1", visit("New"), Field.SUBJECT),
                        new Answer.Event(shown("New", "2"))))
                .version())
        .isEqualTo("2");
  }

  @Test
  void aChangeThatCameASecondTimeIsWrittenAlready() {
    GroupwareResult.Written written =
        written(
            result(
                updating("e", "1", visit("New"), Field.SUBJECT),
                CONFLICT,
                new Answer.Event(shown("New", "2"))));

    assertThat(written.already()).isTrue();
    assertThat(written.version()).isEqualTo("2");
  }

  @Test
  void aChangeOfWhatSomebodyElseChangedIsAConflict() {
    assertThat(
            result(
                updating("e", "1", visit("New"), Field.SUBJECT),
                CONFLICT,
                new Answer.Event(shown("Theirs", "2"))))
        .isInstanceOf(GroupwareResult.Conflict.class);
  }

  @Test
  void aChangeOfWhatIsGoneIsAConflict() {
    assertThat(result(updating("e", "1", visit("New"), Field.SUBJECT), GONE))
        .isInstanceOf(GroupwareResult.Conflict.class);
    assertThat(result(updating("e", "1", visit("New"), Field.SUBJECT), CONFLICT, GONE))
        .isInstanceOf(GroupwareResult.Conflict.class);
  }

  @Test
  void participantsAreChangedInARequestOfTheirOwnAfterTheRest() {
    GroupwareCommand command =
        updating(
            "e",
            "1",
            visit("New").with(Commands.with("bob@x.test")),
            Field.SUBJECT,
            Field.PARTICIPANTS);

    assertThat(request(command))
        .isInstanceOfSatisfying(
            Request.Change.class, change -> assertThat(change.patch().attendees()).isEmpty());
    assertThat(request(command, new Answer.Event(shown("New", "2"))))
        .isInstanceOfSatisfying(
            Request.Change.class,
            change -> {
              assertThat(change.etag()).isEqualTo("2");
              assertThat(change.patch().subject()).isEmpty();
              assertThat(change.patch().attendees().orElseThrow())
                  .extracting(Attendee::address)
                  .containsExactly("bob@x.test");
            });
    assertThat(
            written(
                    result(
                        command,
                        new Answer.Event(shown("New", "2")),
                        new Answer.Event(shown("New", "3", "bob@x.test"))))
                .version())
        .isEqualTo("3");
  }

  @Test
  void participantsAloneAreChangedOnlyIfTheEventIsAsItWasSeen() {
    GroupwareCommand command =
        updating("e", "1", visit("Visit").with(Commands.with("bob@x.test")), Field.PARTICIPANTS);

    assertThat(request(command)).isInstanceOf(Request.Read.class);
    assertThat(request(command, new Answer.Event(shown("Visit", "1"))))
        .isInstanceOf(Request.Change.class);
    assertThat(result(command, new Answer.Event(shown("Visit", "2", "eve@x.test"))))
        .isInstanceOf(GroupwareResult.Conflict.class);
    assertThat(
            written(result(command, new Answer.Event(shown("Visit", "2", "bob@x.test")))).already())
        .isTrue();
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
          .isEqualTo(new Step.Ask(first.request(), first.phase(), true, true));
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
