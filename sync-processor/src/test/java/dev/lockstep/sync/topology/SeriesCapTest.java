package dev.lockstep.sync.topology;

import static dev.lockstep.sync.topology.Samples.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.groupware.GroupwareChange.EventAbsent;
import dev.lockstep.model.groupware.GroupwareChange.EventNotRepresentable;
import dev.lockstep.model.series.Series;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.series.SeriesCap;
import dev.lockstep.sync.series.SeriesHorizon;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Series with more occurrences inside the horizon than the administrator lets become records. */
class SeriesCapTest {

  private static final Series FIVE = SeriesBench.series("FREQ=DAILY;COUNT=5");
  private static final Series SIX = SeriesBench.series("FREQ=DAILY;COUNT=6");

  private final Path stateDir;

  SeriesCapTest(@TempDir Path stateDir) {
    this.stateDir = stateDir;
  }

  private SeriesBench bench(boolean carries) {
    return new SeriesBench(
        stateDir, Policy.DEFAULT.conflict(), SeriesHorizon.DEFAULT.with(new SeriesCap(5, carries)));
  }

  private static AppointmentKey day(int number) {
    return SeriesBench.key(SeriesBench.TODAY.plusDays(number));
  }

  private static Decision ofSeries(SeriesBench bench) {
    return bench.decisions(KEY).getLast();
  }

  private static List<Reason> workList(Decision decision) {
    return decision.workList().stream().map(WorkItem::reason).toList();
  }

  @Test
  void oneMoreThanTheCapIsPutOnTheWorkListAndNothingOfItIsCarried() {
    try (SeriesBench bench = bench(false)) {
      bench.shows(SIX);

      assertThat(bench.crmCarriesOut()).isEmpty();
      Decision decision = ofSeries(bench);
      assertThat(workList(decision)).containsExactly(Reason.TOO_MANY_OCCURRENCES);
      assertThat(decision.words()).contains("more than 5 occurrences", "sync.series.most");

      bench.shows(FIVE);
      assertThat(bench.crmCarriesOut()).hasSize(5);
      assertThat(workList(ofSeries(bench))).isEmpty();
    }
  }

  @Test
  void cancelledOccurrencesCount() {
    try (SeriesBench bench = bench(false)) {
      bench.shows(SIX.without(SeriesBench.TODAY));

      assertThat(workList(ofSeries(bench))).containsExactly(Reason.TOO_MANY_OCCURRENCES);
    }
  }

  @Test
  void aSeriesThatOutgrowsTheCapIsLeftAsItIsAndDoesNotRollOn() {
    Series weekly = SeriesBench.series("FREQ=MONTHLY;INTERVAL=3");
    try (SeriesBench bench = bench(false)) {
      bench.shows(weekly);
      assertThat(bench.crmCarriesOut()).hasSize(5);

      bench.shows(SeriesBench.series("FREQ=MONTHLY").with(weekly.content().with(new Text("More"))));
      bench.topology().pass(Duration.ofDays(200));

      assertThat(bench.crmCarriesOut()).isEmpty();
      assertThat(workList(ofSeries(bench))).containsExactly(Reason.TOO_MANY_OCCURRENCES);

      bench.shows(weekly.with(weekly.content().with(new Text("Less"))));
      assertThat(bench.crmCarriesOut()).hasSizeGreaterThanOrEqualTo(5);
    }
  }

  @Test
  void aSeriesThatIsNotUnderstoodAnyMoreDoesNotRollOnEither() {
    try (SeriesBench bench = bench(true)) {
      bench.shows(SeriesBench.series("FREQ=DAILY"));
      assertThat(bench.crmCarriesOut()).hasSize(5);

      bench.change(
          new EventNotRepresentable(
              SeriesBench.MASTER,
              "uid",
              "v9",
              Reason.UNKNOWN_TIME_ZONE,
              new Text("Standup"),
              "custom zone"));
      bench.topology().pass(Duration.ofDays(40));
      assertThat(bench.crmCarriesOut()).isEmpty();

      bench.change(new EventAbsent(SeriesBench.MASTER, Absence.DELETED));
      assertThat(workList(ofSeries(bench))).as("nothing is left to look at").isEmpty();
    }
  }

  @Test
  void switchedOnASeriesIsCarriedUpToTheCapAndGoesOnDayByDay() {
    try (SeriesBench bench = bench(true)) {
      bench.shows(SeriesBench.series("FREQ=DAILY"));

      assertThat(bench.crmCarriesOut()).containsOnlyKeys(day(0), day(1), day(2), day(3), day(4));
      Decision decision = ofSeries(bench);
      assertThat(decision.words())
          .contains("carried are those before " + SeriesBench.TODAY.plusDays(5));
      assertThat(workList(decision)).isEmpty();

      // the first one is inside the horizon for 30 days more
      bench.topology().pass(Duration.ofDays(30));
      assertThat(bench.crmCarriesOut()).isEmpty();
      for (int next = 5; next < 8; next++) {
        bench.topology().pass(Duration.ofDays(1));
        assertThat(bench.crmCarriesOut())
            .containsOnlyKeys(day(next))
            .allSatisfy(
                (_, command) -> assertThat(command).isInstanceOf(CrmCommand.CreateRecord.class));
      }
    }
  }

  @Test
  void whatIsCarriedStaysWhenTheSeriesComesToHaveMoreAndFollowsIt() {
    Series everySecondDay = SeriesBench.series("FREQ=DAILY;INTERVAL=2;COUNT=5");
    Series daily = SeriesBench.series("FREQ=DAILY");
    try (SeriesBench bench = bench(true)) {
      bench.shows(everySecondDay);
      assertThat(bench.crmCarriesOut()).hasSize(5);

      bench.shows(daily);
      assertThat(bench.crmCarriesOut())
          .as("up to the cap")
          .containsOnlyKeys(day(1), day(3))
          .allSatisfy(
              (_, command) -> assertThat(command).isInstanceOf(CrmCommand.CreateRecord.class));

      bench.shows(daily.without(SeriesBench.TODAY.plusDays(8)));
      assertThat(bench.crmCarriesOut()).as("beyond it").containsOnlyKeys(day(8));
      bench.topology().pass(Duration.ofDays(31));
      assertThat(bench.crmCarriesOut())
          .as("the next one that is not there yet")
          .containsOnlyKeys(day(5));
    }
  }
}
