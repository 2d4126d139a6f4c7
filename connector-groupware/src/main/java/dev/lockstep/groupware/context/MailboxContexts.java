package dev.lockstep.groupware.context;

import dev.lockstep.model.appointment.EmailAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The contexts of all mailboxes that this instance owns. */
public final class MailboxContexts {

  private final int requestsAtOnce;
  private final Map<EmailAddress, MailboxContext> contexts = new ConcurrentHashMap<>();

  /** None yet; each will allow so many requests at once. */
  public MailboxContexts(int requestsAtOnce) {
    this.requestsAtOnce = requestsAtOnce;
  }

  /** That of a mailbox. */
  public MailboxContext of(EmailAddress mailbox) {
    return contexts.computeIfAbsent(mailbox, it -> MailboxContext.of(it, requestsAtOnce));
  }

  /** Forgets those that are not owned any more: whoever owns them now knows better. */
  public void forget(Predicate<EmailAddress> condition) {
    contexts.keySet().removeIf(condition);
  }
}
