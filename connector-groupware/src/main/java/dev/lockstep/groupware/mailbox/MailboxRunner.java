package dev.lockstep.groupware.mailbox;

import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphException;
import dev.lockstep.groupware.calendar.Window;
import dev.lockstep.groupware.capture.DeltaRound;
import dev.lockstep.groupware.context.MailboxContext;
import dev.lockstep.groupware.notification.MailboxSubscription;
import dev.lockstep.kafka.Publisher;
import dev.lockstep.model.groupware.ChangeNotifications.Notification;
import dev.lockstep.model.groupware.MailboxEntry.Cursor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one mailbox, on a virtual thread of its own: round after round, whenever a
 * notification or the poll interval calls for one. Whatever befalls it stays here.
 */
final class MailboxRunner {

  private static final Logger LOG = LoggerFactory.getLogger(MailboxRunner.class);

  private final MailboxContext context;
  private final DeltaRound round;
  private final Optional<MailboxSubscription> subscription;
  private final Pace pace;
  private final Clock clock;
  private final Alarm alarm = new Alarm();
  private final Thread thread;
  private volatile boolean subscriptionLost;
  private volatile boolean subscriptionFading;
  private volatile MailboxStatus status;
  private Optional<Cursor> cursor;
  private Instant cursorSaved;
  private String notSubscribed = "no address for notifications is configured";
  private Instant nextSubscribing = Instant.MIN;
  private int subscribingFailures;
  private int failures;
  private boolean rechecked = true;

  /**
   * A runner that has not begun.
   *
   * @param subscription empty if notifications are not wanted
   * @param cursor how far the mailbox was read before
   */
  MailboxRunner(
      MailboxContext context,
      DeltaRound round,
      Optional<MailboxSubscription> subscription,
      Optional<Cursor> cursor,
      Pace pace,
      Clock clock) {
    this.context = context;
    this.round = round;
    this.subscription = subscription;
    this.cursor = cursor;
    this.cursorSaved = clock.instant();
    this.pace = pace;
    this.clock = clock;
    this.status =
        new MailboxStatus(
            context.mailbox(),
            MailboxStatus.Mode.STARTING,
            "",
            Optional.empty(),
            cursor.map(it -> new Window(it.windowStart(), it.windowEnd())));
    this.thread =
        Thread.ofVirtual().name("mailbox-" + context.mailbox().value()).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Asks it to end; {@link #awaitEnd} waits for it. */
  void interrupt() {
    thread.interrupt();
  }

  void awaitEnd(Duration longest) throws InterruptedException {
    if (!thread.join(longest)) {
      LOG.atWarn().addKeyValue("mailbox", context.mailbox()).log("A round does not end in time");
    }
  }

  MailboxStatus status() {
    return status;
  }

  /** Something may have changed, in the mailbox or with the subscription. */
  void notified(Notification notification) {
    switch (notification.lifecycleEvent().orElse("")) {
      case "subscriptionRemoved" -> subscriptionLost = true;
      case "reauthorizationRequired" -> subscriptionFading = true;
      default -> {} // missed, and whatever may come: read what changed
    }
    notification
        .resource()
        .map(path -> path.substring(path.lastIndexOf('/') + 1))
        .ifPresent(context.series()::notified);
    alarm.ring();
  }

  private void run() {
    boolean notified = false;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        keepSubscribed();
        Duration pause = read(notified);
        notified = alarm.await(pause);
      } catch (InterruptedException e) {
        return;
      } catch (Publisher.NotOwner e) {
        LOG.atInfo()
            .addKeyValue("mailbox", context.mailbox())
            .log("The mailbox belongs to another instance now");
        return;
      }
    }
  }

  /**
   * One round.
   *
   * @return how long to wait for the next
   */
  private Duration read(boolean notified) throws InterruptedException, Publisher.NotOwner {
    try {
      boolean save = cursorSaved.plus(pace.saveCursor()).isBefore(clock.instant());
      DeltaRound.Outcome outcome = round.run(context, cursor, save);
      return wentWell(outcome, notified);
    } catch (GraphException e) {
      return switch (e.error()) {
        case GraphError.Denied denied -> parked(denied.words());
        case GraphError.NotFound notFound -> parked(notFound.words());
        case GraphError.Refused refused -> parked(refused.words());
        case GraphError error -> failing(error.words());
      };
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("mailbox", context.mailbox()).setCause(e).log("A round failed");
      return failing(e.toString());
    }
  }

