package dev.lockstep.groupware.mailbox;

import dev.lockstep.groupware.capture.DeltaRound;
import dev.lockstep.groupware.context.MailboxContexts;
import dev.lockstep.groupware.notification.MailboxSubscription;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.groupware.ChangeNotifications;
import dev.lockstep.model.groupware.MailboxEntry.Cursor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The mailboxes that are being read. */
final class MailboxRunners {

  private static final Duration STOP = Duration.ofSeconds(2);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final MailboxContexts contexts;
  private final DeltaRound round;
  private final Function<EmailAddress, Optional<MailboxSubscription>> subscriptions;
  private final Pace pace;
  private final Clock clock;
  private final Map<EmailAddress, MailboxRunner> runners = new HashMap<>();

  MailboxRunners(
      MailboxContexts contexts,
      DeltaRound round,
      Function<EmailAddress, Optional<MailboxSubscription>> subscriptions,
      Pace pace,
      Clock clock) {
    this.contexts = contexts;
    this.round = round;
    this.subscriptions = subscriptions;
    this.pace = pace;
    this.clock = clock;
  }

  /** Takes a mailbox up, unless that is done already. */
  synchronized void takeUp(EmailAddress mailbox, Optional<Cursor> cursor) {
    runners.computeIfAbsent(
        mailbox,
        it -> {
          MailboxRunner runner =
              new MailboxRunner(
                  contexts.of(it), round, subscriptions.apply(it), cursor, pace, clock);
          runner.start();
          return runner;
        });
  }

  /** The mailbox is not to be synchronized any more. */
  void withdraw(EmailAddress mailbox) throws InterruptedException {
    Optional<MailboxRunner> runner = remove(mailbox);
    if (runner.isPresent()) {
      runner.get().interrupt();
      runner.get().awaitEnd(STOP);
      runner.get().unsubscribe();
    }
  }

  private synchronized Optional<MailboxRunner> remove(EmailAddress mailbox) {
    return Optional.ofNullable(runners.remove(mailbox));
  }

  /** Ends all of them; their subscriptions live on, for whoever takes them up next. */
  void stopAll() {
    Collection<MailboxRunner> all;
    synchronized (this) {
      all = new ArrayList<>(runners.values());
      runners.clear();
    }
    all.forEach(MailboxRunner::interrupt);
    long deadline = System.nanoTime() + STOP.toNanos();
    try {
      for (MailboxRunner runner : all) {
        runner.awaitEnd(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Something may have changed in the mailbox; returns when that has been looked at. */
  void notified(EmailAddress mailbox, ChangeNotifications notifications)
      throws InterruptedException {
    Optional<MailboxRunner> runner;
    synchronized (this) {
      runner = Optional.ofNullable(runners.get(mailbox));
    }
    if (runner.isPresent()) {
      runner.get().notified(notifications, LOOK);
    }
  }

  synchronized List<MailboxStatus> statuses() {
    return runners.values().stream()
        .map(MailboxRunner::status)
        .sorted(Comparator.comparing(MailboxStatus::mailbox))
        .toList();
  }
}
