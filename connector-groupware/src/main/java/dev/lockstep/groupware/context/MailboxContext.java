package dev.lockstep.groupware.context;

import dev.lockstep.groupware.budget.RequestBudget;
import dev.lockstep.model.appointment.EmailAddress;
import java.time.Duration;

/** What the capture and the sink of a mailbox share. */
public record MailboxContext(
    EmailAddress mailbox,
    RequestBudget budget,
    EventIndex index,
    SeriesWatch series,
    OwnWrites writes) {

  private static final Duration SERIES_INTERVAL = Duration.ofHours(1);
  private static final int SERIES_AT_ONCE = 20;

  /** A fresh one. */
  public static MailboxContext of(EmailAddress mailbox, int requestsAtOnce) {
    return new MailboxContext(
        mailbox,
        new RequestBudget(requestsAtOnce),
        new EventIndex(),
        new SeriesWatch(SERIES_INTERVAL, SERIES_AT_ONCE),
        new OwnWrites());
  }
}
