package dev.lockstep.crm.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.crm.support.RunningConnector;
import dev.lockstep.crm.support.TopicReader;
import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.topic.Topics;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What users do in the database is published, on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedChangesTest {

  @TempDir static Path folder;

  private RunningConnector connector;

  @BeforeAll
  void start() throws Exception {
    connector = new RunningConnector(folder, "");
  }

  @AfterAll
  void stop() throws SQLException {
    connector.close();
  }

  @Test
  void everyEditIsPublishedByItself() throws Exception {
    try (TopicReader<SourceKey, CrmChange> changes = connector.read(Topics.CRM_CHANGES)) {
      connector.crm.sql(
          """
          INSERT INTO crm.ma (stat_no, serial_no, subject, start_date, start_time, end_time, rep_id)
          VALUES (1, 600, 'first', '2026-03-02', '10:00', '11:00', 1000000007)
          """);
      RunningConnector.awaitSubject(changes, "first");
      for (int i = 0; i < 20; i++) {
        String subject = "edit " + i;
        connector.crm.sql("UPDATE crm.ma SET subject = '" + subject + "' WHERE serial_no = 600");
        RunningConnector.awaitSubject(changes, subject);
      }
    }
  }

  @Test
  void aDeletedRecordIsPublishedAsDeleted() throws Exception {
    try (TopicReader<SourceKey, CrmChange> changes = connector.read(Topics.CRM_CHANGES)) {
      connector.crm.sql(
          "INSERT INTO crm.ma (stat_no, serial_no, subject, start_date) VALUES (1, 700, 'x',"
              + " '2026-03-02')");
      connector.crm.sql("UPDATE crm.ma SET del_cd = 1 WHERE serial_no = 700");
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
    try (TopicReader<SourceKey, CrmChange> changes = connector.read(Topics.CRM_CHANGES)) {
      connector.crm.sql(
          """
          INSERT INTO crm.ma (stat_no, serial_no, subject, start_date)
          VALUES (1, 710, 'weekly', '2026-03-02'), (1, 711, 'weekly', '2026-03-09');
          INSERT INTO crm.xk (ma_stat_no, ma_serial_no, system, external_key, occurrence)
          VALUES (1, 710, 'lockstep', 'gw:0471', '2026-03-02'),
                 (1, 711, 'lockstep', 'gw:0471', '2026-03-09')
          """);
      connector.crm.sql(
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
  void aChangedAddressIsPublishedAndTheOldOneTakenBack() throws Exception {
    try (TopicReader<DirectoryKey, DirectoryEntry> directory =
            connector.read(Topics.CRM_DIRECTORY);
        TopicReader<SourceKey, CrmChange> changes = connector.read(Topics.CRM_CHANGES)) {
      connector.crm.sql(
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

      connector.crm.sql("UPDATE crm.kp SET email1 = 'new@x.example' WHERE serial_no = 20");

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
    try (TopicReader<SourceKey, CrmChange> changes = connector.read(Topics.CRM_CHANGES)) {
      connector.crm.sql(
          """
          INSERT INTO crm.ma (stat_no, serial_no, start_date) VALUES (1, 810, '2026-03-02');
          INSERT INTO crm.ma (stat_no, serial_no, start_date, type) VALUES (1, 811, '2026-03-02', 2);
          INSERT INTO crm.ma (stat_no, serial_no, start_date, end_date)
          VALUES (1, 812, '2026-03-02', '2026-03-01');
          INSERT INTO crm.ma (stat_no, serial_no, start_date) VALUES (1, 813, '2026-03-02')
          """);
      connector.crm.sql("UPDATE crm.ma SET type = 3 WHERE serial_no IN (810, 811)");
      connector.crm.sql("DELETE FROM crm.ma WHERE serial_no = 813");

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

  /** A commit that waits for a standby is in the log already, and seen by nobody yet. */
  @Test
  void anEditIsReadOnlyWhenItCanBeSeen() throws Exception {
    try (TopicReader<SourceKey, CrmChange> changes = connector.read(Topics.CRM_CHANGES);
        Connection user = connector.crm.connect();
        Statement statement = user.createStatement();
        Connection colleague = connector.crm.connect();
        Statement probe = colleague.createStatement();
        ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      connector.crm.sql(
          "INSERT INTO crm.ma (stat_no, serial_no, subject, text, start_date) VALUES"
              + " (1, 831, 'another', '.', '2026-03-02'), (1, 830, 'before', '', '2026-03-02')");
      RunningConnector.awaitSubject(changes, "before");
      connector.crm.sql("ALTER SYSTEM SET synchronous_standby_names = 'nobody'");
      connector.crm.sql("SELECT pg_reload_conf()");
      List<Future<?>> probes = new ArrayList<>();
      Future<?> edit;
      try {
        // the setting takes effect at some time after it was said: until then nobody waits
        await()
            .until(
                () -> {
                  probes.add(
                      executor.submit(
                          () ->
                              probe.execute(
                                  "UPDATE crm.ma SET text = text || '.' WHERE serial_no = 831")));
                  return isWaiting(1);
                });
        edit =
            executor.submit(
                () ->
                    statement.execute("UPDATE crm.ma SET subject = 'after' WHERE serial_no = 830"));
        await().until(() -> isWaiting(2));
        await()
            .during(Duration.ofMillis(300))
            .untilAsserted(
                () ->
                    assertThat(changes.poll())
                        .noneMatch(entry -> entry.key().source().equals("record/1-830")));
      } finally {
        connector.crm.sql("ALTER SYSTEM RESET synchronous_standby_names");
        connector.crm.sql("SELECT pg_reload_conf()");
      }
      edit.get();
      for (Future<?> done : probes) {
        done.get();
      }
      RunningConnector.awaitSubject(changes, "after");
    }
  }

  /** Whether so many commits wait for a standby. */
  private boolean isWaiting(int commits) throws SQLException {
    return connector.crm.rows("SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'").size()
        == commits;
  }
}
