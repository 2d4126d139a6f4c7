package dev.lockstep.groupware.budget;

import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * The requests of one mailbox: at most so many at once, the urgent ones first, none while Graph has
 * said to wait. Exchange refuses the fifth request at once, or an earlier one if other applications
 * ask too; and all refused ones count (graph.md, section 3).
 */
public final class RequestBudget {

  private final int atOnce;
  private final Map<Urgency, Integer> waiting = new EnumMap<>(Urgency.class);
  private int underWay;
  private long heldUntil = System.nanoTime();

  /** A budget of so many requests at once. */
  public RequestBudget(int atOnce) {
    this.atOnce = atOnce;
  }

  /** A request to Graph. */
  @FunctionalInterface
  public interface Request<T> {
    /** Sends it. */
    T send() throws GraphException, InterruptedException;
  }

  /** Sends the request as soon as there is room for it. */
  public <T> T spend(Urgency urgency, Request<T> request)
      throws GraphException, InterruptedException {
    enter(urgency);
    try {
      return request.send();
    } catch (GraphException e) {
      if (e.error() instanceof GraphError.Throttled throttled) {
        hold(throttled.retryAfter());
      }
      throw e;
    } finally {
      leave();
    }
  }

  private synchronized void enter(Urgency urgency) throws InterruptedException {
    waiting.merge(urgency, 1, Integer::sum);
    try {
      while (true) {
        long left = heldUntil - System.nanoTime();
        if (left > 0) {
          wait(left / 1_000_000 + 1);
        } else if (underWay >= atOnce || isMoreUrgentWaiting(urgency)) {
          wait();
        } else {
          underWay++;
          return;
        }
      }
    } finally {
      waiting.merge(urgency, -1, Integer::sum);
      notifyAll();
    }
  }

  private boolean isMoreUrgentWaiting(Urgency urgency) {
    for (Urgency other : Urgency.values()) {
      if (other == urgency) {
        return false;
      }
      if (waiting.getOrDefault(other, 0) > 0) {
        return true;
      }
    }
    return false;
  }

  private synchronized void leave() {
    underWay--;
    notifyAll();
  }

  private synchronized void hold(Duration wait) {
    heldUntil = Math.max(heldUntil, System.nanoTime() + wait.toNanos());
  }
}
