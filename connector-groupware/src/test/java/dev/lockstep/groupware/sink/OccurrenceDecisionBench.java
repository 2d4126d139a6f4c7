package dev.lockstep.groupware.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.EventType;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphSeries;
import dev.lockstep.groupware.calendar.Sensitivity;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Events;
import dev.lockstep.groupware.event.Privacy;
import dev.lockstep.groupware.event.SeriesMapping;
import dev.lockstep.groupware.event.SeriesReading;
import dev.lockstep.groupware.sink.OccurrenceStep.Ask;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareCommand.UpdateEvent;
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

/** Carries commands about an occurrence on with answers, as the sink does. */
abstract class OccurrenceDecisionBench {

  static final LocalDate DATE = LocalDate.of(2026, 6, 17);
  static final AppointmentKey KEY = AppointmentKey.bornInGroupware("uid-1").occurrence(DATE);

  final EventMapping events = new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED);
  final SeriesMapping mapping = new SeriesMapping(events);
  final OccurrenceDigest digests = new OccurrenceDigest(Json.mapper());
  final OccurrenceDecision decision = new OccurrenceDecision(events, mapping, digests);

  static GraphSeries series(String subject) {
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

  static GraphEvent instance(String subject, int day) {
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

  SeriesObserved shown() {
    return ((SeriesReading.Meant) mapping.read(series("Visit"), Events.ADA)).shown();
  }

  String base() {
    SeriesObserved shown = shown();
    return new OccurrenceVersion(
            digests.of(
                shown.series().occurrence(DATE).orElseThrow(), shown.hidesParticipantsOf(DATE)),
            shown.version())
        .toString();
  }

  UpdateEvent renaming() {
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

  Ask ask(OccurrenceStep step) {
    assertThat(step).isInstanceOf(Ask.class);
    return (Ask) step;
  }

  Ask reading(GroupwareCommand command) {
    Ask looking = ask(decision.first(command, 0));
    Ask finding = ask(decision.next(command, looking, new Answer.Series(series("Visit"))));
    return ask(
        decision.next(
            command,
            finding,
            new Answer.Instances(
                List.of(instance("Visit", 16), instance("Visit", 17), instance("Visit", 18)))));
  }

  static GraphEvent exception(String subject, String location, Sensitivity sensitivity) {
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
}