  private Duration wentWell(DeltaRound.Outcome outcome, boolean notified) {
    Instant now = clock.instant();
    Cursor reached = outcome.cursor();
    cursor = Optional.of(reached);
    if (outcome.saved()) {
      cursorSaved = now;
    }
    if (failures > 0) {
      LOG.atInfo().addKeyValue("mailbox", context.mailbox()).log("The mailbox is read again");
    }
    failures = 0;
    boolean alive = subscription.filter(MailboxSubscription::isAlive).isPresent();
    status =
        new MailboxStatus(
            context.mailbox(),
            alive ? MailboxStatus.Mode.NOTIFICATIONS : MailboxStatus.Mode.POLLING,
            alive ? "" : notSubscribed,
            Optional.of(now),
            Optional.of(new Window(reached.windowStart(), reached.windowEnd())));
    if (notified && outcome.published() == 0 && !rechecked) {
      rechecked = true;
      return pace.recheck();
    }
    rechecked = false;
    Duration untilRenewal =
        subscription
            .map(it -> Duration.between(now, earliest(it.renewal(), nextSubscribing)))
            .orElse(pace.poll());
    return untilRenewal.compareTo(pace.poll()) < 0 && !untilRenewal.isNegative()
        ? untilRenewal
        : pace.poll();
  }

  private static Instant earliest(Instant renewal, Instant retry) {
    return renewal.isAfter(retry) ? renewal : retry;
  }

  private Duration parked(String words) throws InterruptedException {
    failures++;
    says(MailboxStatus.Mode.PARKED, words);
    LOG.atWarn()
        .addKeyValue("mailbox", context.mailbox())
        .addKeyValue("cause", words)
        .log("The mailbox is parked");
    return pace.parked().after(failures);
  }

  private Duration failing(String words) throws InterruptedException {
    failures++;
    says(status.mode(), words);
    LOG.atWarn()
        .addKeyValue("mailbox", context.mailbox())
        .addKeyValue("failures", failures)
        .addKeyValue("cause", words)
        .log("A round failed and is tried again");
    // no notification shortens this: what fails is not helped by asking more often
    Thread.sleep(pace.failing().after(failures));
    return Duration.ZERO;
  }

  private void says(MailboxStatus.Mode mode, String words) {
    status = new MailboxStatus(context.mailbox(), mode, words, status.lastRound(), status.window());
  }

  /** Without a subscription the mailbox is polled; that is said, and tried again. */
  private void keepSubscribed() throws InterruptedException {
    if (subscription.isEmpty()) {
      return;
    }
    MailboxSubscription it = subscription.get();
    if (subscriptionLost) {
      subscriptionLost = false;
      it.lost();
    }
    if (subscriptionFading) {
      subscriptionFading = false;
      it.renewNow();
    }
    if (clock.instant().isBefore(nextSubscribing)) {
      return;
    }
    try {
      it.keepAlive();
      subscribingFailures = 0;
      nextSubscribing = Instant.MIN;
    } catch (GraphException e) {
      subscribingFailures++;
      nextSubscribing = clock.instant().plus(pace.parked().after(subscribingFailures));
      notSubscribed = "no notifications: " + e.error().words();
      LOG.atWarn()
          .addKeyValue("mailbox", context.mailbox())
          .addKeyValue("cause", e.error().words())
          .log("Subscribing failed; the mailbox is polled");
    }
  }

  /** Ends the subscription, as the mailbox is not to be synchronized any more. */
  void unsubscribe() throws InterruptedException {
    if (subscription.isPresent()) {
      try {
        subscription.get().end();
      } catch (GraphException e) {
        LOG.atInfo()
            .addKeyValue("mailbox", context.mailbox())
            .addKeyValue("cause", e.error().words())
            .log("The subscription was not ended; it will run out");
      }
    }
  }
}
