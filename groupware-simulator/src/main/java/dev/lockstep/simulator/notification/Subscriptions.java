package dev.lockstep.simulator.notification;

import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.journal.Journal;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.store.StoredEvent;
import dev.lockstep.simulator.store.Versions;
import dev.lockstep.simulator.time.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** All subscriptions, and the way of a change to those who want to know of it. */
public final class Subscriptions implements AutoCloseable {
  private static final String KIND = "subscription";
  private static final String REMOVED = "subscriptionRemoved";
  private static final int LIMIT = 1000;
  private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

  private record Removed(UUID id) {}

  private final SimulatorClock clock;
  private final Journal journal;
  private final Webhooks webhooks;
  private final Map<UUID, Channel> channels = new ConcurrentHashMap<>();
  private final Map<UUID, List<Channel>> byMailbox = new ConcurrentHashMap<>();
  private final Thread redelivery;
  private volatile boolean paused;
  private volatile boolean closed;

  /** No subscriptions; they live by that clock and are kept in that journal. */
  public Subscriptions(SimulatorClock clock, Journal journal) {
    this.clock = clock;
    this.webhooks = new Webhooks(clock);
    this.journal = journal;
    journal.register(KIND, Subscription.class, this::put);
    journal.register(REMOVED, Removed.class, removed -> drop(removed.id()));
    clock.onChange(this::clockMoved);
    redelivery = Thread.ofVirtual().name("simulator-redelivery").unstarted(this::redeliver);
    redelivery.start();
  }

  /**
   * Adds a subscription after both of its URLs have answered.
   *
   * @throws GraphException 400 if one does not
   */
  public void add(Subscription subscription) {
    Webhooks.check(subscription.notificationUrl());
    if (live().size() >= LIMIT) {
      throw new GraphException(
          403, "ExtensionError", "The number of subscriptions has reached its limit.");
    }
    String lifecycle = subscription.lifecycleNotificationUrl();
    webhooks.shakeHands(subscription.notificationUrl());
    if (lifecycle != null) {
      webhooks.shakeHands(lifecycle);
    }
    put(subscription);
    journal.append(KIND, subscription);
  }

  /** Changes a subscription's life or URL; another URL has to answer first. */
  public void renew(Subscription renewed) {
    Channel channel = channels.get(renewed.id());
    if (channel != null) {
      if (!channel.subscription().notificationUrl().equals(renewed.notificationUrl())) {
        webhooks.shakeHands(renewed.notificationUrl());
      }
      channel.renew(renewed);
      journal.append(KIND, renewed);
    }
  }

  /** Ends a subscription. */
  public void remove(UUID id) {
    drop(id);
    journal.append(REMOVED, new Removed(id));
  }

  /** The subscription of that id, if it has not expired. */
  public Optional<Subscription> find(UUID id) {
    return Optional.ofNullable(channels.get(id)).map(Channel::subscription).filter(this::isLive);
  }

  /** All subscriptions that have not expired, by their id. */
  public List<Subscription> live() {
    return channels.values().stream()
        .map(Channel::subscription)
        .filter(this::isLive)
        .sorted(Comparator.comparing(Subscription::id))
        .toList();
  }

  /** How the deliveries of a subscription went. */
  public DeliveryCounters counters(UUID id) {
    Channel channel = channels.get(id);
    return channel == null ? new DeliveryCounters(0, 0, 0) : channel.counters();
  }

  /** Tells subscribers what happened to an item, in the order of the calls for one mailbox. */
  public void tell(UUID mailbox, StoredEvent item, ChangeType... types) {
    List<Channel> interested = byMailbox.get(mailbox);
    if (interested == null || paused) {
      return;
    }
    for (Channel channel : interested) {
      Subscription subscription = channel.subscription();
      if (isLive(subscription)) {
        Set<ChangeType> wanted = ChangeType.parse(subscription.changeType());
        String id = EventView.of(mailbox, item).id(subscription.immutableIds());
        String etag = Versions.etag(mailbox, item.changeNumber());
        for (ChangeType type : types) {
          if (wanted.contains(type)) {
            channel.send(new Notification.Change(type, mailbox.toString(), id, etag));
          }
        }
      }
    }
  }

  /** Sends a lifecycle notification, if the subscription has a URL for them. */
  public void lifecycle(UUID id, String event) {
    Channel channel = channels.get(id);
    if (channel != null && channel.subscription().lifecycleNotificationUrl() != null) {
      channel.send(new Notification.Lifecycle(event));
    }
  }

  /** While paused, changes are never notified, not even later. */
  public void pause(boolean on) {
    paused = on;
  }

  /** Waits until everything that is due by the clock has been attempted. */
  public void settle() throws InterruptedException {
    boolean idle = false;
    while (!idle) {
      Instant now = clock.now();
      idle = true;
      for (Channel channel : List.copyOf(channels.values())) {
        channel.wake(now);
        idle &= channel.isIdle();
      }
      if (!idle) {
        Thread.sleep(2);
      }
    }
  }

  /** Forgets all subscriptions. */
  public void clear() {
    paused = false;
    webhooks.forget();
    List.copyOf(channels.keySet()).forEach(this::drop);
  }

  /** Writes all states, for the journal to begin anew. */
  public void writeTo(Journal.Entries out) {
    live().forEach(subscription -> out.add(KIND, subscription));
  }

  @Override
  public void close() {
    closed = true;
    clockMoved();
    channels.values().forEach(Channel::close);
    webhooks.close();
  }

  private boolean isLive(Subscription subscription) {
    return subscription.expiration().isAfter(clock.now());
  }

  private void put(Subscription subscription) {
    drop(subscription.id());
    Channel channel = new Channel(clock, webhooks, subscription);
    channels.put(subscription.id(), channel);
    byMailbox.merge(subscription.mailbox(), List.of(channel), Subscriptions::joined);
  }

  private void drop(UUID id) {
    Channel channel = channels.remove(id);
    if (channel != null) {
      channel.close();
      byMailbox.computeIfPresent(
          channel.subscription().mailbox(),
          (mailbox, list) -> list.stream().filter(other -> !other.equals(channel)).toList());
    }
  }

  private static List<Channel> joined(List<Channel> left, List<Channel> right) {
    List<Channel> all = new ArrayList<>(left);
    all.addAll(right);
    return List.copyOf(all);
  }

  private void clockMoved() {
    LockSupport.unpark(redelivery);
  }

  private void redeliver() {
    while (!closed) {
      Instant now = clock.now();
      Instant next = now.plus(LONGEST_NAP);
      for (Channel channel : channels.values()) {
        Instant due = channel.wake(now);
        next = due.isBefore(next) ? due : next;
      }
      Duration nap = clock.isStanding() ? LONGEST_NAP : Duration.between(now, next);
      LockSupport.parkNanos(Math.max(1_000_000, nap.toNanos()));
    }
  }
}
