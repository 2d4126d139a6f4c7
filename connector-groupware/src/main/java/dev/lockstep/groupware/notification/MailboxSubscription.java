package dev.lockstep.groupware.notification;

import dev.lockstep.groupware.budget.RequestBudget;
import dev.lockstep.groupware.budget.Urgency;
import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphException;
import dev.lockstep.groupware.calendar.Subscription;
import dev.lockstep.groupware.calendar.Subscriptions;
import dev.lockstep.model.appointment.EmailAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The subscription to one mailbox: made, or taken over from an earlier life of this connector,
 * renewed at half its life, ended. Used by one thread at a time.
 */
public final class MailboxSubscription {

  /** Within Graph's limits for events with and without resource data (graph.md, section 2.1). */
  private static final Duration LIFE = Duration.ofDays(3);

  private final EmailAddress mailbox;
  private final Subscriptions subscriptions;
  private final NotificationUrls urls;
  private final ClientState clientState;
  private final RequestBudget budget;
  private final Clock clock;
  private Optional<Subscription> current = Optional.empty();
  private Optional<String> discarded = Optional.empty();
  private Instant renewal = Instant.MIN;

  /** None yet. */
  public MailboxSubscription(
      EmailAddress mailbox,
      Subscriptions subscriptions,
      NotificationUrls urls,
      ClientState clientState,
      RequestBudget budget,
      Clock clock) {
    this.mailbox = mailbox;
    this.subscriptions = subscriptions;
    this.urls = urls;
    this.clientState = clientState;
    this.budget = budget;
    this.clock = clock;
  }

  /** When {@link #keepAlive} is to be called next. */
  public Instant renewal() {
    return renewal;
  }

  /** Whether there is one. */
  public boolean isAlive() {
    return current.filter(it -> it.expires().isAfter(clock.instant())).isPresent();
  }

  /** Makes sure that there is one that lives long enough. */
  public void keepAlive() throws GraphException, InterruptedException {
    if (clock.instant().isBefore(renewal)) {
      return;
    }
    if (current.isPresent()) {
      renew(current.get());
    } else {
      takeOver();
    }
  }

  /** Graph wants it renewed. */
  public void renewNow() {
    renewal = Instant.MIN;
  }

  /** Graph has removed it, or says so: it is not taken over again, should it still be listed. */
  public void lost() {
    discarded = current.map(Subscription::id).or(() -> discarded);
    current = Optional.empty();
    renewal = Instant.MIN;
  }

  private void renew(Subscription known) throws GraphException, InterruptedException {
    try {
      is(
          budget.spend(
              Urgency.BACKFILL, () -> subscriptions.renew(known.id(), clock.instant().plus(LIFE))));
    } catch (GraphException e) {
      switch (e.error()) {
        case GraphError.NotFound _, GraphError.Denied _, GraphError.Refused _ -> {
          lost();
          create();
        }
        case GraphError _ -> throw e;
      }
    }
  }

  /** An earlier one with the same address goes on; those with other addresses are of no use. */
  private void takeOver() throws GraphException, InterruptedException {
    List<Subscription> ours =
        all().stream()
            .filter(it -> NotificationUrls.isOurs(it.notificationUrl(), mailbox))
            .toList();
    Optional<Subscription> same =
        ours.stream()
            .filter(it -> it.notificationUrl().equals(urls.changes(mailbox)))
            .filter(it -> !discarded.equals(Optional.of(it.id())))
            .findFirst();
    if (same.isPresent()) {
      renew(same.get());
    } else {
      create();
    }
    for (Subscription other : ours) {
      if (!same.equals(Optional.of(other))) {
        budget.spend(
            Urgency.BACKFILL,
            () -> {
              subscriptions.unsubscribe(other.id());
              return true;
            });
      }
    }
  }

  /** All that can be seen: without the right to list them, old ones just run out. */
  private List<Subscription> all() throws GraphException, InterruptedException {
    try {
      return budget.spend(Urgency.BACKFILL, subscriptions::all);
    } catch (GraphException e) {
      return switch (e.error()) {
        case GraphError.Denied _, GraphError.Refused _, GraphError.NotFound _ -> List.of();
        case GraphError _ -> throw e;
      };
    }
  }

  private void create() throws GraphException, InterruptedException {
    is(
        budget.spend(
            Urgency.BACKFILL,
            () ->
                subscriptions.subscribe(
                    mailbox,
                    urls.changes(mailbox),
                    urls.lifecycle(mailbox),
                    clientState.of(mailbox),
                    clock.instant().plus(LIFE))));
  }

  private void is(Subscription subscription) {
    Instant now = clock.instant();
    current = Optional.of(subscription);
    renewal = now.plus(Duration.between(now, subscription.expires()).dividedBy(2));
  }

  /** Ends it. */
  public void end() throws GraphException, InterruptedException {
    Optional<Subscription> known = current;
    lost();
    if (known.isPresent()) {
      budget.spend(
          Urgency.BACKFILL,
          () -> {
            subscriptions.unsubscribe(known.get().id());
            return true;
          });
    }
  }
}
