package dev.lockstep.kafka;

import dev.lockstep.model.topic.Topic;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Who handles the records of a topic.
 *
 * @param lane names what must be handled in order: records of one lane are handled one after the
 *     other, in the order of the topic; lanes run side by side
 */
public record Route<K, V>(
    Topic<K, V> topic, BiFunction<K, Optional<V>, String> lane, Handler<K, V> handler) {

  /** Handles a record. */
  @FunctionalInterface
  public interface Handler<K, V> {
    /**
     * Handles one record, on a virtual thread of its own; it may block for as long as it needs, for
     * example to try again what may pass by itself.
     *
     * @return what is to be published, in one transaction with the word that the record is done
     * @throws InterruptedException when the loop closes; the record will come again
     * @throws RuntimeException only if the code is wrong: the record goes to quarantine
     */
    List<Outgoing<?, ?>> handle(Received<K, V> received) throws InterruptedException;
  }
}
