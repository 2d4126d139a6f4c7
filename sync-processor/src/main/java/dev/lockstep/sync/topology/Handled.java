package dev.lockstep.sync.topology;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A part of what became of a record; all parts are stored and sent in one transaction. */
public sealed interface Handled {

  /**
   * Something was decided about an appointment.
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

  /**
   * What a mailbox shows of a series has changed.
   *
   * @param key in the store of series
   * @param view empty if it shows none any more
   */
  record Shelved(String key, Optional<byte[]> view) implements Handled {}

  /**
   * It cannot be read, or the core failed at it: the state of the appointments concerned is as it
   * was.
   */
  record Quarantined(ProducerRecord<byte[], byte[]> record) implements Handled {}
}
