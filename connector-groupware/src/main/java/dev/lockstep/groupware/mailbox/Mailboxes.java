package dev.lockstep.groupware.mailbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.groupware.capture.DeltaRound;
import dev.lockstep.groupware.context.MailboxContexts;
import dev.lockstep.groupware.notification.MailboxSubscription;
import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.Ownership;
import dev.lockstep.kafka.Route;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.groupware.ChangeNotifications;
import dev.lockstep.model.topic.Topics;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The mailboxes of the partitions that the consumer group gave to this instance. The group takes
 * back all partitions before it deals them out anew, so there is one {@link Tenure} at a time.
 */
public final class Mailboxes implements Ownership {

  private final KafkaSettings kafka;
  private final ObjectMapper mapper;
  private final MailboxContexts contexts;
  private final MailboxRunners runners;
  private Optional<Tenure> tenure = Optional.empty();

  /**
   * None yet.
   *
   * @param subscriptions the subscription to a mailbox; empty if notifications are not wanted
   */
  public Mailboxes(
      KafkaSettings kafka,
      ObjectMapper mapper,
      MailboxContexts contexts,
      DeltaRound round,
      Function<EmailAddress, Optional<MailboxSubscription>> subscriptions,
      Pace pace,
      Clock clock) {
    this.kafka = kafka;
    this.mapper = mapper;
    this.contexts = contexts;
    this.runners = new MailboxRunners(contexts, round, subscriptions, pace, clock);
  }

  /**
   * Notifications wake the rounds of their mailbox. They need no order, so each has a lane of its
   * own and many together cause one round; and each is done only after its round, so the round's
   * changes do not queue for a transaction behind the word that it is done.
   */
  public Route<EmailAddress, ChangeNotifications> route() {
    AtomicLong count = new AtomicLong();
    return new Route<>(
        Topics.GROUPWARE_NOTIFICATIONS,
        (_, _) -> "notification " + count.incrementAndGet(),
        received -> {
          if (received.value().isPresent()) {
            runners.notified(received.key(), received.value().get());
          }
          return List.of();
        });
  }

  @Override
  public synchronized void gained(Set<Integer> partitions) {
    endTenure();
    Tenure fresh = new Tenure(kafka, mapper, partitions, contexts, runners);
    tenure = Optional.of(fresh);
    fresh.begin();
  }

  @Override
  public synchronized void lost(Set<Integer> partitions) {
    endTenure();
  }

  private void endTenure() {
    tenure.ifPresent(Tenure::end);
    tenure = Optional.empty();
  }

  /** Whether all mailboxes that were enrolled when ownership began have been taken up. */
  public synchronized boolean isSettled() {
    return tenure.filter(Tenure::isSettled).isPresent();
  }

  /** How they are doing, by address. */
  public List<MailboxStatus> statuses() {
    return runners.statuses();
  }
}
