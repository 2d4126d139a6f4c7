package dev.lockstep.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * Reads the topics of a consumer group and handles their records: many lanes at once, each lane in
 * order, what is in flight bounded; what a handler returns and the word that its record is done are
 * published in one transaction. A record that cannot be read goes to quarantine. All topics of the
 * group have equally many partitions, which are assigned together by number.
 */
public final class GroupLoop implements AutoCloseable {

  /**
   * How much at once.
   *
   * @param inFlight records being handled or waiting in their lanes; beyond it the topics are
   *     paused
   */
  public record Limits(int inFlight) {}

  /**
   * A loop that has not begun.
   *
   * @param group the consumer group's id
   * @param instance names this instance among those of the group, for the transactional id
   */
  public GroupLoop(
      KafkaSettings kafka,
      String group,
      String instance,
      List<Route<?, ?>> routes,
      Ownership ownership,
      Limits limits,
      ObjectMapper mapper) {}

  /** Begins to read; returns at once. */
  public void start() {}

  /** Publishes in the name of the group: refused when its partitions went to another instance. */
  public Publisher publisher() {
    return _ -> {};
  }

  /** Whether the loop runs and owns partitions. */
  public boolean isReady() {
    return false;
  }

  /** Stops: interrupts what is under way, gives the partitions back. Waits at most 5 s. */
  @Override
  public void close() {}
}
