package dev.lockstep.groupware.context;

import dev.lockstep.groupware.budget.RequestBudget;
import dev.lockstep.model.appointment.EmailAddress;

/** What the capture and the sink of a mailbox share. */
public record MailboxContext(
    EmailAddress mailbox, RequestBudget budget, EventIndex index, OwnWrites writes) {

  /** A fresh one. */
  public static MailboxContext of(EmailAddress mailbox, int requestsAtOnce) {
    return new MailboxContext(
        mailbox, new RequestBudget(requestsAtOnce), new EventIndex(), new OwnWrites());
  }
}
