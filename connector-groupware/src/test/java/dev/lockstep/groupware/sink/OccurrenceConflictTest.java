package dev.lockstep.groupware.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphSeries;
import dev.lockstep.groupware.calendar.Sensitivity;
import dev.lockstep.groupware.event.Events;
import dev.lockstep.groupware.event.SeriesReading;
import dev.lockstep.groupware.sink.OccurrenceStep.Again;
import dev.lockstep.groupware.sink.OccurrenceStep.Ask;
import dev.lockstep.groupware.sink.OccurrenceStep.Done;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.groupware.GroupwareCommand.UpdateEvent;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.model.series.OccurrenceVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Somebody else was quicker, or Graph says so. */
class OccurrenceConflictTest extends OccurrenceDecisionBench {
  private static GraphSeries secret(GraphSeries series, String... guests) {
    return new GraphSeries(
        secret(series.master(), guests),
        series.recurrence(),
        series.zone(),
        series.exceptions(),
        series.cancelled());
  }

  private static GraphEvent secret(GraphEvent event, String... guests) {
    return Events.with(
        parts -> {
          parts.type = event.type();
          parts.id = event.id();
          parts.etag = event.etag();
          parts.originalStart = event.originalStart();
          parts.start = event.start();
          parts.end = event.end();
          parts.sensitivity = Optional.of(Sensitivity.PRIVATE);
          parts.attendees =
              Stream.of(guests)
                  .map(
                      guest ->
                          Events.attendee(
                              guest, Attendee.Type.REQUIRED, Attendee.Response.NOT_RESPONDED))
                  .toList();
          return parts;
        });
  }

  /** Nothing else of it is seen, so its content is the same; but the write would mail the guest. */
  @Test
  void aGuestWhoWasInvitedToWhatIsPrivateSinceItWasReadMakesItAConflict() {
    GraphSeries alone = secret(series("Visit"));
    SeriesObserved shown = ((SeriesReading.Meant) mapping.read(alone, Events.ADA)).shown();
    Appointment mask = shown.series().occurrence(DATE).orElseThrow();
    UpdateEvent command =
        new UpdateEvent(
            new CommandId(KEY, Side.GROUPWARE, 4),
            new EventRef(Events.ADA, "event-1"),
            new OccurrenceVersion(digests.of(mask, false), shown.version()).toString(),
            new EventState(
                Events.ADA, mask.with(new Timing.AllDay(DATE, DATE.plusDays(1))), Footer.NONE),
            Set.of(Field.TIMING),
            MailImpact.SILENT,
            Optional.empty());
    Ask looking = ask(decision.first(command, 0));
    Ask finding = ask(decision.next(command, looking, new Answer.Series(alone)));
    Ask reading =
        ask(decision.next(command, finding, new Answer.Instances(List.of(instance("Visit", 17)))));
    GraphSeries met = secret(series("Visit"), "carl@customer.test");
    GraphEvent meeting = secret(instance("Visit", 17), "carl@customer.test");

    Ask verifying = ask(decision.next(command, reading, new Answer.Event(meeting)));
    assertThat(verifying.request()).isEqualTo(new Request.ReadSeries("event-1"));
    for (OccurrenceStep step :
        List.of(
            decision.next(command, looking, new Answer.Series(met)),
            decision.next(command, verifying, new Answer.Series(met)))) {
      assertThat(step)
          .isInstanceOfSatisfying(
              Done.class,
              done -> {
                assertThat(done.result()).isInstanceOf(GroupwareResult.Conflict.class);
                assertThat(done.shown().orElseThrow().hidesParticipantsOf(DATE)).isTrue();
              });
    }
    assertThat(
            ask(decision.next(command, reading, new Answer.Event(secret(instance("Visit", 17)))))
                .request())
        .isInstanceOf(Request.Change.class);
  }

  /** The occurrence is read once more after a write was refused as late for the last time. */
  private Ask refusedTooOften(UpdateEvent command) {
    Answer conflict = new Answer.Failed(new GraphError.Conflict("ErrorIrresolvableConflict", "x"));
    Ask writing =
        ask(decision.next(command, reading(command), new Answer.Event(instance("Visit", 17))));

    assertThat(decision.next(command, writing, conflict)).isEqualTo(new Again(1));
    Ask checking =
        ask(decision.next(command, new Ask(writing.request(), writing.progress(), 5), conflict));
    assertThat(checking.request()).isEqualTo(new Request.Read("occurrence-17"));
    return checking;
  }

  @Test
  void whoeverIsQuickerTooOftenMakesItAConflict() {
    UpdateEvent command = renaming();
    Ask checking = refusedTooOften(command);
    GraphEvent written =
        Events.with(
            parts -> {
              parts.id = "occurrence-17";
              parts.etag = "W/\"other\"";
              return parts;
            });

    assertThat(decision.next(command, checking, new Answer.Event(written)))
        .isInstanceOfSatisfying(
            Done.class,
            done -> {
              assertThat(done.result()).isInstanceOf(GroupwareResult.Conflict.class);
              assertThat(done.shown().orElseThrow().anew()).containsExactly(DATE);
            });
  }

  @Test
  void whatIsListedAndNeverFoundIsRefusedInTheEnd() {
    UpdateEvent command = renaming();
    Ask reading = reading(command);
    Answer gone = new Answer.Failed(new GraphError.NotFound("404"));
    Done refused =
        new Done(
            new GroupwareResult.Rejected(command.id(), Reason.REJECTED, "404"), Optional.empty());

    assertThat(decision.next(command, reading, gone)).isEqualTo(new Again(1));
    assertThat(decision.next(command, new Ask(reading.request(), reading.progress(), 5), gone))
        .isEqualTo(refused);
    assertThat(decision.next(command, refusedTooOften(command), gone)).isEqualTo(new Again(5));
  }

  /** The answer to a first attempt was lost, and somebody moved the occurrence since. */
  @Test
  void whatAnEarlierAttemptWroteIsSaidOfAConflict() {
    UpdateEvent command = renaming();
    GraphSeries open = series("Visit");
    GraphSeries written =
        new GraphSeries(
            open.master(),
            open.recurrence(),
            open.zone(),
            List.of(exception("Lunch", "Graz", Sensitivity.NORMAL)),
            open.cancelled());

    assertThat(conflict(command, written).stored().map(Appointment::location))
        .contains(new Text("Graz"));
    assertThat(conflict(command, series("Edited")).stored()).isEmpty();
  }

  private GroupwareResult.Conflict conflict(UpdateEvent command, GraphSeries read) {
    OccurrenceStep step =
        decision.next(command, ask(decision.first(command, 0)), new Answer.Series(read));
    assertThat(step).isInstanceOf(Done.class);
    assertThat(((Done) step).result()).isInstanceOf(GroupwareResult.Conflict.class);
    return (GroupwareResult.Conflict) ((Done) step).result();
  }

  /** As a conflict it would be decided anew, written anew and refused anew, without an end. */
  @Test
  void aConflictThatIsNoneIsRefusedInTheEnd() {
    UpdateEvent command = renaming();

    assertThat(
            decision.next(
                command, refusedTooOften(command), new Answer.Event(instance("Visit", 17))))
        .isEqualTo(
            new Done(
                new GroupwareResult.Rejected(
                    command.id(),
                    Reason.REJECTED,
                    "a conflict was reported, but nobody has changed the event"),
                Optional.empty()));
  }
}
