package dev.lockstep.sync.topology;

import static dev.lockstep.sync.topology.Samples.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.series.Series;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.series.SeriesHorizon;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series in the topology with the real decision core; the CRM does what it is told. */
class SeriesTopologyTest {

  private final SeriesBench bench;

  SeriesTopologyTest(@TempDir Path stateDir) {
    bench = new SeriesBench(stateDir);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void everyOccurrenceGetsARecordOfItsOwnAndADecision() {
    bench.shows(SeriesBench.series("FREQ=WEEKLY;COUNT=3"));

    List<Decision> decided = bench.topology().values(Topics.DECISIONS);
    assertThat(bench.crmCarriesOut())
        .containsOnlyKeys(
            SeriesBench.key(SeriesBench.TODAY),
            SeriesBench.key(SeriesBench.TODAY.plusWeeks(1)),
            SeriesBench.key(SeriesBench.TODAY.plusWeeks(2)))
        .allSatisfy(
            (key, command) ->
                assertThat(command)
                    .isInstanceOfSatisfying(
                        CrmCommand.CreateRecord.class,
                        create ->
                            assertThat(create.wanted().content().timing().firstDay())
                                .isEqualTo(key.occurrence().orElseThrow())));
    assertThat(decided)
        .filteredOn(decision -> decision.rule() == Rule.GW_1)
        .hasSize(3)
        .allSatisfy(
            decision -> {
              assertThat(decision.alongside()).contains(Rule.REC);
              assertThat(decision.appointment().series()).isEqualTo(KEY);
            });
    assertThat(decided)
        .filteredOn(decision -> decision.appointment().equals(KEY))
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.rule()).isEqualTo(Rule.REC);
              assertThat(decision.reason()).isEqualTo(Reason.EDITED);
              assertThat(decision.words())
                  .isEqualTo(
                      "a series (FREQ=WEEKLY;COUNT=3;WKST=MO in Europe/Berlin): 3 occurrences new");
              assertThat(decision.input()).isEqualTo("series in ada@contoso.test");
            });
  }

  @Test
  void oneEditOfOneOccurrenceInADailySeriesOverThirteenMonthsCausesOneWrite(@TempDir Path folder) {
    SeriesHorizon months = new SeriesHorizon(31, 365);
    try (SeriesBench thirteen = new SeriesBench(folder, Policy.DEFAULT.conflict(), months)) {
      Series daily = SeriesBench.series("FREQ=DAILY", SeriesBench.TODAY.minusYears(1));
      thirteen.shows(daily);
      assertThat(thirteen.crmCarriesOut()).hasSize(397);
      LocalDate date = SeriesBench.TODAY.plusDays(250);
      Series edited = daily.withOccurrence(date, daily.ruled(date).with(new Text("Lunch")));

      thirteen.shows(edited);

      assertThat(thirteen.crmCarriesOut())
          .containsOnlyKeys(SeriesBench.key(date))
          .allSatisfy(
              (_, command) -> assertThat(command).isInstanceOf(CrmCommand.UpdateRecord.class));
      thirteen.shows(edited);
      assertThat(thirteen.crmCarriesOut()).as("shown again").isEmpty();
    }
  }

  @Test
  void aCancelledOccurrenceIsMarkedAndTheOthersAreLeftAlone() {
    Series weekly = SeriesBench.series("FREQ=WEEKLY");
    bench.shows(weekly);
    bench.crmCarriesOut();

    bench.shows(weekly.without(SeriesBench.TODAY.plusWeeks(5)));

    assertThat(bench.crmCarriesOut().get(SeriesBench.key(SeriesBench.TODAY.plusWeeks(5))))
        .isInstanceOfSatisfying(
            CrmCommand.UpdateRecord.class,
            update -> assertThat(update.wanted().status()).isEqualTo(Status.CANCELLED));
    bench.shows(weekly);
    assertThat(bench.crmCarriesOut().get(SeriesBench.key(SeriesBench.TODAY.plusWeeks(5))))
        .as("planned again")
        .isInstanceOfSatisfying(
            CrmCommand.UpdateRecord.class,
            update -> assertThat(update.wanted().status()).isEqualTo(Status.PLANNED));
  }

  @Test
  void occurrencesDoNotMakeAMailboxLookLarger() {
    bench.shows(SeriesBench.series("FREQ=DAILY;COUNT=60"));
    bench.crmCarriesOut();

    assertThat(bench.topology().values(Topics.GATE_REQUESTS))
        .noneMatch(request -> request instanceof GateRequest.Join);
  }

  @Test
  void theHorizonRollsOnDayByDayWithoutDeletingAnything() {
    bench.shows(SeriesBench.series("FREQ=DAILY"));
    bench.crmCarriesOut();
    bench.topology().forget();

    for (int day = 1; day <= 40; day++) {
      bench.topology().pass(Duration.ofDays(1));
      assertThat(bench.crmCarriesOut())
          .containsOnlyKeys(SeriesBench.key(SeriesBench.TODAY.plusDays(365 + day)))
          .allSatisfy(
              (_, command) -> assertThat(command).isInstanceOf(CrmCommand.CreateRecord.class));
    }
    assertThat(bench.topology().values(Topics.DECISIONS))
        .extracting(Decision::origin)
        .contains("horizon@" + SeriesBench.TODAY.plusDays(40));
  }
}
