package dev.lockstep.simulator.notification;

import dev.lockstep.simulator.notification.Notification.Attempt;
import dev.lockstep.simulator.time.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The way from a subscription to its URL. First attempts are made at once and in order, several
 * changes that wait in one body; what is not taken is tried again by the clock for four hours, and
 * holds up nothing behind it. Endpoints that answer slowly are told later, or not at all. The queue
 * is bounded; what finds no place is dropped and counted.
 */
final class Channel {
  private static final int MAX_WAITING = 10_000;
  private static final int MAX_BODY = 100;
  private static final Duration GIVE_UP = Duration.ofHours(4);
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10));

  private record Due(Instant at, Attempt attempt) {}

  private final SimulatorClock clock;
  private final Webhooks webhooks;
  private final Deque<Attempt> waiting = new ArrayDeque<>();
  private final Queue<Due> later = new PriorityQueue<>(Comparator.comparing(Due::at));
  private Subscription subscription;
  private boolean working;
  private boolean closed;
  private long sent;
  private long failed;
  private long dropped;

  Channel(SimulatorClock clock, Webhooks webhooks, Subscription subscription) {
    this.clock = clock;
    this.webhooks = webhooks;
    this.subscription = subscription;
  }

  synchronized Subscription subscription() {
    return subscription;
  }

  synchronized void renew(Subscription next) {
    subscription = next;
  }

  synchronized DeliveryCounters counters() {
    return new DeliveryCounters(sent, failed, dropped);
  }

  /** Sends as soon as those before it have been tried, unless the endpoint is a slow one. */
  synchronized void send(Notification notification) {
    Attempt attempt = new Attempt(notification, clock.now(), 0);
    switch (verdict(notification)) {
      case AT_ONCE -> enqueue(attempt);
      case DELAYED -> postpone(attempt, EndpointPace.DELAY);
      case DROPPED -> dropped++;
    }
  }

  private EndpointPace.Verdict verdict(Notification notification) {
    String url = url(subscription, notification);
    return url == null ? EndpointPace.Verdict.AT_ONCE : webhooks.verdict(url);
  }

  private static @Nullable String url(Subscription target, Notification notification) {
    return notification instanceof Notification.Lifecycle
        ? target.lifecycleNotificationUrl()
        : target.notificationUrl();
  }

  private void postpone(Attempt attempt, Duration pause) {
    if (later.size() >= MAX_WAITING) {
      dropped++;
    } else if (!closed) {
      later.add(new Due(clock.now().plus(pause), attempt));
    }
  }

  /** Tries again what is due by now; tells when the next one is. */
  synchronized Instant wake(Instant now) {
    for (Due next = later.peek(); next != null && !next.at().isAfter(now); next = later.peek()) {
      later.remove();
      if (Duration.between(next.attempt().first(), now).compareTo(GIVE_UP) > 0) {
        dropped++;
      } else {
        enqueue(next.attempt());
      }
    }
    Due next = later.peek();
    return next == null ? Instant.MAX : next.at();
  }

  /** Whether nothing waits for its attempt. */
  synchronized boolean isIdle() {
    return closed || (!working && waiting.isEmpty());
  }

  synchronized void close() {
    closed = true;
    waiting.clear();
    later.clear();
  }

  private void enqueue(Attempt attempt) {
    if (closed) {
      return;
    }
    if (waiting.size() >= MAX_WAITING) {
      dropped++;
      return;
    }
    waiting.addLast(attempt);
    if (!working) {
      working = true;
      Thread.ofVirtual().name("simulator-notify").start(this::work);
    }
  }

  private void work() {
    List<Attempt> batch = next();
    while (!batch.isEmpty()) {
      Subscription target = subscription();
      String url = url(target, batch.getFirst().notification());
      List<Notification> contents = batch.stream().map(Attempt::notification).toList();
      boolean taken =
          url != null
              && webhooks.deliver(url, Notification.body(target, contents), contents.size());
      attempted(batch, taken);
      batch = next();
    }
  }

  private synchronized List<Attempt> next() {
    List<Attempt> batch = new ArrayList<>();
    while (!waiting.isEmpty() && batch.size() < MAX_BODY) {
      boolean lifecycle = waiting.getFirst().notification() instanceof Notification.Lifecycle;
      boolean repeated = waiting.getFirst().number() > 0;
      if (!batch.isEmpty()
          && (lifecycle
              || repeated
              || batch.getFirst().number() > 0
              || batch.getFirst().notification() instanceof Notification.Lifecycle)) {
        break;
      }
      batch.add(waiting.removeFirst());
    }
    if (batch.isEmpty()) {
      working = false;
    }
    return batch;
  }

  private synchronized void attempted(List<Attempt> batch, boolean taken) {
    if (taken) {
      sent += batch.size();
      return;
    }
    failed += batch.size();
    if (closed) {
      return;
    }
    for (Attempt attempt : batch) {
      Duration usual = PAUSES.get(Math.min(attempt.number(), PAUSES.size() - 1));
      boolean prompt = verdict(attempt.notification()) == EndpointPace.Verdict.AT_ONCE;
      postpone(
          new Attempt(attempt.notification(), attempt.first(), attempt.number() + 1),
          prompt ? usual : EndpointPace.DELAY);
    }
  }
}
