package dev.lockstep.sync.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.decision.ConflictPolicy;
import dev.lockstep.model.decision.Contest;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.series.LastModified;
import dev.lockstep.model.series.Series;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.series.SeriesHorizon;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which value of an occurrence is the newest, when both sides have changed it at the same time. */
class SeriesConflictTest {

  private static final Instant EIGHT = Instant.parse("2026-11-22T08:00:00Z");
  private static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
  private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
  private static final LocalDate DATE = SeriesBench.TODAY.plusWeeks(1);
  private static final LocalDate OTHER = SeriesBench.TODAY.plusWeeks(2);

  private final SeriesBench bench;
  private final Series weekly = SeriesBench.series("FREQ=WEEKLY;COUNT=3");

  SeriesConflictTest(@TempDir Path stateDir) {
    bench = new SeriesBench(stateDir, ConflictPolicy.NEWEST, SeriesHorizon.DEFAULT);
    bench.shows(weekly, modified(EIGHT, new TreeMap<>()));
    bench.crmCarriesOut();
    bench.topology().forget();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static Optional<LastModified> modified(
      Instant master, SortedMap<LocalDate, Instant> exceptions) {
    return Optional.of(new LastModified(master, exceptions));
  }

  private static SortedMap<LocalDate, Instant> at(LocalDate date, Instant instant) {
    SortedMap<LocalDate, Instant> one = new TreeMap<>();
    one.put(date, instant);
    return one;
  }

  private Series renamed(LocalDate date, String subject) {
    return weekly.withOccurrence(date, weekly.ruled(date).with(new Text(subject)));
  }

  /** The record of {@link #DATE} was called Dinner while the command to it was under way. */
  private Contest calledDinner(Instant at) {
    List<CrmCommand> commands =
        bench.topology().values(Topics.CRM_COMMANDS).stream()
            .filter(command -> command.id().appointment().equals(key()))
            .toList();
    assertThat(commands).hasSize(1);
    bench.edit(DATE, "Dinner", Optional.of(at));
    bench
        .topology()
        .send(
            Topics.CRM_RESULTS,
            key(),
            new CrmResult.Conflict(commands.getFirst().id(), "the version had moved"));
    List<Contest> contests =
        bench.decisions(key()).stream().map(Decision::contests).flatMap(List::stream).toList();
    assertThat(contests).hasSize(1);
    assertThat(contests.getFirst().policy()).isEqualTo(ConflictPolicy.NEWEST);
    return contests.getFirst();
  }

  private static AppointmentKey key() {
    return SeriesBench.key(DATE);
  }

  @Test
  void anExceptionCountsByItsOwnTime() {
    bench.shows(renamed(DATE, "Lunch"), modified(TEN, at(DATE, EIGHT)));

    assertThat(calledDinner(NINE).counts()).contains(Side.CRM);
  }

  @Test
  void anExceptionThatWasEditedLaterCounts() {
    bench.shows(renamed(DATE, "Lunch"), modified(EIGHT, at(DATE, TEN)));

    assertThat(calledDinner(NINE).counts()).contains(Side.GROUPWARE);
  }

  @Test
  void theTimeOfAnotherExceptionDoesNotCount() {
    Series both =
        renamed(DATE, "Lunch")
            .withOccurrence(OTHER, weekly.ruled(OTHER).with(new Text("Breakfast")));
    SortedMap<LocalDate, Instant> times = at(DATE, EIGHT);
    times.put(OTHER, TEN);

    bench.shows(both, modified(EIGHT, times));

    assertThat(calledDinner(NINE).counts()).contains(Side.CRM);
  }

  @Test
  void whereNothingDiffersFromTheSeriesTheTimeIsThatOfTheMaster() {
    Series lunch = weekly.with(weekly.content().with(new Text("Lunch")));
    bench.shows(lunch, modified(TEN, new TreeMap<>()));

    assertThat(calledDinner(NINE).counts()).contains(Side.GROUPWARE);
  }

  @Test
  void whatAnExceptionHasFromItsSeriesIsAsOldAsTheMaster() {
    Series moved =
        weekly.withOccurrence(
            DATE, weekly.ruled(DATE).with(weekly.ruled(DATE.plusDays(1)).timing()));
    bench.shows(moved, modified(EIGHT, at(DATE, EIGHT)));
    bench.crmCarriesOut();
    bench.topology().forget();

    bench.shows(
        moved.with(moved.content().with(new Text("Lunch"))), modified(TEN, at(DATE, EIGHT)));

    assertThat(calledDinner(NINE).counts()).contains(Side.GROUPWARE);
  }

  @Test
  void withoutTimesTheDefaultSideCountsAndTheDecisionSaysSo() {
    bench.shows(renamed(DATE, "Lunch"), Optional.empty());

    assertThat(calledDinner(NINE).counts()).contains(Side.GROUPWARE);
  }
}
