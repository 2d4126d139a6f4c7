package dev.lockstep.groupware.sink;

import static dev.lockstep.groupware.graph.SimulatedGraph.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.series.LastModified;
import dev.lockstep.model.series.OccurrenceVersion;
import dev.lockstep.model.series.Series;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands about occurrences, carried out in the simulator through the real SDK. */
class OccurrenceSinkTest {

  private final OccurrenceBench bench = new OccurrenceBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void onlyTheOccurrenceIsChangedAndTheSeriesWithItIsPublishedBeforeTheResult() throws Exception {
    Series before = bench.shown().series();
    Appointment wanted =
        before.occurrence(OccurrenceBench.DATE).orElseThrow().with(new Text("Lunch"));

    GroupwareResult.Written result =
        bench.written(
            bench.update(
                OccurrenceBench.DATE, bench.version(OccurrenceBench.DATE), wanted, Field.SUBJECT));

    assertThat(bench.subjects()).hasSize(10).containsOnlyOnce("Lunch");
    assertThat(bench.instance(OccurrenceBench.DATE).get("subject").asText()).isEqualTo("Lunch");
    assertThat(result.stored()).isEqualTo(wanted).isEqualTo(bench.occurrence(OccurrenceBench.DATE));
    assertThat(result.event()).isEqualTo(new EventRef(ADA, bench.master()));
    assertThat(result.already()).isFalse();
    assertThat(bench.published().getLast().key())
        .isEqualTo(SourceKey.ofMailbox(OccurrenceBench.SERIES, ADA));
    assertThat(bench.lastPublished().series()).isEqualTo(bench.shown().series());
    assertThat(bench.lastPublished().modified().map(LastModified::exceptions))
        .as("when it was modified")
        .isEqualTo(bench.shown().modified().map(LastModified::exceptions))
        .hasValueSatisfying(times -> assertThat(times).containsOnlyKeys(OccurrenceBench.DATE));
    assertThat(result.version())
        .isEqualTo(
            new OccurrenceVersion(bench.digest(wanted), bench.lastPublished().version())
                .toString());
  }

  @Test
  void theNextCommandIsBasedOnTheResultOfTheLast() throws Exception {
    GroupwareResult.Written first = bench.written(bench.renaming(OccurrenceBench.DATE, "Lunch"));

    GroupwareResult.Written second =
        bench.written(
            bench.update(
                OccurrenceBench.DATE,
                first.version(),
                first.stored().with(new Text("Dinner")),
                Field.SUBJECT));

    assertThat(second.stored().subject()).isEqualTo(new Text("Dinner"));
    assertThat(bench.subjects()).hasSize(10).containsOnlyOnce("Dinner");
  }

  @Test
  void aDeletedOccurrenceIsCancelledOnce() throws Exception {
    GroupwareCommand command = bench.deleting(OccurrenceBench.DATE);

    GroupwareResult first = bench.carryOut(command);
    GroupwareResult second = bench.newSink().carryOut(command);

    assertThat(first).isEqualTo(new GroupwareResult.Deleted(command.id(), false));
    assertThat(second).isEqualTo(new GroupwareResult.Deleted(command.id(), true));
    assertThat(bench.subjects()).hasSize(9);
    assertThat(bench.shown().series().occurrence(OccurrenceBench.DATE)).isEmpty();
    assertThat(bench.lastPublished().modified().map(LastModified::exceptions))
        .isEqualTo(bench.shown().modified().map(LastModified::exceptions));
    assertThat(bench.lastPublished().series()).isEqualTo(bench.shown().series());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'status':503",
        "'status':429,'retryAfter':'0'",
        "'close':true",
        "'status':504,'afterCommit':true",
        "'close':true,'afterCommit':true",
        "'status':412,'code':'ErrorIrresolvableConflict'",
      })
  void whateverGoesWrongOnTheWayItIsWrittenOnce(String action) throws Exception {
    GroupwareCommand renaming = bench.renaming(OccurrenceBench.DATE, "Lunch");
    GroupwareCommand deleting = bench.deleting(OccurrenceBench.START);
    bench.fault("PATCH", action);
    bench.fault("DELETE", action);
    bench.fault("GET", action.contains("afterCommit") ? "'status':503" : action);

    bench.written(renaming);
    GroupwareResult deleted = bench.carryOut(deleting);

    assertThat(deleted).isInstanceOf(GroupwareResult.Deleted.class);
    assertThat(bench.subjects()).hasSize(9).containsOnlyOnce("Lunch");
  }

  @Test
  void aCommandThatComesTwiceIsAnsweredAsDone() throws Exception {
    GroupwareCommand command = bench.renaming(OccurrenceBench.DATE, "Lunch");
    GroupwareResult.Written first = bench.written(command);
    bench.restart();

    GroupwareResult.Written second = bench.written(command);

    assertThat(second.already()).isTrue();
    assertThat(second.stored()).isEqualTo(first.stored());
  }

  @Test
  void invitingSomebodyToOneOccurrenceLeavesTheOthersAlone() throws Exception {
    Appointment wanted =
        bench.occurrence(OccurrenceBench.DATE).with(Commands.with("bob@contoso.test"));

    GroupwareResult.Written result =
        bench.written(
            bench.update(
                OccurrenceBench.DATE,
                bench.version(OccurrenceBench.DATE),
                wanted,
                Field.PARTICIPANTS));

    assertThat(result.stored().participants().addresses())
        .extracting(Object::toString)
        .containsExactly("bob@contoso.test");
    assertThat(
            bench.graph().instances(ADA, bench.master(), OccurrenceBench.START, 20).stream()
                .filter(one -> !one.get("attendees").isEmpty()))
        .hasSize(1);
  }
}
