package dev.lockstep.sync.topology;

import static dev.lockstep.sync.topology.Samples.ADA;
import static dev.lockstep.sync.topology.Samples.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.groupware.GroupwareChange.EventAbsent;
import dev.lockstep.model.groupware.GroupwareChange.EventNotRepresentable;
import dev.lockstep.model.groupware.GroupwareChange.EventObserved;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.topic.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the records when a series is gone, or may be, or is none any more. */
class SeriesEndTest {

  private final SeriesBench bench;

  SeriesEndTest(@TempDir Path stateDir) {
    bench = new SeriesBench(stateDir);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void aDeletedSeriesIsGoneInAllItsOccurrencesAndIsDecidedOnceItself() {
    bench.shows(SeriesBench.series("FREQ=WEEKLY;COUNT=3"));
    bench.crmCarriesOut();
    bench.topology().forget();

    bench.change(new EventAbsent(SeriesBench.MASTER, Absence.DELETED));

    List<Decision> ofSeries = bench.decisions(KEY);
    assertThat(bench.crmCarriesOut()).hasSize(3);
    assertThat(ofSeries)
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.reason()).isEqualTo(Reason.DELETED);
              assertThat(decision.words()).contains("3 occurrences gone");
            });
    assertThat(bench.topology().stored(Names.SERIES_STORE)).isZero();
  }

  @Test
  void aSeriesThatIsDeletedIsOneDeletionForTheBreaker() {
    bench.shows(SeriesBench.series("FREQ=DAILY;COUNT=60"));
    bench.crmCarriesOut();
    bench.topology().forget();

    bench.change(new EventAbsent(SeriesBench.MASTER, Absence.DELETED));

    assertThat(bench.topology().values(Topics.GATE_REQUESTS))
        .filteredOn(request -> request instanceof GateRequest.Pass)
        .hasSizeGreaterThanOrEqualTo(60)
        .allSatisfy(pass -> assertThat(((GateRequest.Pass) pass).unit()).isEqualTo(KEY));
    assertThat(bench.topology().values(Topics.GATES)).isEmpty();
    assertThat(bench.crmCarriesOut()).hasSize(60);
  }

  @Test
  void aSeriesOfWhichNothingProvesThatItIsDeletedIsLeftAsItIs() {
    bench.shows(SeriesBench.series("FREQ=WEEKLY;COUNT=3"));
    bench.crmCarriesOut();

    bench.change(new EventAbsent(SeriesBench.MASTER, Absence.OUT_OF_WINDOW));
    bench.change(
        new EventNotRepresentable(
            SeriesBench.MASTER,
            "uid",
            "v9",
            Reason.UNKNOWN_TIME_ZONE,
            new Text("Standup"),
            "custom zone"));

    assertThat(bench.crmCarriesOut()).isEmpty();
    assertThat(bench.topology().stored(Names.SERIES_STORE)).isOne();
    List<Decision> decisions = bench.decisions(KEY);
    assertThat(decisions.getLast().workList())
        .extracting(WorkItem::reason)
        .containsExactly(Reason.UNKNOWN_TIME_ZONE);
    bench.shows(SeriesBench.series("FREQ=WEEKLY;COUNT=3"));
    assertThat(bench.decisions(KEY).getLast().workList()).isEmpty();
  }

  @Test
  void aSingleEventMadeASeriesAndBackKeepsItsOneRecord() {
    bench.change(single("1"));
    assertThat(bench.crmCarriesOut()).containsOnlyKeys(KEY);

    bench.shows(SeriesBench.series("FREQ=WEEKLY;COUNT=2"));
    // the link is being written when the event becomes a series
    for (GroupwareCommand command : bench.topology().values(Topics.GROUPWARE_COMMANDS)) {
      bench
          .topology()
          .send(
              Topics.GROUPWARE_RESULTS,
              KEY,
              new GroupwareResult.Conflict(command.id(), "somebody changed it"));
    }
    Map<AppointmentKey, CrmCommand> asSeries = bench.crmCarriesOut();
    bench.change(single("3"));
    Map<AppointmentKey, CrmCommand> asSingle = bench.crmCarriesOut();

    assertThat(asSeries)
        .containsOnlyKeys(
            KEY,
            SeriesBench.key(SeriesBench.TODAY),
            SeriesBench.key(SeriesBench.TODAY.plusWeeks(1)));
    assertThat(asSeries.get(KEY))
        .isInstanceOfSatisfying(
            CrmCommand.UpdateRecord.class,
            update -> assertThat(update.wanted().status()).isEqualTo(Status.CANCELLED));
    assertThat(asSingle)
        .containsOnlyKeys(
            KEY,
            SeriesBench.key(SeriesBench.TODAY),
            SeriesBench.key(SeriesBench.TODAY.plusWeeks(1)));
    assertThat(asSingle.get(KEY))
        .isInstanceOfSatisfying(
            CrmCommand.UpdateRecord.class,
            update -> assertThat(update.wanted().status()).isEqualTo(Status.PLANNED));
  }

  private static EventObserved single(String version) {
    return new EventObserved(
        SeriesBench.MASTER,
        "uid",
        version,
        ADA,
        true,
        false,
        Samples.visit("Visit"),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
