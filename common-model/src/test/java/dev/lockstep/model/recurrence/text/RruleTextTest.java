package dev.lockstep.model.recurrence.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.recurrence.InvalidRecurrenceException;
import dev.lockstep.model.recurrence.InvalidRecurrenceException.Problem;
import dev.lockstep.model.recurrence.RecurrenceEnd;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.SeriesStart;
import dev.lockstep.model.recurrence.expansion.RandomRules;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RruleTextTest {
  private static final SeriesStart BERLIN = timed("2026-01-05T09:00", "Europe/Berlin");
  private static final SeriesStart ALL_DAY = new SeriesStart.AllDay(LocalDate.parse("2026-01-05"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FREQ=WEEKLY;INTERVAL=2;COUNT=5;WKST=SU;BYDAY=MO,WE",
        "rrule:freq=weekly;interval=2;count=5;wkst=su;byday=mo,we;",
        " RRULE:FREQ=WEEKLY; INTERVAL=2;\r\n COUNT=5;WKST=SU;BYDAY=WE,MO,MO;; ",
        "BYDAY=WE,MO;FREQ=WEEKLY;INTERVAL=02;COUNT=5;WKST=SU",
      })
  void readsLeniently(String text) {
    assertThat(RruleWriter.write(RruleReader.read(text)))
        .isEqualTo("FREQ=WEEKLY;INTERVAL=2;COUNT=5;WKST=SU;BYDAY=MO,WE");
  }

  @Test
  void readsWhatItWrote() {
    RandomRules random = new RandomRules(7);
    for (int i = 0; i < 3000; i++) {
      LocalDate day = random.start();
      RecurrenceRule rule = random.rule(day);
      SeriesStart.Timed start =
          new SeriesStart.Timed(day.atTime(23, 30), ZoneId.of("Australia/Lord_Howe"));
      SeriesStart.AllDay allDay = new SeriesStart.AllDay(day);

      assertThat(RruleReader.read(RruleWriter.write(rule))).isEqualTo(rule);
      assertThat(RruleReader.read(RruleWriter.write(rule, start), start))
          .isEqualTo(rule.resolvedFor(day));
      assertThat(RruleReader.read(RruleWriter.write(rule, allDay), allDay))
          .isEqualTo(rule.resolvedFor(day));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T09:00, Europe/Berlin,        20260131T080000Z, 2026-01-31",
    "2026-01-05T09:00, Europe/Berlin,        20260131T075959Z, 2026-01-30",
    "2026-01-05T22:00, America/Los_Angeles,  20260201T055959Z, 2026-01-30",
    "2026-01-05T22:00, America/Los_Angeles,  20260201T060000Z, 2026-01-31",
    "2026-01-05T00:15, Asia/Tokyo,           20260130T151500Z, 2026-01-31",
    "2026-01-05T09:00, Europe/Berlin,        20260131,         2026-01-31",
    // The clock goes from 02:00 to 03:00, so 02:30 is 01:30Z that day.
    "2026-01-05T02:30, Europe/Berlin,        20260329T013000Z, 2026-03-29",
    "2026-01-05T02:30, Europe/Berlin,        20260329T012959Z, 2026-03-28",
    // 02:30 comes twice that day; the first is 00:30Z.
    "2026-01-05T02:30, Europe/Berlin,        20261025T003000Z, 2026-10-25",
  })
  void anUntilInUtcBecomesTheLastLocalDate(
      String start, String zone, String until, LocalDate last) {
    RecurrenceRule rule = RruleReader.read("FREQ=DAILY;UNTIL=" + until, timed(start, zone));

    assertThat(rule.end()).isEqualTo(new RecurrenceEnd.UntilDate(last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20260131", "20260131T000000Z", "20260131T235959"})
  void anUntilOfAnAllDaySeriesIsADate(String until) {
    assertThat(RruleReader.read("FREQ=DAILY;UNTIL=" + until, ALL_DAY).end())
        .isEqualTo(new RecurrenceEnd.UntilDate(LocalDate.parse("2026-01-31")));
  }

  @Test
  void writesUntilAsTheStartHasIt() {
    RecurrenceRule rule = RruleReader.read("FREQ=DAILY;UNTIL=20260331");

    assertThat(RruleWriter.write(rule)).isEqualTo("FREQ=DAILY;UNTIL=20260331;WKST=MO");
    assertThat(RruleWriter.write(rule, BERLIN))
        .isEqualTo("FREQ=DAILY;UNTIL=20260331T215959Z;WKST=MO");
    assertThat(RruleWriter.write(rule, ALL_DAY)).isEqualTo("FREQ=DAILY;UNTIL=20260331;WKST=MO");
  }

  @Test
  void writesOutWhatComesFromTheStart() {
    assertThat(RruleWriter.write(RruleReader.read("FREQ=YEARLY"), BERLIN))
        .isEqualTo("FREQ=YEARLY;WKST=MO;BYMONTH=1;BYMONTHDAY=5");
  }

  @Test
  void takesTimesOfDayThatRepeatTheStart() {
    assertThat(RruleReader.read("FREQ=DAILY;BYHOUR=9;BYMINUTE=0;BYSECOND=0", BERLIN))
        .isEqualTo(RruleReader.read("FREQ=DAILY"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                     | MALFORMED   | FREQ=: is missing
          FREQ                                   | MALFORMED   | FREQ=: a part is NAME=VALUE
          FREQ=FORTNIGHTLY                       | MALFORMED   | FREQ=FORTNIGHTLY
          FREQ=HOURLY                            | UNSUPPORTED | FREQ=HOURLY
          FREQ=DAILY;FREQ=DAILY                  | MALFORMED   | is there twice
          FREQ=DAILY;INTERVAL=0                  | MALFORMED   | INTERVAL=0
          FREQ=DAILY;INTERVAL=x                  | MALFORMED   | INTERVAL=X
          FREQ=DAILY;INTERVAL=99999999999        | MALFORMED   | INTERVAL=99999999999
          FREQ=DAILY;COUNT=0                     | MALFORMED   | COUNT=0
          FREQ=DAILY;COUNT=                      | MALFORMED   | COUNT=: has no value
          FREQ=DAILY;COUNT=2;UNTIL=20260101      | FORBIDDEN   | COUNT=2
          FREQ=DAILY;UNTIL=20260230              | MALFORMED   | UNTIL=20260230
          FREQ=DAILY;UNTIL=2026-01-01            | MALFORMED   | UNTIL=2026-01-01
          FREQ=DAILY;UNTIL=20260101T000000Z      | MALFORMED   | UNTIL=20260101T000000Z
          FREQ=DAILY;BYDAY=2MO                   | FORBIDDEN   | BYDAY=2MO
          FREQ=MONTHLY;BYDAY=+0WE                | MALFORMED   | BYDAY=+0WE
          FREQ=WEEKLY;BYDAY=XX                   | MALFORMED   | BYDAY=XX
          FREQ=WEEKLY;BYMONTHDAY=1               | FORBIDDEN   | BYMONTHDAY=[1]
          FREQ=MONTHLY;BYMONTHDAY=32             | MALFORMED   | BYMONTHDAY=32
          FREQ=MONTHLY;BYDAY=6MO                 | MALFORMED   | BYDAY=6MO
          FREQ=MONTHLY;BYSETPOS=1                | FORBIDDEN   | BYSETPOS=[1]
          FREQ=YEARLY;BYMONTH=13                 | MALFORMED   | BYMONTH=13
          FREQ=YEARLY;BYMONTHDAY=1               | AMBIGUOUS   | BYMONTHDAY=[1]
          FREQ=YEARLY;BYWEEKNO=20                | UNSUPPORTED | BYWEEKNO=20
          FREQ=YEARLY;BYYEARDAY=100              | UNSUPPORTED | BYYEARDAY=100
          FREQ=DAILY;BYHOUR=9                    | UNSUPPORTED | BYHOUR=9
          FREQ=DAILY;X-NAME=1                    | MALFORMED   | X-NAME=1
          RSCALE=CHINESE;FREQ=DAILY              | UNSUPPORTED | RSCALE=CHINESE
          FREQ=MONTHLY;BYMONTHDAY=31;SKIP=LEFT   | MALFORMED   | SKIP=LEFT
          """)
  void saysWhatIsWrongWithWhichPart(String text, Problem problem, String message) {
    assertThatThrownBy(() -> RruleReader.read(text))
        .isInstanceOfSatisfying(
            InvalidRecurrenceException.class,
            e -> assertThat(e.problem()).as(e.getMessage()).isEqualTo(problem))
        .hasMessageContaining(message);
  }

  @Test
  void refusesTimesOfDayThatDifferFromTheStart() {
    for (String part : new String[] {"BYHOUR=9,15", "BYHOUR=10", "BYMINUTE=30", "BYSECOND=1"}) {
      assertThatThrownBy(() -> RruleReader.read("FREQ=DAILY;" + part, BERLIN))
          .hasMessageContaining(part);
    }
    assertThatThrownBy(() -> RruleReader.read("FREQ=DAILY;BYHOUR=0", ALL_DAY))
        .hasMessageContaining("BYHOUR=0");
  }

  @Test
  void anAllDayUntilAtSomeTimeInUtcIsAmbiguous() {
    assertThatThrownBy(() -> RruleReader.read("FREQ=DAILY;UNTIL=20260131T075959Z", ALL_DAY))
        .hasMessageContaining("UNTIL=20260131T075959Z");
  }

  @Test
  void theDefaultLocaleDoesNotMatter() {
    Locale locale = Locale.getDefault();
    try {
      for (String tag : new String[] {"tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        RecurrenceRule rule = RruleReader.read("freq=daily;interval=2;until=20260331");
        assertThat(RruleWriter.write(rule, BERLIN))
            .isEqualTo("FREQ=DAILY;INTERVAL=2;UNTIL=20260331T215959Z;WKST=MO");
      }
    } finally {
      Locale.setDefault(locale);
    }
  }

  private static SeriesStart.Timed timed(String local, String zone) {
    return new SeriesStart.Timed(LocalDateTime.parse(local), ZoneId.of(zone));
  }
}
