package dev.lockstep.crm;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.crm.capture.CaptureSettings;
import dev.lockstep.crm.capture.CaptureStatus;
import dev.lockstep.crm.capture.CrmCapture;
import dev.lockstep.crm.capture.KafkaOutbox;
import dev.lockstep.crm.database.Database;
import dev.lockstep.crm.database.SlotQuery;
import dev.lockstep.crm.record.RecordReader;
import dev.lockstep.crm.record.RecordVersion;
import dev.lockstep.crm.sink.CrmSink;
import dev.lockstep.kafka.GroupLoop;
import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.Ownership;
import dev.lockstep.model.json.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The CRM connector: capture and sink. */
public final class CrmService implements AutoCloseable {

  private static final String GROUP = "crm-connector";

  private final Database database;
  private final KafkaOutbox outbox;
  private final CrmCapture capture;
  private final GroupLoop loop;
  private final SlotQuery slot;

  /** A connector that has not begun. */
  public CrmService(KafkaSettings kafka, CrmSettings settings) {
    ObjectMapper mapper = Json.mapper();
    RecordReader reader =
        new RecordReader(settings.mapping(), settings.privacy(), new RecordVersion(mapper));
    this.database =
        new Database(
            settings.jdbcUrl(), settings.user(), settings.password(), settings.connections());
    this.outbox = new KafkaOutbox(kafka, "crm-capture-" + settings.instance(), mapper);
    this.capture =
        new CrmCapture(
            new CaptureSettings(
                kafka,
                settings.jdbcUrl(),
                settings.user(),
                settings.password(),
                settings.slot(),
                settings.publication(),
                settings.offsetTopic(),
                settings.snapshotMode()),
            settings.mapping(),
            reader,
            database,
            outbox);
    this.slot = new SlotQuery(settings.slot());
    this.loop =
        new GroupLoop(
            kafka,
            GROUP,
            settings.instance(),
            List.of(new CrmSink(database, settings.mapping(), reader).route()),
            Ownership.IGNORED,
            new GroupLoop.Limits(settings.inFlight()),
            mapper);
  }

  /** Begins; returns at once. */
  public void start() {
    capture.start();
    loop.start();
  }

  /** Whether changes are read as they are committed, and commands are read. */
  public boolean isReady() {
    return capture.status().state() == CaptureStatus.State.STREAMING && loop.isReady();
  }

  /** How it is; asks the database. */
  public CrmStatus status() {
    Optional<SlotQuery.Slot> found;
    try {
      found = database.read(slot::read);
    } catch (SQLException e) {
      found = Optional.empty();
    }
    return new CrmStatus(
        capture.status(),
        loop.isReady(),
        found.map(SlotQuery.Slot::lagBytes),
        found.map(SlotQuery.Slot::retainedBytes));
  }

  /** Stops; waits at most 5 s. */
  @Override
  public void close() {
    Thread closing = Thread.ofVirtual().name("crm-sink-close").start(loop::close);
    capture.close();
    try {
      closing.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    outbox.close();
    database.close();
  }
}
