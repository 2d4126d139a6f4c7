package dev.lockstep.model.recurrence.yardstick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.recurrence.Recurrence;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.SeriesStart;
import dev.lockstep.model.recurrence.compare.NormalForm;
import dev.lockstep.model.recurrence.expansion.RandomRules;
import dev.lockstep.model.recurrence.expansion.RuleExpander;
import dev.lockstep.model.recurrence.expansion.Window;
import dev.lockstep.model.recurrence.graph.GraphTranslation;
import dev.lockstep.model.recurrence.text.RruleReader;
import dev.lockstep.model.recurrence.text.RruleWriter;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.model.series.Series;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Where and in which language a process runs changes no date. */
@Isolated("changes the default locale and time zone")
class EnvironmentTest {
  private static final List<String> LOCALES = List.of("en-US", "tr-TR", "ar-EG-u-nu-arab");
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Asia/Kolkata",
          "Australia/Lord_Howe",
          "Pacific/Apia");

  @Test
  void neitherLocaleNorTimeZoneOfTheProcessMatters() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
      Locale.setDefault(Locale.ROOT);
      List<String> expected = outcomes();
      for (String tag : LOCALES) {
        for (String id : ZONES) {
          Locale.setDefault(Locale.forLanguageTag(tag));
          TimeZone.setDefault(TimeZone.getTimeZone(ZoneId.of(id)));

          assertThat(outcomes()).as("%s, %s", tag, id).isEqualTo(expected);
        }
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static List<String> outcomes() {
    List<String> outcomes = new ArrayList<>();
    RandomRules random = new RandomRules(99);
    for (int i = 0; i < 400; i++) {
      LocalDate day = random.start();
      RecurrenceRule rule = random.rule(day);
      SeriesStart.Timed start =
          new SeriesStart.Timed(day.atTime(2, 30), ZoneId.of("America/New_York"));
      String text = RruleWriter.write(rule, start);
      RuleExpander expander = new RuleExpander(RruleReader.read(text, start), start.local());
      outcomes.add(text);
      outcomes.add(NormalForm.of(rule, start.local()).toString());
      outcomes.add(GraphTranslation.of(rule, start.local()).toString());
      outcomes.add(
          expander.within(Window.from(day, 30)).starts().stream()
              .map(start::instantOf)
              .toList()
              .toString());
      outcomes.addAll(series(day, rule));
    }
    return outcomes;
  }

  private static List<String> series(LocalDate day, RecurrenceRule rule) {
    ZoneId zone = ZoneId.of("America/New_York");
    Series series =
        new Series(
            Appointment.of(
                new Text("Iiİı"),
                new Timing.Timed(day.atTime(2, 30), day.plusDays(1).atTime(1, 0), zone)),
            zone,
            Recurrence.of(rule));
    OccurrenceDigest digests = new OccurrenceDigest(Json.mapper());
    AppointmentKey key = AppointmentKey.bornInGroupware("UID");
    return series.within(Window.from(day, 10)).stream()
        .map(one -> key.occurrence(one.date()) + " " + digests.of(one.content(), false))
        .toList();
  }
}
