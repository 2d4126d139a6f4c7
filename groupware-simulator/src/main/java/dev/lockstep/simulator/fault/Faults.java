package dev.lockstep.simulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The faults that are waiting for their requests, in the order in which they were ordered. */
public final class Faults {
  private static final class Waiting {
    private final Fault fault;
    private int seen;

    private Waiting(Fault fault) {
      this.fault = fault;
    }

    private boolean isSpent() {
      return fault.times() > 0 && seen >= fault.skip() + fault.times();
    }
  }

  private final List<Waiting> waiting = new ArrayList<>();

  /** Orders a fault; gives its id. */
  public synchronized String order(Fault fault) {
    waiting.add(new Waiting(fault));
    return UUID.randomUUID().toString();
  }

  /** Forgets all faults. */
  public synchronized void clear() {
    waiting.clear();
  }

  /**
   * What happens to a request, if anything.
   *
   * @param path the decoded path
   * @param mailboxNames the names by which its mailbox can be meant, lower-case
   */
  public synchronized Optional<Fault.Action> meet(
      String method, String path, Set<String> mailboxNames) {
    Optional<Fault.Action> found = Optional.empty();
    for (Waiting one : waiting) {
      if (found.isEmpty() && matches(one.fault, method, path, mailboxNames)) {
        one.seen++;
        if (one.seen > one.fault.skip()) {
          found = Optional.of(one.fault.action());
        }
      }
    }
    waiting.removeIf(Waiting::isSpent);
    return found;
  }

  private static boolean matches(
      Fault fault, String method, String path, Set<String> mailboxNames) {
    return fault.method().filter(m -> !m.equalsIgnoreCase(method)).isEmpty()
        && fault.path().filter(p -> !p.matcher(path).find()).isEmpty()
        && fault.mailbox().filter(m -> !mailboxNames.contains(m)).isEmpty();
  }
}
