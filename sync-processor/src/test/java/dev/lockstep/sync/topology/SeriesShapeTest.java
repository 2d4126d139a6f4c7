package dev.lockstep.sync.topology;

import static dev.lockstep.sync.topology.Samples.KEY;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.recurrence.text.RruleReader;
import dev.lockstep.model.series.Series;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the records when a mailbox gives a series another shape. */
class SeriesShapeTest {

  private static final AppointmentKey FOLLOWING = AppointmentKey.bornInGroupware("following");

  private final SeriesBench bench;

  SeriesShapeTest(@TempDir Path stateDir) {
    bench = new SeriesBench(stateDir);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static LocalDate week(int number) {
    return SeriesBench.TODAY.plusWeeks(number);
  }

  private static Series renamed(Series series, LocalDate date, String subject) {
    return series.withOccurrence(date, series.ruled(date).with(new Text(subject)));
  }

  private static String until(LocalDate date) {
    return "FREQ=WEEKLY;UNTIL=" + DateTimeFormatter.BASIC_ISO_DATE.format(date);
  }

  private static Series withRule(Series series, String rule) {
    return new Series(
        series.content(), series.zone(), series.recurrence().withRule(RruleReader.read(rule)));
  }

  private String saidOfTheSeries() {
    return bench.decisions(KEY).getLast().words();
  }

  private static Status status(Map<AppointmentKey, CrmCommand> commands, int week) {
    return SeriesBench.wanted(commands, SeriesBench.key(week(week))).status();
  }

  /** Whichever of the two Graph lists first. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void thisAndFollowingIsASeriesThatEndsSoonerAndANewOne(boolean shortenedFirst) {
    Series whole = SeriesBench.series("FREQ=WEEKLY;COUNT=6");
    bench.shows(renamed(renamed(whole, week(1), "Before"), week(4), "After"));
    assertThat(bench.crmCarriesOut()).hasSize(6);
    Series shortened = renamed(SeriesBench.series(until(week(2))), week(1), "Before");
    Series following =
        renamed(SeriesBench.series("FREQ=WEEKLY;COUNT=3", week(3)), week(4), "After");

    if (shortenedFirst) {
      bench.shows(shortened);
    }
    bench.shows(FOLLOWING, following);
    if (!shortenedFirst) {
      bench.shows(shortened);
    }

    Map<AppointmentKey, CrmCommand> commands = bench.crmCarriesOut();
    assertThat(
            commands.entrySet().stream()
                .collect(
                    toMap(Map.Entry::getKey, it -> SeriesBench.wanted(it.getValue()).status())))
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    SeriesBench.key(week(3)), Status.CANCELLED,
                    SeriesBench.key(week(4)), Status.CANCELLED,
                    SeriesBench.key(week(5)), Status.CANCELLED,
                    FOLLOWING.occurrence(week(3)), Status.PLANNED,
                    FOLLOWING.occurrence(week(4)), Status.PLANNED,
                    FOLLOWING.occurrence(week(5)), Status.PLANNED)));
    assertThat(commands.get(FOLLOWING.occurrence(week(4))))
        .isInstanceOfSatisfying(
            CrmCommand.CreateRecord.class,
            create -> assertThat(create.wanted().content().subject().value()).isEqualTo("After"));
  }

  @Test
  void whatGoesWithTheOldPatternIsSaidByItsDates() {
    Series weekly =
        renamed(SeriesBench.series("FREQ=WEEKLY;COUNT=9"), week(1), "Odd one").without(week(2));
    bench.shows(renamed(weekly, week(4), "Other").without(week(6)));
    bench.crmCarriesOut();

    bench.shows(SeriesBench.series("FREQ=WEEKLY;INTERVAL=2;COUNT=5"));

    Map<AppointmentKey, CrmCommand> commands = bench.crmCarriesOut();
    assertThat(saidOfTheSeries())
        .endsWith(
            "; what differed went with the old pattern: "
                + week(2)
                + ", "
                + week(4)
                + ", "
                + week(6));
    assertThat(SeriesBench.wanted(commands, SeriesBench.key(week(4))).content().subject())
        .isEqualTo(new Text("Standup"));
    assertThat(status(commands, 2)).isEqualTo(Status.PLANNED);
    assertThat(status(commands, 1)).isEqualTo(Status.CANCELLED);
  }

  @Test
  void whatTheNewPatternKeepsOrSomebodyTookBackIsNotSaid() {
    Series weekly = renamed(SeriesBench.series("FREQ=WEEKLY;COUNT=4"), week(1), "Odd one");
    bench.shows(weekly.without(week(2)));
    bench.crmCarriesOut();

    bench.shows(withRule(weekly, "FREQ=WEEKLY;COUNT=8").without(week(2)));
    assertThat(saidOfTheSeries()).endsWith("4 occurrences new");

    bench.shows(SeriesBench.series("FREQ=WEEKLY;COUNT=8"));
    assertThat(saidOfTheSeries()).endsWith("1 occurrence new, 1 changed");
  }

  @Test
  void ofVeryManyTheFirstAreNamed() {
    Series daily = SeriesBench.series("FREQ=DAILY;COUNT=20");
    Series cancelled = daily;
    for (int day = 0; day < 13; day++) {
      cancelled = cancelled.without(SeriesBench.TODAY.plusDays(day));
    }
    bench.shows(cancelled);

    bench.shows(SeriesBench.series("FREQ=DAILY;COUNT=21"));

    assertThat(saidOfTheSeries())
        .contains(SeriesBench.TODAY.plusDays(9) + " and 3 more")
        .doesNotContain(SeriesBench.TODAY.plusDays(10).toString());
  }
}
