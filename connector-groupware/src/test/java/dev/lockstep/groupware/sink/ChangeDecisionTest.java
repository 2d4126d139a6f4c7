package dev.lockstep.groupware.sink;

import static dev.lockstep.groupware.sink.Commands.updating;
import static dev.lockstep.groupware.sink.Commands.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.Sensitivity;
import dev.lockstep.groupware.event.Events;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changes of events: what they send, and what answers mean for them. */
class ChangeDecisionTest extends SinkDecisionBench {

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
}
