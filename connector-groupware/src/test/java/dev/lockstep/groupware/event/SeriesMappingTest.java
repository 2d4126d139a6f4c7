package dev.lockstep.groupware.event;

import static dev.lockstep.groupware.event.Events.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.EventType;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphSeries;
import dev.lockstep.groupware.calendar.Sensitivity;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.recurrence.graph.GraphPattern;
import dev.lockstep.model.recurrence.graph.GraphRange;
import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import dev.lockstep.model.recurrence.graph.RecurrenceZone;
import dev.lockstep.model.series.LastModified;
import dev.lockstep.model.zone.ZoneNames;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What Graph may answer, and the simulator does not. */
class SeriesMappingTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 6, 15);
  private static final GraphRecurrence DAILY =
      new GraphRecurrence(new GraphPattern.Daily(1), new GraphRange.NoEnd(MONDAY));

  private final SeriesMapping mapping =
      new SeriesMapping(
          new EventMapping(ZoneNames.load(), ZoneId.of("Europe/Berlin"), Privacy.MASKED));

  private static GraphEvent master() {
    return Events.with(
        parts -> {
          parts.type = EventType.SERIES_MASTER;
          return parts;
        });
  }

  private static RecurrenceZone zone(String recurrence, String start, String end) {
    return new RecurrenceZone(named(recurrence), named(start), named(end));
  }

  private static Optional<String> named(String name) {
    return Optional.of(name).filter(it -> !it.isEmpty());
  }

  private static GraphSeries series(RecurrenceZone zone, GraphEvent... exceptions) {
    return new GraphSeries(
        master(), Optional.of(DAILY), zone, List.of(exceptions), Optional.of(Set.of()));
  }

  private static GraphEvent exception(Instant originalStart, boolean cancelled) {
    GraphEvent event =
        Events.with(
            parts -> {
              parts.type = EventType.EXCEPTION;
              parts.id = "exception";
              parts.subject = "Lunch";
              parts.originalStart = Optional.of(originalStart);
              parts.cancelled = cancelled;
              return parts;
            });
    return event;
  }

  private SeriesObserved shown(GraphSeries series) {
    return ((SeriesReading.Meant) mapping.read(series, ADA)).shown();
  }

  private Reason refused(GraphSeries series) {
    return ((SeriesReading.NotMeant) mapping.read(series, ADA)).reason();
  }

  @Test
  void theZoneOfTheRecurrenceCountsThenThatOfTheStartThenThatOfTheEnd() {
    String berlin = "W. Europe Standard Time";
    String custom = "tzone://Microsoft/Custom";

    assertThat(shown(series(zone("India Standard Time", berlin, berlin))).series().zone().getId())
        .isEqualTo("Asia/Kolkata");
    assertThat(shown(series(zone("", berlin, ""))).series().zone().getId())
        .isEqualTo("Europe/Berlin");
    assertThat(shown(series(zone(custom, custom, berlin))).series().zone().getId())
        .isEqualTo("Europe/Berlin");
    assertThat(refused(series(zone(custom, custom, custom)))).isEqualTo(Reason.UNKNOWN_TIME_ZONE);
  }

  @Test
  void wallTimeIsThatOfTheZoneOfTheRecurrence() {
    SeriesObserved shown = shown(series(zone("India Standard Time", "UTC", "UTC")));

    assertThat(shown.series().content().timing())
        .isEqualTo(
            new Timing.Timed(
                LocalDateTime.parse("2026-06-15T12:30"),
                LocalDateTime.parse("2026-06-15T13:30"),
                ZoneId.of("Asia/Kolkata")));
  }

  @Test
  void anExceptionWasModifiedWhenGraphSaysSoOfItAndTheOthersWhenTheMasterWas() {
    Instant later = Instant.parse("2026-06-12T10:00:00Z");
    GraphEvent exception =
        Events.with(
            parts -> {
              parts.type = EventType.EXCEPTION;
              parts.id = "exception";
              parts.subject = "Lunch";
              parts.originalStart = Optional.of(Instant.parse("2026-06-17T07:00:00Z"));
              parts.modified = later;
              return parts;
            });

    assertThat(shown(series(zone("W. Europe Standard Time", "", ""), exception)).modified())
        .contains(
            new LastModified(
                master().modified().orElseThrow(),
                new TreeMap<>(Map.of(LocalDate.of(2026, 6, 17), later))));
  }

  @Test
  void theDateOfTheRangeCountsIfTheStartSaysAnother() {
    GraphSeries odd =
        new GraphSeries(
            master(),
            Optional.of(
                new GraphRecurrence(
                    new GraphPattern.Weekly(1, Set.of(DayOfWeek.TUESDAY), DayOfWeek.SUNDAY),
                    new GraphRange.NoEnd(MONDAY.plusDays(8)))),
            zone("W. Europe Standard Time", "", ""),
            List.of(),
            Optional.of(Set.of()));

    assertThat(shown(odd).series().start()).isEqualTo(MONDAY.plusDays(8).atTime(9, 0));
  }

  @Test
  void whatIsNotUnderstoodIsNotGuessed() {
    RecurrenceZone berlin = zone("W. Europe Standard Time", "", "");
    GraphEvent undated =
        Events.with(
            parts -> {
              parts.type = EventType.EXCEPTION;
              return parts;
            });

    assertThat(
            refused(
                new GraphSeries(
                    master(), Optional.empty(), berlin, List.of(), Optional.of(Set.of()))))
        .isEqualTo(Reason.UNREADABLE);
    assertThat(
            refused(
                new GraphSeries(master(), Optional.of(DAILY), berlin, List.of(), Optional.empty())))
        .as("which ones are cancelled is not said")
        .isEqualTo(Reason.UNREADABLE);
    assertThat(refused(series(berlin, undated))).isEqualTo(Reason.UNREADABLE);
  }

  @Test
  void anOccurrenceThatTheOrganizerCancelledIsNone() {
    Instant original = Instant.parse("2026-06-16T07:00:00Z");
    RecurrenceZone berlin = zone("W. Europe Standard Time", "", "");

    assertThat(
            shown(series(berlin, exception(original, true)))
                .series()
                .occurrence(MONDAY.plusDays(1)))
        .isEmpty();
    assertThat(
            shown(series(berlin, exception(original, false)))
                .series()
                .occurrence(MONDAY.plusDays(1)))
        .isPresent();
  }

  /** Its guests are not shown, those of the other occurrences are. */
  @Test
  void whatIsTakenAwayOfAnExceptionIsSaidOfItsDateAlone() {
    GraphEvent secret =
        Events.with(
            parts -> {
              parts.type = EventType.EXCEPTION;
              parts.id = "exception";
              parts.originalStart = Optional.of(Instant.parse("2026-06-16T07:00:00Z"));
              parts.sensitivity = Optional.of(Sensitivity.PRIVATE);
              parts.attendees =
                  List.of(
                      Events.attendee(
                          "carl@customer.test",
                          Attendee.Type.REQUIRED,
                          Attendee.Response.NOT_RESPONDED));
              return parts;
            });
    SeriesObserved shown = shown(series(zone("W. Europe Standard Time", "", ""), secret));

    assertThat(shown.reductionsOf(MONDAY)).isEmpty();
    assertThat(shown.reductionsOf(MONDAY.plusDays(1)))
        .contains(new Reduction(Field.PARTICIPANTS, "masked: it is private"));
    assertThat(shown.hidesParticipantsOf(MONDAY)).isFalse();
    assertThat(shown.hidesParticipantsOf(MONDAY.plusDays(1))).isTrue();
  }

  @Test
  void anExceptionThatTheRuleDoesNotYieldIsPassedOverAndSaid() {
    GraphSeries series =
        series(
            zone("W. Europe Standard Time", "", ""),
            exception(Instant.parse("2026-06-10T07:00:00Z"), false));

    assertThat(shown(series).series().recurrence().overrides()).isEmpty();
    assertThat(shown(series).reductions())
        .singleElement()
        .satisfies(
            reduction -> {
              assertThat(reduction.field()).isEqualTo(Field.TIMING);
              assertThat(reduction.words()).endsWith("there: 1");
            });
  }
}
