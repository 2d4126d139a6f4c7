package dev.lockstep.sync.topology;

import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What became of a record. */
public sealed interface Handled {

  /**
   * It was decided.
   *
   * @param state the record for the topic {@code appointments}; its key and value are the store's
   * @param others what else is to be sent, in order
   */
  record Decided(ProducerRecord<byte[], byte[]> state, List<ProducerRecord<byte[], byte[]>> others)
      implements Handled {
    public Decided {
      others = List.copyOf(others);
    }
  }

  /** It says nothing to the core. */
  record PassedOver() implements Handled {}

  /** It cannot be read, or the core failed at it: the state is as it was. */
  record Quarantined(ProducerRecord<byte[], byte[]> record) implements Handled {}
}
