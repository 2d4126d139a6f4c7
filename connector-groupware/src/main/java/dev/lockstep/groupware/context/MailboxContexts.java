package dev.lockstep.groupware.context;

import dev.lockstep.model.appointment.EmailAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The contexts of all mailboxes that this instance owns. */
public final class MailboxContexts {

  private final int requestsAtOnce;
  private final Map<EmailAddress, MailboxContext> contexts = new ConcurrentHashMap<>();
  private boolean recalling;

  /** None yet; each will allow so many requests at once. */
  public MailboxContexts(int requestsAtOnce) {
    this.requestsAtOnce = requestsAtOnce;
  }

  /** That of a mailbox. */
  public MailboxContext of(EmailAddress mailbox) {
    return contexts.computeIfAbsent(mailbox, it -> MailboxContext.of(it, requestsAtOnce));
  }

  /** What was published of their events is read from now on, until {@link #recalled}. */
  public synchronized void recalling() {
    recalling = true;
  }

  /** All that was published of their events is known. */
  public synchronized void recalled() {
    recalling = false;
    notifyAll();
  }

  /**
   * Waits until all that was published is known: before that nobody can tell whether a command was
   * carried out.
   */
  public synchronized void awaitRecalled() throws InterruptedException {
    while (recalling) {
      wait();
    }
  }

  /** Forgets those that are not owned any more: whoever owns them now knows better. */
  public void forget(Predicate<EmailAddress> condition) {
    contexts.keySet().removeIf(condition);
  }
}
