package dev.lockstep.groupware.sink;

import static dev.lockstep.groupware.graph.SimulatedGraph.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.groupware.GroupwareResult;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Occurrences that are moved, or that a clock change or their zone puts elsewhere. */
class OccurrenceTimesTest {

  private final OccurrenceBench bench = new OccurrenceBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void anOccurrenceThatWasMovedIsFoundByItsOriginalDate() throws Exception {
    bench.edit(
        OccurrenceBench.DATE,
        """
        {'start':{'dateTime':'2027-03-25T20:00:00','timeZone':'UTC'},
         'end':{'dateTime':'2027-03-25T21:00:00','timeZone':'UTC'}}""");

    GroupwareResult.Written result = bench.written(bench.renaming(OccurrenceBench.DATE, "Lunch"));

    assertThat(result.stored().timing())
        .isEqualTo(
            new Timing.Timed(
                OccurrenceBench.DATE.atTime(21, 0),
                OccurrenceBench.DATE.atTime(22, 0),
                ZoneId.of("Europe/Berlin")));
    assertThat(bench.subjects()).hasSize(10).containsOnlyOnce("Lunch");
  }

  @Test
  void anOccurrenceIsMovedAndBecomesAnException() throws Exception {
    Timing later =
        new Timing.Timed(
            OccurrenceBench.DATE.atTime(15, 0),
            OccurrenceBench.DATE.atTime(16, 0),
            ZoneId.of("Europe/Berlin"));

    GroupwareResult.Written result =
        bench.written(
            bench.update(
                OccurrenceBench.DATE,
                bench.version(OccurrenceBench.DATE),
                bench.occurrence(OccurrenceBench.DATE).with(later),
                Field.TIMING));

    assertThat(result.stored().timing()).isEqualTo(later);
    assertThat(bench.instance(OccurrenceBench.DATE).get("type").asText()).isEqualTo("exception");
    assertThat(bench.instance(OccurrenceBench.DATE).get("start").get("dateTime").asText())
        .startsWith("2027-03-25T14:00:00");
  }

  @Test
  void aMovePastTheNeighbourIsRefusedInPlainWords() throws Exception {
    Timing nextDay =
        new Timing.Timed(
            OccurrenceBench.DATE.plusDays(1).atTime(15, 0),
            OccurrenceBench.DATE.plusDays(1).atTime(16, 0),
            ZoneId.of("Europe/Berlin"));

    GroupwareResult result =
        bench.carryOut(
            bench.update(
                OccurrenceBench.DATE,
                bench.version(OccurrenceBench.DATE),
                bench.occurrence(OccurrenceBench.DATE).with(nextDay),
                Field.TIMING));

    assertThat(result)
        .isInstanceOfSatisfying(
            GroupwareResult.Rejected.class,
            rejected -> assertThat(rejected.words()).contains("day of its neighbour"));
    assertThat(bench.published()).isEmpty();
  }

  @Test
  void inAnHourThatTheClockChangeLeavesOutTheOccurrenceIsFoundToo() throws Exception {
    bench.useDaily("02:15", "02:45");
    LocalDate gap = LocalDate.of(2027, 3, 28);

    GroupwareResult.Written result = bench.written(bench.renaming(gap, "Night"));

    assertThat(result.stored().timing())
        .isEqualTo(
            new Timing.Timed(gap.atTime(3, 15), gap.atTime(3, 45), ZoneId.of("Europe/Berlin")));
    assertThat(bench.subjects()).containsOnlyOnce("Night");
  }

  @ParameterizedTest
  @CsvSource({"Eastern Standard Time", "Samoa Standard Time", "UTC"})
  void occurrencesOfWholeDaysAreFoundByTheirDates(String zone) throws Exception {
    bench.use(
        bench
            .graph()
            .createSeries(
                ADA,
                "Fair",
                zone,
                OccurrenceBench.START,
                "",
                "",
                "'type':'daily','interval':2",
                "'type':'numbered','numberOfOccurrences':4"));
    LocalDate date = OccurrenceBench.START.plusDays(2);

    GroupwareResult.Written longer =
        bench.written(
            bench.update(
                date,
                bench.version(date),
                bench.occurrence(date).with(new Timing.AllDay(date, date.plusDays(2))),
                Field.TIMING));
    GroupwareResult deleted = bench.carryOut(bench.deleting(OccurrenceBench.START.plusDays(4)));

    assertThat(longer.stored().timing()).isEqualTo(new Timing.AllDay(date, date.plusDays(2)));
    assertThat(
            bench
                .graph()
                .graph("GET", "/users/" + ADA + "/events/" + bench.exception(), "")
                .get("originalStartTimeZone")
                .asText())
        .as("midnights of the zone of the series")
        .isEqualTo(zone);
    assertThat(deleted).isInstanceOf(GroupwareResult.Deleted.class);
    assertThat(bench.shown().series().occurrence(date)).contains(longer.stored());
    assertThat(bench.shown().series().occurrence(OccurrenceBench.START.plusDays(4))).isEmpty();
  }
}
