package dev.lockstep.sync.topology;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the topics of a task's partition were read. Streams keeps that as the offsets of its
 * group, which an operator can set back while the state stays: old states would be taken for edits
 * then, and old orders carried out once more. Here it is kept with the state, in the same
 * transaction, so what was taken once is passed over.
 */
final class ReadPositions {

  private static final Logger LOG = LoggerFactory.getLogger(ReadPositions.class);

  private final KeyValueStore<String, byte[]> store;
  private final Set<String> passedOver = new HashSet<>();

  /**
   * Those of a task.
   *
   * @param store position by topic
   */
  ReadPositions(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  /** Whether the record is to be taken; it counts as taken from now on. */
  boolean takes(ConsumerRecord<byte[], byte[]> record) {
    byte @Nullable [] stored = store.get(record.topic());
    Position position = stored == null ? Position.BEGINNING : Position.of(stored);
    if (position.hasTaken(record.offset(), record.timestamp())) {
      passesOver(record, position);
      return false;
    }
    passedOver.remove(record.topic());
    store.put(record.topic(), position.after(record.offset(), record.timestamp()).bytes());
    return true;
  }

  private void passesOver(ConsumerRecord<byte[], byte[]> record, Position position) {
    if (passedOver.add(record.topic())) {
      LOG.atWarn()
          .addKeyValue("topic", record.topic())
          .addKeyValue("partition", record.partition())
          .addKeyValue("from", record.offset())
          .addKeyValue("to", position.offset())
          .log("A topic is read again; what was taken before is passed over");
    }
  }
}
