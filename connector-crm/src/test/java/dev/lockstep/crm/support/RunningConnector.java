package dev.lockstep.crm.support;

import static org.awaitility.Awaitility.await;

import dev.lockstep.crm.CrmService;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.topic.Topic;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** The whole connector at work, on a broker and a database of its own. */
public final class RunningConnector implements AutoCloseable {

  public final KafkaBroker broker;
  public final CrmDatabase crm = new CrmDatabase();
  private CrmService service;

  /**
   * Starts it.
   *
   * @param before what is in the database then, as SQL
   */
  public RunningConnector(Path folder, String before) throws Exception {
    broker = new KafkaBroker(folder);
    crm.sql(before);
    service = new CrmService(broker.settings(), crm.settings());
    service.start();
    awaitReady();
  }

  public CrmService service() {
    return service;
  }

  /** Stops it; users go on meanwhile. */
  public void stop() {
    service.close();
  }

  /** Starts it again after it was stopped. */
  public void restart() throws Exception {
    service = new CrmService(broker.settings(), crm.settings());
    service.start();
  }

  public void awaitReady() {
    await().atMost(Duration.ofSeconds(30)).until(() -> service.isReady());
  }

  public <K, V> TopicReader<K, V> read(Topic<K, V> topic) {
    return new TopicReader<>(broker, topic);
  }

  /** Waits until a record with this subject is published. */
  public static void awaitSubject(TopicReader<SourceKey, CrmChange> changes, String subject) {
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

  @Override
  public void close() throws SQLException {
    service.close();
    crm.close();
    broker.close();
  }
}
