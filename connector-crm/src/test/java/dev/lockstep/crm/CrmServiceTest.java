package dev.lockstep.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.crm.mapping.MappingFile;
import dev.lockstep.crm.schema.ReferenceSchema;
import dev.lockstep.crm.support.CrmDatabase;
import dev.lockstep.crm.support.KafkaBroker;
import dev.lockstep.crm.support.TopicReader;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.topic.Topics;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole connector, on a real broker and a real database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrmServiceTest {

  private static final Logger LOG = LoggerFactory.getLogger(CrmServiceTest.class);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @TempDir static Path folder;

  private KafkaBroker broker;
  private CrmDatabase crm;
  private CrmService service;

  @BeforeAll
  void start() throws Exception {
    broker = new KafkaBroker(folder);
    crm = new CrmDatabase();
    crm.sql(
        """
        INSERT INTO crm.kp (stat_no, serial_no, fi_stat_no, fi_serial_no, first_name, last_name, email1)
        VALUES (1, 10, 1, 1, 'Ada', 'Snapshot', 'ada@customer.example');
        INSERT INTO crm.ma (stat_no, serial_no, subject, start_date, rep_id, rep_group)
        VALUES (1, 500, 'there before', '2026-03-02', 1000000007, 3)
        """);
    service = new CrmService(broker.settings(), settings());
    service.start();
    await().atMost(Duration.ofSeconds(30)).until(service::isReady);
  }

  private CrmSettings settings() {
    CrmSettings d =
        CrmSettings.of(
            crm.url(), ReferenceSchema.LOGIN, CrmDatabase.PASSWORD, MappingFile.reference());
    return new CrmSettings(
        d.jdbcUrl(),
        d.user(),
        d.password(),
        crm.slot(),
        d.publication(),
        d.offsetTopic(),
        d.snapshotMode(),
        d.mapping(),
        d.privacy(),
        d.instance(),
        d.connections(),
        d.inFlight());
  }

  @AfterAll
  void stop() throws SQLException {
    long before = System.nanoTime();
    service.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    crm.close();
    broker.close();
  }

  @Test
  void whatWasThereBeforeTheStartIsPublished() {
    try (TopicReader<SourceKey, CrmChange> changes = new TopicReader<>(broker, Topics.CRM_CHANGES);
        TopicReader<DirectoryKey, DirectoryEntry> directory =
            new TopicReader<>(broker, Topics.CRM_DIRECTORY)) {
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
  void anEditIsPublishedWithinMilliseconds() throws Exception {
    try (TopicReader<SourceKey, CrmChange> changes =
        new TopicReader<>(broker, Topics.CRM_CHANGES)) {
      changes.poll();
      crm.sql(
          """
          INSERT INTO crm.ma (stat_no, serial_no, subject, start_date, start_time, end_time, rep_id)
          VALUES (1, 600, 'first', '2026-03-02', '10:00', '11:00', 1000000007)
          """);
      awaitSubject(changes, "first");
      List<Double> millis = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        String subject = "edit " + i;
        LockSupport.parkNanos(20_000_000); // the engine is idle again
        crm.sql("UPDATE crm.ma SET subject = '" + subject + "' WHERE serial_no = 600");
        long committed = System.nanoTime();
        awaitSubject(changes, subject);
        millis.add((System.nanoTime() - committed) / 1e6);
      }
      Collections.sort(millis);
      LOG.atInfo()
          .addKeyValue("medianMillis", millis.get(millis.size() / 2))
          .addKeyValue("p95Millis", millis.get(millis.size() * 95 / 100))
          .addKeyValue("maxMillis", millis.getLast())
          .log("from commit to the topic");
      assertThat(millis.get(millis.size() / 2)).isLessThan(500);
    }
  }

  private static void awaitSubject(TopicReader<SourceKey, CrmChange> changes, String subject) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (System.nanoTime() < deadline) {
      boolean there =
          changes.poll().stream()
              .anyMatch(
                  entry ->
                      entry.value().orElseThrow() instanceof CrmChange.RecordObserved observed
                          && observed.state().content().subject().value().equals(subject));
      if (there) {
        return;
      }
    }
    throw new AssertionError("'" + subject + "' was not published");
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
                broker.settings().with(Map.of()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        TopicReader<AppointmentKey, CrmResult> results =
            new TopicReader<>(broker, Topics.CRM_RESULTS);
        TopicReader<SourceKey, CrmChange> changes = new TopicReader<>(broker, Topics.CRM_CHANGES)) {

      producer
          .send(Outgoing.of(Topics.CRM_COMMANDS, key, command).record(broker.mapper(), 2))
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
              crm.rows(
                  "SELECT stat_no, subject, start_time, updated_module, free_l1 FROM crm.ma"
                      + " WHERE stat_no = 9001"))
          .containsExactly("9001|Lunch 🍜|12:00:00|77|f");
    }
  }

  @Test
  void aDeletedRecordIsPublishedAsDeleted() throws Exception {
    try (TopicReader<SourceKey, CrmChange> changes =
        new TopicReader<>(broker, Topics.CRM_CHANGES)) {
      crm.sql(
          "INSERT INTO crm.ma (stat_no, serial_no, subject, start_date) VALUES (1, 700, 'x',"
              + " '2026-03-02')");
      crm.sql("UPDATE crm.ma SET del_cd = 1 WHERE serial_no = 700");
      await()
          .untilAsserted(
              () ->
                  assertThat(changes.all())
                      .filteredOn(entry -> entry.key().source().equals("record/1-700"))
                      .last()
                      .satisfies(
                          entry ->
                              assertThat(entry.value().orElseThrow())
                                  .isEqualTo(
                                      new CrmChange.RecordAbsent(
                                          new RecordKey(1, 700), Absence.DELETED))));
    }
  }

  @Test
  void anOccurrenceThatIsDeletedWithItsLinkIsAbsentUnderItsOwnKey() throws Exception {
    try (TopicReader<SourceKey, CrmChange> changes =
        new TopicReader<>(broker, Topics.CRM_CHANGES)) {
      crm.sql(
          """
          INSERT INTO crm.ma (stat_no, serial_no, subject, start_date)
          VALUES (1, 710, 'weekly', '2026-03-02'), (1, 711, 'weekly', '2026-03-09');
          INSERT INTO crm.xk (ma_stat_no, ma_serial_no, system, external_key, occurrence)
          VALUES (1, 710, 'lockstep', 'gw:0471', '2026-03-02'),
                 (1, 711, 'lockstep', 'gw:0471', '2026-03-09')
          """);
      crm.sql(
          "DELETE FROM crm.xk WHERE ma_serial_no = 711; DELETE FROM crm.ma WHERE serial_no = 711");
      await()
          .untilAsserted(
              () -> {
                assertThat(last(changes, "gw:0471/2026-03-02|record/1-710"))
                    .isInstanceOf(CrmChange.RecordObserved.class);
                assertThat(last(changes, "gw:0471/2026-03-09|record/1-711"))
                    .isEqualTo(new CrmChange.RecordAbsent(new RecordKey(1, 711), Absence.DELETED));
              });
    }
  }

  private static CrmChange last(TopicReader<SourceKey, CrmChange> changes, String key) {
    return changes.all().stream()
        .filter(entry -> entry.key().toString().equals(key))
        .reduce((_, later) -> later)
        .flatMap(TopicReader.Entry::value)
        .orElseThrow(() -> new AssertionError("nothing under " + key));
  }

  @Test
  void theStatusTellsHowFarTheLogIsRead() {
    await()
        .untilAsserted(
            () -> {
              CrmStatus status = service.status();
              assertThat(status.sinkReady()).isTrue();
              assertThat(status.slotLagBytes()).isPresent();
              assertThat(status.capture().fault()).isEmpty();
            });
  }

  @Test
  void aChangedAddressIsPublishedAndTheOldOneTakenBack() throws Exception {
    try (TopicReader<DirectoryKey, DirectoryEntry> directory =
            new TopicReader<>(broker, Topics.CRM_DIRECTORY);
        TopicReader<SourceKey, CrmChange> changes = new TopicReader<>(broker, Topics.CRM_CHANGES)) {
      crm.sql(
          """
          INSERT INTO crm.kp (stat_no, serial_no, email1, email2)
          VALUES (1, 20, 'Old@x.example', 'second@x.example');
          INSERT INTO crm.id (stat_no, serial_no, email, org_group, kp_stat_no, kp_serial_no,
            connector_enabled, sync_appointments)
          VALUES (1, 21, 'rep@x.example', 4, 1, 20, true, true);
          INSERT INTO crm.ma (stat_no, serial_no, start_date) VALUES (1, 800, '2026-03-02');
          INSERT INTO crm.mb (ma_stat_no, ma_serial_no, kp_stat_no, kp_serial_no)
          VALUES (1, 800, 1, 20)
          """);
      await().untilAsserted(() -> assertThat(addressed(changes, "old@x.example")).isTrue());

      crm.sql("UPDATE crm.kp SET email1 = 'new@x.example' WHERE serial_no = 20");

      await()
          .untilAsserted(
              () -> {
                Map<String, Boolean> last = new TreeMap<>();
                directory.all().forEach(e -> last.put(e.key().toString(), e.value().isPresent()));
                assertThat(last)
                    .containsEntry("mailto:old@x.example|kp/1-20", false)
                    .containsEntry("mailto:new@x.example|kp/1-20", true)
                    .containsEntry("mailto:second@x.example|kp/1-20", true)
                    .containsEntry("mailto:rep@x.example|id/1-21", true)
                    .containsEntry("rep:1000000021|id/1-21", true);
                assertThat(addressed(changes, "new@x.example")).isTrue();
              });
    }
  }

  /** Whether a record was published with a participant of this address. */
  private static boolean addressed(TopicReader<SourceKey, CrmChange> changes, String address) {
    return changes.all().stream()
        .anyMatch(
            entry ->
                entry.value().orElseThrow() instanceof CrmChange.RecordObserved observed
                    && observed.state().entries().containsKey(new EmailAddress(address)));
  }

  @Test
  void aRecordThatIsNoAppointmentAnyMoreIsPublishedAsSuch() throws Exception {
    try (TopicReader<SourceKey, CrmChange> changes =
        new TopicReader<>(broker, Topics.CRM_CHANGES)) {
      crm.sql(
          """
          INSERT INTO crm.ma (stat_no, serial_no, start_date) VALUES (1, 810, '2026-03-02');
          INSERT INTO crm.ma (stat_no, serial_no, start_date, type) VALUES (1, 811, '2026-03-02', 2);
          INSERT INTO crm.ma (stat_no, serial_no, start_date, end_date)
          VALUES (1, 812, '2026-03-02', '2026-03-01');
          INSERT INTO crm.ma (stat_no, serial_no, start_date) VALUES (1, 813, '2026-03-02')
          """);
      crm.sql("UPDATE crm.ma SET type = 3 WHERE serial_no IN (810, 811)");
      crm.sql("DELETE FROM crm.ma WHERE serial_no = 813");

      await()
          .untilAsserted(
              () -> {
                Map<RecordKey, CrmChange> last = new TreeMap<>();
                changes.all().stream()
                    .map(entry -> entry.value().orElseThrow())
                    .forEach(change -> last.put(change.record(), change));
                assertThat(last)
                    .containsEntry(
                        new RecordKey(1, 810),
                        new CrmChange.RecordAbsent(new RecordKey(1, 810), Absence.OUT_OF_WINDOW))
                    .containsEntry(
                        new RecordKey(1, 813),
                        new CrmChange.RecordAbsent(new RecordKey(1, 813), Absence.DELETED))
                    .doesNotContainKey(new RecordKey(1, 811));
                assertThat(last.get(new RecordKey(1, 812)))
                    .isInstanceOf(CrmChange.RecordInvalid.class);
              });
    }
  }

  @Test
  void aRestartedConnectorReadsOnWhereItStopped() throws Exception {
    try (TopicReader<SourceKey, CrmChange> changes =
        new TopicReader<>(broker, Topics.CRM_CHANGES)) {
      service.close();
      crm.sql(
          "INSERT INTO crm.ma (stat_no, serial_no, subject, start_date) VALUES (1, 820, 'meanwhile',"
              + " '2026-03-02')");
      service = new CrmService(broker.settings(), settings());
      service.start();

      awaitSubject(changes, "meanwhile");
      await().atMost(Duration.ofSeconds(30)).until(service::isReady);
    }
  }

  /** A commit that waits for a standby is in the log already, and seen by nobody yet. */
  @Test
  void anEditIsReadOnlyWhenItCanBeSeen() throws Exception {
    try (TopicReader<SourceKey, CrmChange> changes = new TopicReader<>(broker, Topics.CRM_CHANGES);
        Connection user = crm.connect();
        Statement statement = user.createStatement();
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      crm.sql(
          "INSERT INTO crm.ma (stat_no, serial_no, subject, start_date) VALUES (1, 830, 'before',"
              + " '2026-03-02')");
      awaitSubject(changes, "before");
      crm.sql("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
      crm.sql("SELECT pg_reload_conf()");
      Future<?> edit;
      try {
        edit =
            executor.submit(
                () ->
                    statement.execute("UPDATE crm.ma SET subject = 'after' WHERE serial_no = 830"));
        await()
            .until(
                () ->
                    !crm.rows("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
                        .isEmpty());
        await()
            .during(Duration.ofMillis(300))
            .untilAsserted(
                () ->
                    assertThat(changes.poll())
                        .noneMatch(entry -> entry.key().source().equals("record/1-830")));
      } finally {
        crm.sql("ALTER SYSTEM RESET synchronous_standby_names");
        crm.sql("SELECT pg_reload_conf()");
      }
      edit.get();
      awaitSubject(changes, "after");
    }
  }
}
