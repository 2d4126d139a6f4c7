package dev.lockstep.groupware.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.EventType;
import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphSeries;
import dev.lockstep.groupware.calendar.Sensitivity;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Events;
import dev.lockstep.groupware.event.Privacy;
import dev.lockstep.groupware.event.SeriesMapping;
import dev.lockstep.groupware.event.SeriesReading;
import dev.lockstep.groupware.sink.OccurrenceStep.Again;
import dev.lockstep.groupware.sink.OccurrenceStep.Ask;
import dev.lockstep.groupware.sink.OccurrenceStep.Done;
import dev.lockstep.groupware.sink.OccurrenceStep.Progress;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
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
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareCommand.UpdateEvent;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.recurrence.graph.GraphPattern;
import dev.lockstep.model.recurrence.graph.GraphRange;
import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import dev.lockstep.model.recurrence.graph.RecurrenceZone;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.model.series.OccurrenceVersion;
import dev.lockstep.model.zone.ZoneNames;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What Graph may answer between two requests, and the simulator does not on its own. */
class OccurrenceDecisionTest {

  private static final LocalDate DATE = LocalDate.of(2026, 6, 17);
  private static final AppointmentKey KEY =
      AppointmentKey.bornInGroupware("uid-1").occurrence(DATE);

  private final EventMapping events =
      new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED);
  private final SeriesMapping mapping = new SeriesMapping(events);
  private final OccurrenceDigest digests = new OccurrenceDigest(Json.mapper());
  private final OccurrenceDecision decision = new OccurrenceDecision(events, mapping, digests);

  private static GraphSeries series(String subject) {
    GraphEvent master =
        Events.with(
            parts -> {
              parts.type = EventType.SERIES_MASTER;
              parts.subject = subject;
              return parts;
            });
    return new GraphSeries(
        master,
        Optional.of(
            new GraphRecurrence(
                new GraphPattern.Daily(1), new GraphRange.NoEnd(LocalDate.of(2026, 6, 15)))),
        new RecurrenceZone(
            Optional.of("W. Europe Standard Time"), Optional.empty(), Optional.empty()),
        List.of(),
        Optional.of(Set.of()));
  }

  private static GraphEvent instance(String subject, int day) {
    return Events.with(
        parts -> {
          parts.type = EventType.OCCURRENCE;
          parts.id = "occurrence-" + day;
          parts.etag = "W/\"i\"";
          parts.subject = subject;
          parts.originalStart = Optional.of(Instant.parse("2026-06-%02dT07:00:00Z".formatted(day)));
          parts.start = Events.utc("2026-06-%02dT07:00:00".formatted(day));
          parts.end = Events.utc("2026-06-%02dT08:00:00".formatted(day));
          return parts;
        });
  }

  private SeriesObserved shown() {
    return ((SeriesReading.Meant) mapping.read(series("Visit"), Events.ADA)).shown();
  }

  private String base() {
    SeriesObserved shown = shown();
    return new OccurrenceVersion(
            digests.of(
                shown.series().occurrence(DATE).orElseThrow(), shown.hidesParticipantsOf(DATE)),
            shown.version())
        .toString();
  }

  private UpdateEvent renaming() {
    return new UpdateEvent(
        new CommandId(KEY, Side.GROUPWARE, 4),
        new EventRef(Events.ADA, "event-1"),
        base(),
        new EventState(
            Events.ADA,
            shown().series().occurrence(DATE).orElseThrow().with(new Text("Lunch")),
            Footer.NONE),
        Set.of(Field.SUBJECT),
        MailImpact.SILENT,
        Optional.empty());
  }

  private Ask ask(OccurrenceStep step) {
    assertThat(step).isInstanceOf(Ask.class);
    return (Ask) step;
  }

  private Ask reading(GroupwareCommand command) {
    Ask looking = ask(decision.first(command, 0));
    Ask finding = ask(decision.next(command, looking, new Answer.Series(series("Visit"))));
    return ask(
        decision.next(
            command,
            finding,
            new Answer.Instances(
                List.of(instance("Visit", 16), instance("Visit", 17), instance("Visit", 18)))));
  }

  @Test
  void theOccurrenceIsFoundByTheDateOfItsOriginalStart() {
    assertThat(reading(renaming()).request()).isEqualTo(new Request.Read("occurrence-17"));
  }

  @Test
  void anOccurrenceThatLooksOtherwiseThanItsSeriesIsHeldAgainstTheSeriesOnceMore() {
    UpdateEvent command = renaming();
    Ask reading = reading(command);

    Ask verifying = ask(decision.next(command, reading, new Answer.Event(instance("Edited", 17))));
    OccurrenceStep edited = decision.next(command, verifying, new Answer.Series(series("Edited")));
    Ask same = ask(decision.next(command, verifying, new Answer.Series(series("Visit"))));

    assertThat(verifying.request()).isEqualTo(new Request.ReadSeries("event-1"));
    assertThat(edited)
        .isInstanceOfSatisfying(
            Done.class,
            done -> {
              assertThat(done.result()).isInstanceOf(GroupwareResult.Conflict.class);
              assertThat(done.shown().orElseThrow().anew()).containsExactly(DATE);
            });
    assertThat(same.request())
        .isInstanceOfSatisfying(
            Request.Change.class,
            change -> {
              assertThat(change.etag()).isEqualTo("W/\"i\"");
              assertThat(change.patch().subject()).contains("Lunch");
              assertThat(change.patch().times()).isEmpty();
            });
  }

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

  /** Somebody changed the series after it was read, and the exception's etag did not say so. */
  @Test
  void whatAWriteDidNotWriteIsLeftForTheCaptureToShow() {
    UpdateEvent command = renaming();
    Ask reading = reading(command);
    Ask writing = ask(decision.next(command, reading, new Answer.Event(instance("Visit", 17))));
    GraphEvent moved = exception("Lunch", "Graz", Sensitivity.NORMAL);

    assertThat(decision.next(command, writing, new Answer.Event(moved)))
        .isInstanceOfSatisfying(
            Done.class,
            done -> {
              assertThat(done.result())
                  .isInstanceOfSatisfying(
                      GroupwareResult.Written.class,
                      written ->
                          assertThat(written.stored()).isEqualTo(command.wanted().content()));
              assertThat(done.shown().orElseThrow().series().occurrence(DATE))
                  .contains(command.wanted().content());
            });
  }

  /** Else the mask would be taken for what the occurrence is called. */
  @Test
  void aWriteThatOpensAnOccurrenceShowsWhatWasBehindItsMask() {
    GraphEvent secret = exception("Secret", "Graz", Sensitivity.PRIVATE);
    GraphSeries open = series("Visit");
    GraphSeries series =
        new GraphSeries(
            open.master(), open.recurrence(), open.zone(), List.of(secret), open.cancelled());
    SeriesObserved shown = ((SeriesReading.Meant) mapping.read(series, Events.ADA)).shown();
    Appointment mask = shown.series().occurrence(DATE).orElseThrow();
    UpdateEvent opening =
        new UpdateEvent(
            new CommandId(KEY, Side.GROUPWARE, 4),
            new EventRef(Events.ADA, "event-1"),
            new OccurrenceVersion(
                    digests.of(mask, shown.hidesParticipantsOf(DATE)), shown.version())
                .toString(),
            new EventState(
                Events.ADA, shown().series().occurrence(DATE).orElseThrow(), Footer.NONE),
            Set.of(Field.VISIBILITY),
            MailImpact.SILENT,
            Optional.empty());
    Ask reading =
        ask(decision.next(opening, ask(decision.first(opening, 0)), new Answer.Series(series)));
    Ask writing = ask(decision.next(opening, reading, new Answer.Event(secret)));

    assertThat(mask.subject()).isEqualTo(Appointment.MASKED_SUBJECT);
    assertThat(
            decision.next(
                opening,
                writing,
                new Answer.Event(exception("Secret", "Graz", Sensitivity.NORMAL))))
        .isInstanceOfSatisfying(
            Done.class,
            done ->
                assertThat(done.result())
                    .isInstanceOfSatisfying(
                        GroupwareResult.Written.class,
                        written ->
                            assertThat(written.stored().subject()).isEqualTo(new Text("Secret"))));
  }

  private static GraphEvent exception(String subject, String location, Sensitivity sensitivity) {
    return Events.with(
        parts -> {
          parts.type = EventType.EXCEPTION;
          parts.id = "occurrence-17";
          parts.subject = subject;
          parts.location = location;
          parts.sensitivity = Optional.of(sensitivity);
          parts.originalStart = Optional.of(Instant.parse("2026-06-17T07:00:00Z"));
          parts.start = Events.utc("2026-06-17T07:00:00");
          parts.end = Events.utc("2026-06-17T08:00:00");
          return parts;
        });
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

    for (Answer answer :
        List.of(
            new Answer.Event(written), new Answer.Failed(new GraphError.NotFound("it is gone")))) {
      assertThat(decision.next(command, checking, answer))
          .isInstanceOfSatisfying(
              Done.class,
              done -> {
                assertThat(done.result()).isInstanceOf(GroupwareResult.Conflict.class);
                assertThat(done.shown().orElseThrow().anew()).containsExactly(DATE);
              });
    }
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

  @Test
  void anOccurrenceThatGraphDoesNotListIsRefusedInTheEnd() {
    UpdateEvent command = renaming();
    Ask finding =
        ask(
            decision.next(
                command, ask(decision.first(command, 0)), new Answer.Series(series("Visit"))));
    Answer others = new Answer.Instances(List.of(instance("Visit", 16)));

    assertThat(finding.progress()).isInstanceOf(Progress.Finding.class);
    assertThat(decision.next(command, finding, others)).isEqualTo(new Again(1));
    assertThat(decision.next(command, new Ask(finding.request(), finding.progress(), 5), others))
        .isInstanceOfSatisfying(
            Done.class,
            done ->
                assertThat(done.result())
                    .isInstanceOfSatisfying(
                        GroupwareResult.Rejected.class,
                        rejected -> assertThat(rejected.words()).contains(DATE.toString())));
  }

  @Test
  void aSeriesThatIsNotUnderstoodAnyMoreIsNotWritten() {
    UpdateEvent command = renaming();
    GraphSeries known = series("Visit");
    GraphSeries odd =
        new GraphSeries(
            known.master(), Optional.empty(), known.zone(), List.of(), known.cancelled());

    assertThat(decision.next(command, ask(decision.first(command, 0)), new Answer.Series(odd)))
        .isInstanceOfSatisfying(
            Done.class,
            done ->
                assertThat(done.result())
                    .isInstanceOfSatisfying(
                        GroupwareResult.Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(Reason.UNREADABLE)));
  }

  @Test
  void aCommandOfAnEventOfItsOwnIsNoneForASeries() {
    UpdateEvent ofOccurrence = renaming();
    UpdateEvent ofSingle =
        new UpdateEvent(
            ofOccurrence.id(),
            ofOccurrence.event(),
            "W/\"etag\"",
            ofOccurrence.wanted(),
            ofOccurrence.changed(),
            ofOccurrence.mail(),
            ofOccurrence.replaced());

    assertThat(OccurrenceDecision.isAbout(ofOccurrence)).isTrue();
    assertThat(OccurrenceDecision.isAbout(ofSingle)).isFalse();
  }
}
