package dev.lockstep.groupware.event;

import static dev.lockstep.groupware.event.Events.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.EventType;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphSeries;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.recurrence.expansion.Window;
import dev.lockstep.model.recurrence.graph.GraphPattern;
import dev.lockstep.model.recurrence.graph.GraphRange;
import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import dev.lockstep.model.recurrence.graph.RecurrenceZone;
import dev.lockstep.model.recurrence.graph.WeekIndex;
import dev.lockstep.model.series.Series;
import dev.lockstep.model.zone.ZoneNames;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Where and in which language the connector runs changes nothing that it reads or writes. */
@Isolated("changes the default locale and time zone")
class EnvironmentTest {

  private static final List<String> LOCALES = List.of("tr-TR", "ar-EG-u-nu-arab");

  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Asia/Kolkata",
          "Australia/Lord_Howe",
          "Pacific/Apia");

  private static final LocalDate START = LocalDate.of(2026, 6, 15);

  @Test
  void neitherLocaleNorTimeZoneOfTheProcessMatters() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
      Locale.setDefault(Locale.ROOT);
      List<String> expected = readAndWritten();
      for (String tag : LOCALES) {
        for (String id : ZONES) {
          Locale.setDefault(Locale.forLanguageTag(tag));
          TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(id)));

          assertThat(readAndWritten()).as("%s, %s", tag, id).isEqualTo(expected);
        }
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static List<String> readAndWritten() {
    EventMapping events =
        new EventMapping(ZoneNames.load(), ZoneId.of("Europe/Vienna"), Privacy.MASKED);
    SeriesMapping mapping = new SeriesMapping(events);
    List<String> outcomes = new ArrayList<>();
    for (String zone : List.of("INDIA STANDARD TIME", "Lord Howe Standard Time", "UTC")) {
      for (boolean wholeDays : new boolean[] {false, true}) {
        for (GraphPattern pattern : patterns()) {
          SeriesReading.Meant meant =
              (SeriesReading.Meant) mapping.read(series(pattern, zone, wholeDays), ADA);
          outcomes.add(meant.toString());
          Series series = meant.shown().series();
          series
              .within(Window.from(START, 20))
              .forEach(one -> outcomes.add(written(events, one.content(), series.zone())));
        }
      }
    }
    return outcomes;
  }

  private static List<GraphPattern> patterns() {
    return List.of(
        new GraphPattern.Daily(20),
        new GraphPattern.Weekly(2, Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY), DayOfWeek.SUNDAY),
        new GraphPattern.AbsoluteMonthly(1, 31),
        new GraphPattern.RelativeMonthly(
            1, Set.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), WeekIndex.LAST));
  }

  private static String written(EventMapping events, Appointment content, ZoneId zone) {
    return content.timing()
        + " "
        + events.fields(
            new EventState(ADA, content, Footer.NONE), Set.of(Field.SUBJECT, Field.TIMING), zone);
  }

  private static GraphSeries series(GraphPattern pattern, String zone, boolean wholeDays) {
    GraphEvent master =
        Events.with(
            parts -> {
              parts.type = EventType.SERIES_MASTER;
              parts.subject = "Iiİı";
              parts.allDay = wholeDays;
              if (wholeDays) {
                parts.start = Events.utc("2026-06-15T00:00:00");
                parts.end = Events.utc("2026-06-16T00:00:00");
              }
              return parts;
            });
    GraphEvent exception =
        Events.with(
            parts -> {
              parts.type = EventType.EXCEPTION;
              parts.id = "exception";
              parts.subject = "Lunch";
              parts.originalStart = Optional.of(Instant.parse("2026-07-05T07:00:00Z"));
              return parts;
            });
    return new GraphSeries(
        master,
        Optional.of(new GraphRecurrence(pattern, new GraphRange.NoEnd(START))),
        new RecurrenceZone(Optional.of(zone), Optional.empty(), Optional.empty()),
        List.of(exception),
        Optional.of(Set.of(START)));
  }
}
