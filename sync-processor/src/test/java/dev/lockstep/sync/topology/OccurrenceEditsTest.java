package dev.lockstep.sync.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.model.series.OccurrenceVersion;
import dev.lockstep.model.series.Series;
import dev.lockstep.model.topic.Topics;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits of one occurrence in the CRM, in the topology with the real decision core. */
class OccurrenceEditsTest {

  private final SeriesBench bench;

  OccurrenceEditsTest(@TempDir Path stateDir) {
    bench = new SeriesBench(stateDir);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private final OccurrenceDigest digests = new OccurrenceDigest(Json.mapper());

  @Test
  void anEditInTheCrmBecomesAnExceptionOfThatOccurrenceWithoutAFooter() {
    Series weekly = SeriesBench.series("FREQ=WEEKLY;COUNT=3");
    bench.shows(weekly);
    bench.crmCarriesOut();
    LocalDate date = SeriesBench.TODAY.plusWeeks(1);
    bench.edit(date, "Lunch");

    assertThat(bench.topology().values(Topics.GROUPWARE_COMMANDS))
        .singleElement()
        .isInstanceOfSatisfying(
            GroupwareCommand.UpdateEvent.class,
            update -> {
              assertThat(update.id().appointment()).isEqualTo(SeriesBench.key(date));
              assertThat(update.event()).isEqualTo(SeriesBench.MASTER);
              assertThat(OccurrenceVersion.parse(update.base()))
                  .map(OccurrenceVersion::digest)
                  .contains(digests.of(weekly.ruled(date), false));
              assertThat(update.changed()).containsExactly(Field.SUBJECT);
              assertThat(update.wanted().footer()).isEqualTo(Footer.NONE);
            });
  }

  @Test
  void whatGroupwareRefusesWaitsForAPersonUntilItIsTakenBack() {
    bench.shows(SeriesBench.series("FREQ=WEEKLY;COUNT=3"));
    bench.crmCarriesOut();
    LocalDate date = SeriesBench.TODAY.plusWeeks(1);
    bench.edit(date, "Lunch");
    CommandId command = bench.topology().values(Topics.GROUPWARE_COMMANDS).getFirst().id();
    bench
        .topology()
        .send(
            Topics.GROUPWARE_RESULTS,
            SeriesBench.key(date),
            new GroupwareResult.Rejected(command, Reason.REJECTED, "past its neighbour"));
    assertThat(bench.decisions(SeriesBench.key(date)).getLast().workList())
        .extracting(WorkItem::reason)
        .containsExactly(Reason.REJECTED);

    bench.edit(date, "Standup");

    assertThat(bench.decisions(SeriesBench.key(date)).getLast().workList()).isEmpty();
    assertThat(bench.topology().values(Topics.GROUPWARE_COMMANDS)).isEmpty();
  }

  @Test
  void aRecordThatIsDeletedCancelsItsOccurrence() {
    bench.shows(SeriesBench.series("FREQ=WEEKLY;COUNT=3"));
    bench.crmCarriesOut();
    LocalDate date = SeriesBench.TODAY.plusWeeks(1);
    RecordKey record = bench.record(date).record();

    bench
        .topology()
        .send(
            Topics.CRM_CHANGES,
            SourceKey.ofRecord(SeriesBench.key(date), record.toString()),
            new CrmChange.RecordAbsent(record, Absence.DELETED));

    assertThat(bench.topology().values(Topics.GROUPWARE_COMMANDS))
        .singleElement()
        .isInstanceOfSatisfying(
            GroupwareCommand.DeleteEvent.class,
            delete -> {
              assertThat(delete.id().appointment()).isEqualTo(SeriesBench.key(date));
              assertThat(delete.event()).isEqualTo(SeriesBench.MASTER);
            });
  }
}
