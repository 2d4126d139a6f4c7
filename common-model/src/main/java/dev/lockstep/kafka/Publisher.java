package dev.lockstep.kafka;

import java.util.List;

/** Publishes records so that readers see all of them or none. */
public interface Publisher {

  /**
   * Publishes the records in one transaction, and returns when it is committed. While Kafka cannot
   * be reached it waits.
   *
   * @throws InterruptedException when it is closed meanwhile; nothing was published
   * @throws NotOwner if this instance lost the partitions to another one; nothing was published
   */
  void publish(List<? extends Outgoing<?, ?>> records) throws InterruptedException, NotOwner;

  /** This instance does not own what it wanted to write about any more. */
  final class NotOwner extends Exception {
    private static final long serialVersionUID = 1;

    NotOwner(String message) {
      super(message);
    }
  }
}
