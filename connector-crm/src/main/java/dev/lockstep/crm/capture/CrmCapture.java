package dev.lockstep.crm.capture;

import dev.lockstep.crm.database.Database;
import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.crm.mapping.Table;
import dev.lockstep.crm.record.RecordReader;
import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs Debezium's engine, and starts it again with growing delay whenever it stops: while the
 * database is away, the publication is missing or another instance has the slot. What a batch
 * concerns is read from the database and published before the batch counts as done, so nothing is
 * lost; after a failure some of it may be published again, which does no harm.
 */
public final class CrmCapture implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CrmCapture.class);
  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
  private static final Duration CATCH_UP_DELAY = Duration.ofSeconds(2);

  private final CaptureSettings settings;
  private final CrmMapping mapping;
  private final Database database;
  private final Outbox outbox;
  private final RowReader rows;
  private final ChangeAssembler assembler;
  private final Preflight preflight;
  private final CatchUp catchUp;
  private final Thread thread;
  private final ReentrantLock publishing = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closed = lock.newCondition();
  private volatile boolean closing;
  private volatile Optional<DebeziumEngine<?>> engine = Optional.empty();
  private final StatusBoard status = new StatusBoard();
  private volatile Optional<String> outcome = Optional.empty();
  private volatile Optional<String> horizon = Optional.empty();

  /** A capture that has not begun; it closes neither the database nor the outbox. */
  public CrmCapture(
      CaptureSettings settings,
      CrmMapping mapping,
      RecordReader reader,
      Database database,
      Outbox outbox) {
    this.settings = settings;
    this.mapping = mapping;
    this.database = database;
    this.outbox = outbox;
    this.rows = new RowReader(mapping, reader);
    this.assembler = new ChangeAssembler(database, mapping, reader);
    this.preflight = new Preflight(mapping, settings.publication(), settings.slot());
    this.catchUp = new CatchUp(database, mapping, settings.slot());
    this.thread = Thread.ofPlatform().name("crm-capture").unstarted(this::run);
  }

  /** Begins; returns at once. */
  public void start() {
    thread.start();
  }

  /** How it is now. */
  public CaptureStatus status() {
    return status.now();
  }

  private void run() {
    Duration delay = FIRST_DELAY;
    while (!closing) {
      status.enter(CaptureStatus.State.STARTING);
      Optional<String> fault = runOnce();
      if (closing) {
        break;
      }
      if (status.now().state() == CaptureStatus.State.STREAMING) {
        delay = FIRST_DELAY; // it ran for a while
      }
      fail(fault.orElse("Debezium's engine ended"), delay);
      pause(delay);
      delay =
          delay.multipliedBy(2).compareTo(LONGEST_DELAY) < 0
              ? delay.multipliedBy(2)
              : LONGEST_DELAY;
    }
    status.enter(CaptureStatus.State.STOPPED);
  }

  /** Runs until the engine ends; says why it did. */
  private Optional<String> runOnce() {
    try {
      List<String> faults = database.read(preflight::faults);
      if (!faults.isEmpty()) {
        return Optional.of(String.join("; ", faults));
      }
      horizon = catchUp.horizon();
    } catch (SQLException e) {
      return Optional.of("the database cannot be read: " + e.getMessage());
    }
    outcome = Optional.empty();
    Properties properties =
        EngineProperties.of(
            settings, mapping.tables().stream().map(Table::qualified).toList(), rows.columns());
    DebeziumEngine<?> built =
        DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
            .using(properties)
            .using(new Started())
            .using(
                (DebeziumEngine.CompletionCallback)
                    (success, message, error) ->
                        outcome = success ? Optional.empty() : Optional.of(words(message, error)))
            .notifying(new Batches())
            .build();
    engine = Optional.of(built);
    if (!closing) {
      built.run();
    }
    engine = Optional.empty();
    return outcome;
  }

  /** Publishes a batch, and only then counts it as done. */
  private final class Batches
      implements DebeziumEngine.ChangeConsumer<RecordChangeEvent<SourceRecord>> {
    @Override
    public void handleBatch(
        List<RecordChangeEvent<SourceRecord>> batch,
        DebeziumEngine.RecordCommitter<RecordChangeEvent<SourceRecord>> committer)
        throws InterruptedException {
      ChangeSet changes = new ChangeSet();
      for (RecordChangeEvent<SourceRecord> event : batch) {
        EngineRecords.rowChange(event.record()).ifPresent(change -> rows.add(change, changes));
      }
      publish(changes);
      for (RecordChangeEvent<SourceRecord> event : batch) {
        committer.markProcessed(event);
      }
      committer.markBatchFinished();
    }
  }

  /**
   * Reads and publishes under a lock: of two who read the same record, the one who reads later must
   * publish later.
   */
  private void publish(ChangeSet changes) throws InterruptedException {
    if (changes.isEmpty()) {
      return;
    }
    publishing.lockInterruptibly();
    try {
      ChangeAssembler.Assembled assembled = assembler.assemble(changes);
      outbox.publish(assembled.records(), assembled.unpublishable());
      status.published();
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be read: " + e.getMessage(), e);
    } finally {
      publishing.unlock();
    }
  }

  private final class Started implements DebeziumEngine.ConnectorCallback {
    @Override
    public void pollingStarted() {
      LOG.atInfo().addKeyValue("slot", settings.slot()).log("Reading the write-ahead log");
      status.enter(CaptureStatus.State.STREAMING);
      horizon.ifPresent(xmin -> Thread.ofVirtual().name("crm-catch-up").start(() -> catchUp(xmin)));
    }
  }

  /** Publishes what was written lately, once the log is surely being read: see {@link CatchUp}. */
  private void catchUp(String xmin) {
    pause(CATCH_UP_DELAY);
    try {
      if (!closing) {
        publish(catchUp.since(xmin));
      }
    } catch (SQLException | IllegalStateException e) {
      LOG.atWarn()
          .addKeyValue("cause", e.getMessage())
          .log("What was written before the start could not be read again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fail(String fault, Duration delay) {
    LOG.atWarn()
        .addKeyValue("cause", fault)
        .addKeyValue("retryInMillis", delay.toMillis())
        .log("The capture of the CRM does not run");
    status.failed(fault);
  }

  private void pause(Duration delay) {
    lock.lock();
    try {
      long nanos = delay.toNanos();
      while (!closing && nanos > 0) {
        nanos = closed.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private static String words(@Nullable String message, @Nullable Throwable error) {
    StringBuilder words = new StringBuilder(message == null ? "" : message);
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      String next = String.valueOf(cause.getMessage());
      if (words.indexOf(next) < 0) {
        words.append(words.isEmpty() ? "" : ": ").append(next);
      }
    }
    return words.toString();
  }

  /** Stops; waits at most 3 s. */
  @Override
  public void close() {
    lock.lock();
    try {
      closing = true;
      closed.signalAll();
    } finally {
      lock.unlock();
    }
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    try {
      while (thread.isAlive() && System.nanoTime() < deadline) {
        engine.ifPresent(CrmCapture::stop);
        thread.join(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Refused while the engine's tasks are starting: it is tried again then. */
  private static void stop(DebeziumEngine<?> engine) {
    try {
      engine.close();
    } catch (IOException | IllegalStateException e) {
      LOG.atDebug().addKeyValue("cause", e.toString()).log("The engine does not stop yet");
    }
  }
}
