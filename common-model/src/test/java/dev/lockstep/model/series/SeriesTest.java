package dev.lockstep.model.series;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.recurrence.Recurrence;
import dev.lockstep.model.recurrence.expansion.RandomRules;
import dev.lockstep.model.recurrence.expansion.Window;
import dev.lockstep.model.recurrence.text.RruleReader;
import dev.lockstep.model.series.Series.Occurrence;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Series timed(String rule, String start, String end, ZoneId zone) {
    return new Series(
        Appointment.of(
            new Text("Visit"),
            new Timing.Timed(LocalDateTime.parse(start), LocalDateTime.parse(end), zone)),
        zone,
        Recurrence.of(RruleReader.read(rule)));
  }

  private static Series allDay(String rule, String start, String end) {
    return new Series(
        Appointment.of(
            new Text("Fair"), new Timing.AllDay(LocalDate.parse(start), LocalDate.parse(end))),
        BERLIN,
        Recurrence.of(RruleReader.read(rule)));
  }

  private static Window january(int limit) {
    return new Window(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 1), limit);
  }

  private static Timing timing(Series series, String date) {
    return series.occurrence(LocalDate.parse(date)).orElseThrow().timing();
  }

  @Test
  void occurrencesKeepTheTimeOfDayAndTheNumberOfDays() {
    Series night = timed("FREQ=DAILY;COUNT=2", "2026-01-05T22:00", "2026-01-06T06:00", BERLIN);

    assertThat(night.within(january(9)))
        .extracting(Occurrence::content)
        .extracting(Appointment::timing)
        .containsExactly(
            new Timing.Timed(
                LocalDateTime.parse("2026-01-05T22:00"),
                LocalDateTime.parse("2026-01-06T06:00"),
                BERLIN),
            new Timing.Timed(
                LocalDateTime.parse("2026-01-06T22:00"),
                LocalDateTime.parse("2026-01-07T06:00"),
                BERLIN));
    assertThat(night.daysAfterFirst()).isEqualTo(1);
  }

  @Test
  void wholeDaysStayWholeDays() {
    Series fair = allDay("FREQ=WEEKLY;COUNT=2", "2026-03-26", "2026-03-28");

    assertThat(timing(fair, "2026-04-02"))
        .isEqualTo(new Timing.AllDay(LocalDate.of(2026, 4, 2), LocalDate.of(2026, 4, 4)));
    assertThat(fair.daysAfterFirst()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    // an hour that the clock change leaves out: all of it, its beginning, its end
    "Europe/Berlin, 02:15, 02:45, 2026-03-29, 2026-03-29T03:15, 2026-03-29T03:45",
    "Europe/Berlin, 01:45, 02:15, 2026-03-29, 2026-03-29T01:45, 2026-03-29T03:15",
    "Europe/Berlin, 02:30, 03:00, 2026-03-29, 2026-03-29T03:30, 2026-03-29T04:00",
    // one that comes twice: the first
    "Europe/Berlin, 02:15, 02:45, 2026-10-25, 2026-10-25T02:15, 2026-10-25T02:45",
    // half an hour is left out
    "Australia/Lord_Howe, 02:10, 02:20, 2026-10-04, 2026-10-04T02:40, 2026-10-04T02:50",
    // midnight is left out
    "Africa/Cairo, 00:15, 00:45, 2026-04-24, 2026-04-24T01:15, 2026-04-24T01:45",
  })
  void theHourOfAClockChangeIsShifted(
      String zone, String from, String to, String date, String start, String end) {
    ZoneId in = ZoneId.of(zone);
    Series series = timed("FREQ=DAILY", "2026-01-05T" + from, "2026-01-05T" + to, in);

    assertThat(timing(series, date))
        .isEqualTo(new Timing.Timed(LocalDateTime.parse(start), LocalDateTime.parse(end), in));
  }

  @Test
  void overridesAndCancellationsAreFoundByTheirDate() {
    Series series =
        timed("FREQ=DAILY;COUNT=4", "2026-01-05T09:00", "2026-01-05T10:00", BERLIN)
            .without(LocalDate.of(2026, 1, 6));
    Appointment moved =
        series
            .ruled(LocalDate.of(2026, 1, 7))
            .with(new Text("Lunch"))
            .with(timing(series, "2026-01-08"));
    Series changed = series.withOccurrence(LocalDate.of(2026, 1, 7), moved);

    assertThat(changed.within(january(9)))
        .extracting(Occurrence::date)
        .extracting(LocalDate::getDayOfMonth)
        .containsExactly(5, 7, 8);
    assertThat(changed.occurrence(LocalDate.of(2026, 1, 7))).contains(moved);
    assertThat(changed.occurrence(LocalDate.of(2026, 1, 6))).isEmpty();
    assertThat(changed.isRuled(LocalDate.of(2026, 1, 6))).isTrue();
    assertThat(changed.occurrence(LocalDate.of(2026, 1, 9))).isEmpty();
    assertThat(changed.nextRuled(LocalDate.of(2026, 1, 6))).contains(LocalDate.of(2026, 1, 6));
    assertThat(changed.nextRuled(LocalDate.of(2026, 1, 9))).isEmpty();
  }

  @Test
  void anOverrideHoldsOnlyWhatDiffersSoTheRestFollowsTheSeries() {
    LocalDate date = LocalDate.of(2026, 1, 7);
    Series series = timed("FREQ=DAILY", "2026-01-05T09:00", "2026-01-05T10:00", BERLIN);
    Series changed = series.withOccurrence(date, series.ruled(date).with(new Text("Lunch")));
    Series renamed =
        new Series(
            changed.content().with(new Text("Dinner")), changed.zone(), changed.recurrence());

    assertThat(renamed.occurrence(date).map(Appointment::subject)).contains(new Text("Lunch"));
    assertThat(changed.withOccurrence(date, series.ruled(date))).isEqualTo(series);
  }

  @Test
  void anOverrideOfADayThatTheRuleDoesNotYieldIsNoOccurrence() {
    Series series = timed("FREQ=WEEKLY", "2026-01-05T09:00", "2026-01-05T10:00", BERLIN);
    LocalDate tuesday = LocalDate.of(2026, 1, 6);

    assertThat(
            series
                .withOccurrence(tuesday, series.ruled(tuesday).with(new Text("Stray")))
                .occurrence(tuesday))
        .isEmpty();
  }

  @Test
  void theZoneOfTheTimesIsThatOfTheRecurrence() {
    Series berlin = timed("FREQ=DAILY", "2026-01-05T09:00", "2026-01-05T10:00", BERLIN);

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Series(berlin.content(), ZoneId.of("Asia/Kolkata"), berlin.recurrence()))
        .withMessageContaining("Kolkata");
  }

  /** Canonical to occurrences (what becomes records) and back is an identity. */
  @Test
  void aSeriesIsWhatItsOccurrencesAre() {
    Random random = new Random(26);
    RandomRules rules = new RandomRules(5);
    for (int i = 0; i < 300; i++) {
      LocalDate start = rules.start();
      Series plain =
          random.nextBoolean()
              ? timed("FREQ=DAILY", start + "T23:30", start.plusDays(1) + "T00:15", BERLIN)
              : allDay("FREQ=DAILY", start.toString(), start.plusDays(2).toString());
      plain =
          new Series(plain.content(), plain.zone(), plain.recurrence().withRule(rules.rule(start)));
      Window window = new Window(start, start.plusYears(2), Integer.MAX_VALUE);
      Series series = edited(plain, window, random);

      Map<LocalDate, Appointment> occurrences =
          series.within(window).stream().collect(toMap(Occurrence::date, Occurrence::content));

      Series again = plain;
      for (Occurrence ruled : plain.within(window)) {
        Appointment occurrence = occurrences.get(ruled.date());
        again =
            occurrence == null
                ? again.without(ruled.date())
                : again.withOccurrence(ruled.date(), occurrence);
      }

      assertThat(again).isEqualTo(series);
    }
  }

  private static Series edited(Series plain, Window window, Random random) {
    Series series = plain;
    List<Occurrence> all = plain.within(window);
    for (int i = 0; i < 4 && !all.isEmpty(); i++) {
      Occurrence one = all.get(random.nextInt(all.size()));
      series =
          switch (random.nextInt(3)) {
            case 0 -> series.without(one.date());
            case 1 ->
                series.withOccurrence(one.date(), one.content().with(new Text("Edited " + i)));
            default ->
                series.withOccurrence(
                    one.date(), one.content().with(plain.ruled(one.date().plusDays(1)).timing()));
          };
    }
    return series;
  }
}
