package dev.lockstep.sync.console;

import java.time.Instant;
import java.util.Map;

/** What the console can do, apart from HTTP. */
public interface ConsoleApi {

  /**
   * How everything is.
   *
   * @param services the status of each, by name
   */
  record Status(Instant at, boolean ready, Map<String, Record> services) {}

  /** How everything is, now. */
  Status status();

  /** Whether the process is alive: if not, it should be started anew. */
  boolean isLive();

  /** Whether appointments are being decided. */
  boolean isReady();

  /** The story of an appointment; without appointments if there is none. */
  Explanation explain(Question question) throws InterruptedException;

  /** What waits for a person. */
  WorkList.Content workList();

  /** Takes orders. */
  void order(Orders orders) throws InterruptedException, Operator.NotTaken;
}
