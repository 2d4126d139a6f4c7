package dev.lockstep.sync.topology;

import dev.lockstep.kafka.Quarantine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A processor's dealings with Streams: which record it has, where others go, when to commit. */
final class Forwarder {

  private static final Logger LOG = LoggerFactory.getLogger(Forwarder.class);
  private static final Duration TICK = Duration.ofMillis(5);

  private final ProcessorContext<byte[], byte[]> context;
  private final Supplier<PromptCommit> commit;

  /**
   * For a processor.
   *
   * @param commit that of the thread which calls
   */
  Forwarder(ProcessorContext<byte[], byte[]> context, Supplier<PromptCommit> commit) {
    this.context = context;
    this.commit = commit;
    context.schedule(
        TICK, PunctuationType.WALL_CLOCK_TIME, now -> commit.get().tick(now, context::commit));
  }

  /** The record under way, with the place where it stands. */
  ConsumerRecord<byte[], byte[]> received(Record<byte[], byte[]> record) {
    RecordMetadata place =
        context
            .recordMetadata()
            .orElseThrow(() -> new IllegalStateException("a record from nowhere"));
    return new ConsumerRecord<>(
        place.topic(),
        place.partition(),
        place.offset(),
        record.timestamp(),
        TimestampType.CREATE_TIME,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        record.key(),
        record.value(),
        record.headers(),
        Optional.empty());
  }

  /** Sends a record to the sink of its topic, with the time of the record under way. */
  void forward(ProducerRecord<byte[], byte[]> record, long timestamp) {
    context.forward(
        new Record<>(record.key(), record.value(), timestamp, record.headers()),
        Names.sink(record.topic()));
  }

  /** Sends a record to a topic that is read here, to be taken up in its turn. */
  void forwardBack(ProducerRecord<byte[], byte[]> record, long timestamp) {
    context.forward(
        new Record<>(record.key(), record.value(), timestamp, record.headers()),
        Names.back(record.topic()));
  }

  /** Sends the record under way, which cannot be read, to the quarantine of its topic. */
  void quarantine(ConsumerRecord<byte[], byte[]> received, Exception cause) {
    LOG.atWarn()
        .addKeyValue("topic", received.topic())
        .addKeyValue("partition", received.partition())
        .addKeyValue("offset", received.offset())
        .addKeyValue("cause", cause.getMessage())
        .log("A record cannot be read; it goes to quarantine");
    forward(Quarantine.of(received, String.valueOf(cause.getMessage())), received.timestamp());
  }

  /** The record under way is done. */
  void done() {
    commit.get().processed(context.currentSystemTimeMs(), context::commit);
  }
}
