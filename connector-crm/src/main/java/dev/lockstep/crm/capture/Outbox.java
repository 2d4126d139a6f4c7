package dev.lockstep.crm.capture;

import dev.lockstep.kafka.Outgoing;
import java.util.List;

/** Where what the capture found goes. */
public interface Outbox extends AutoCloseable {

  /**
   * Something that no message can be made of.
   *
   * @param topic where the message would have gone
   * @param key of the record, for people
   */
  record Unpublishable(String topic, String key, String cause, String origin) {}

  /**
   * Publishes, and returns when all of it is safe.
   *
   * @throws IllegalStateException if not all of it could be published; publishing it again does no
   *     harm
   */
  void publish(List<Outgoing<?, ?>> records, List<Unpublishable> unpublishable)
      throws InterruptedException;

  @Override
  void close();
}
