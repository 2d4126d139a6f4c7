package dev.lockstep.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.crm.support.RunningConnector;
import dev.lockstep.crm.support.TopicReader;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.topic.Topics;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole connector, on a real broker and a real database: from its start to its end. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrmServiceTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir static Path folder;

  private RunningConnector connector;

  @BeforeAll
  void start() throws Exception {
    connector =
        new RunningConnector(
            folder,
            """
        INSERT INTO crm.kp (stat_no, serial_no, fi_stat_no, fi_serial_no, first_name, last_name, email1)
        VALUES (1, 10, 1, 1, 'Ada', 'Snapshot', 'ada@customer.example');
        INSERT INTO crm.ma (stat_no, serial_no, subject, start_date, rep_id, rep_group)
        VALUES (1, 500, 'there before', '2026-03-02', 1000000007, 3)
        """);
  }

  @AfterAll
  void stop() throws SQLException {
    connector.stop();
    await("nothing of it is connected")
        .untilAsserted(
            () ->
                assertThat(
                        connector.crm.rows(
                            "SELECT application_name, query FROM pg_stat_activity WHERE datname ="
                                + " current_database() AND pid <> pg_backend_pid() UNION ALL SELECT"
                                + " slot_name, 'active slot' FROM pg_replication_slots WHERE"
                                + " database = current_database() AND active"))
                    .isEmpty());
    connector.close();
  }

  @Test
  void whatWasThereBeforeTheStartIsPublished() {
    try (TopicReader<SourceKey, CrmChange> changes = connector.read(Topics.CRM_CHANGES);
        TopicReader<DirectoryKey, DirectoryEntry> directory =
            connector.read(Topics.CRM_DIRECTORY)) {
      await()
          .untilAsserted(
              () -> {
                assertThat(changes.all())
                    .anySatisfy(
                        entry -> {
                          assertThat(entry.key()).hasToString("crm:1-500|record/1-500");
                          assertThat(entry.value().orElseThrow())
                              .isInstanceOf(CrmChange.RecordObserved.class);
                        });
                assertThat(directory.all())
                    .anySatisfy(
                        entry ->
                            assertThat(entry.key())
                                .hasToString("mailto:ada@customer.example|kp/1-10"));
              });
    }
  }

  @Test
  void aCommandBecomesARecordAndAResult() throws Exception {
    AppointmentKey key = AppointmentKey.bornInGroupware("040000008200E00074C5B7101A82E008");
    CommandId id = new CommandId(key, Side.CRM, 1);
    CrmCommand command =
        new CrmCommand.CreateRecord(
            id,
            new CrmRecord(
                Appointment.of(
                    new Text("Lunch 🍜"),
                    new Timing.Timed(
                        LocalDateTime.parse("2026-03-02T12:00"),
                        LocalDateTime.parse("2026-03-02T13:00"),
                        BERLIN)),
                Optional.of(new Rep(new RepId(1_000_000_007L), 3)),
                Optional.empty(),
                new TreeMap<>(),
                Set.of(),
                Status.PLANNED,
                Marking.NONE,
                true));
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                connector.broker.settings().with(Map.of()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        TopicReader<AppointmentKey, CrmResult> results = connector.read(Topics.CRM_RESULTS);
        TopicReader<SourceKey, CrmChange> changes = connector.read(Topics.CRM_CHANGES)) {

      producer
          .send(Outgoing.of(Topics.CRM_COMMANDS, key, command).record(connector.broker.mapper(), 2))
          .get();

      await()
          .untilAsserted(
              () -> {
                CrmResult.Written written =
                    (CrmResult.Written)
                        results.all().stream()
                            .filter(entry -> entry.key().equals(key))
                            .findFirst()
                            .orElseThrow(AssertionError::new)
                            .value()
                            .orElseThrow();
                assertThat(written.already()).isFalse();
                assertThat(changes.all())
                    .filteredOn(entry -> entry.key().appointment().equals(key))
                    .last()
                    .satisfies(
                        entry -> {
                          CrmChange.RecordObserved seen =
                              (CrmChange.RecordObserved) entry.value().orElseThrow();
                          assertThat(seen.record()).isEqualTo(written.record());
                          assertThat(seen.version()).isEqualTo(written.version());
                          assertThat(seen.state()).isEqualTo(written.stored());
                          assertThat(seen.reductions()).isEmpty();
                          assertThat(seen.modified()).isPresent();
                        });
              });
      assertThat(
              connector.crm.rows(
                  "SELECT stat_no, subject, start_time, updated_module, free_l1 FROM crm.ma"
                      + " WHERE stat_no = 9001"))
          .containsExactly("9001|Lunch 🍜|12:00:00|77|f");
    }
  }

  @Test
  void theStatusTellsHowFarTheLogIsRead() {
    await()
        .untilAsserted(
            () -> {
              CrmStatus status = connector.service().status();
              assertThat(status.sinkReady()).isTrue();
              assertThat(status.slotLagBytes()).isPresent();
              assertThat(status.capture().fault()).isEmpty();
            });
  }

  @Test
  void aRestartedConnectorReadsOnWhereItStopped() throws Exception {
    try (TopicReader<SourceKey, CrmChange> changes = connector.read(Topics.CRM_CHANGES)) {
      connector.stop();
      connector.crm.sql(
          "INSERT INTO crm.ma (stat_no, serial_no, subject, start_date) VALUES (1, 820, 'meanwhile',"
              + " '2026-03-02')");
      connector.restart();

      RunningConnector.awaitSubject(changes, "meanwhile");
      connector.awaitReady();
    }
  }
}
