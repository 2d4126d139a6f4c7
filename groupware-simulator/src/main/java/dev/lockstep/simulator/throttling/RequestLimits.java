package dev.lockstep.simulator.throttling;

import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.profile.Profile;
import dev.lockstep.simulator.profile.ProfileSwitch;
import dev.lockstep.simulator.time.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The published limits of the Outlook service, per application and mailbox: four requests at a
 * time, 10,000 requests in 10 minutes, 150 MB of upload in 5 minutes.
 */
public final class RequestLimits {
  private static final int CONCURRENT = 4;
  private static final long REQUESTS = 10_000;
  private static final long UPLOAD_BYTES = 150L * 1024 * 1024;
  private static final String MESSAGE = "Application is over its ";

  /** Who uses which mailbox. */
  private record Use(String application, UUID mailbox) {}

  private static final class Usage {
    private final SlidingWindow requests = new SlidingWindow(Duration.ofMinutes(10));
    private final SlidingWindow upload = new SlidingWindow(Duration.ofMinutes(5));
  }

  /** A request that is under way; to be closed when it is answered. */
  public interface Permit extends AutoCloseable {
    @Override
    void close();
  }

  private final SimulatorClock clock;
  private final ProfileSwitch profile;
  private final Map<Use, Usage> usages = new ConcurrentHashMap<>();
  private final Map<UUID, Usage> booked = new ConcurrentHashMap<>();
  private final Map<Object, AtomicInteger> underWay = new ConcurrentHashMap<>();

  /** Limits by that clock, as far as the profile enforces them. */
  public RequestLimits(SimulatorClock clock, ProfileSwitch profile) {
    this.clock = clock;
    this.profile = profile;
  }

  /**
   * Lets a request in.
   *
   * @param uploadBytes the size of its body
   * @throws GraphException 429 if it is over a limit
   */
  public Permit enter(String application, UUID mailbox, long uploadBytes) {
    Profile now = profile.now();
    Object scope =
        switch (now.throttlingScope()) {
          case MAILBOX -> new Use(application, mailbox);
          case APP -> application;
        };
    AtomicInteger count = underWay.computeIfAbsent(scope, key -> new AtomicInteger());
    int running = count.incrementAndGet();
    try {
      if (now.throttling()) {
        check(application, mailbox, running, uploadBytes);
      }
    } catch (GraphException e) {
      count.decrementAndGet();
      throw e;
    }
    return count::decrementAndGet;
  }

  /** Counts as so much use of a mailbox now, for every application. */
  public void book(UUID mailbox, long requests, long uploadBytes) {
    Usage usage = booked.computeIfAbsent(mailbox, key -> new Usage());
    synchronized (usage) {
      usage.requests.add(clock.now(), requests);
      usage.upload.add(clock.now(), uploadBytes);
    }
  }

  /** Forgets all use; requests under way still count. */
  public void clear() {
    usages.clear();
    booked.clear();
  }

  private void check(String application, UUID mailbox, int running, long uploadBytes) {
    if (running > CONCURRENT) {
      throw over("MailboxConcurrency", 1);
    }
    Instant now = clock.now();
    Usage extra = booked.get(mailbox);
    long extraRequests = 0;
    long extraBytes = 0;
    if (extra != null) {
      synchronized (extra) {
        extraRequests = extra.requests.total(now);
        extraBytes = extra.upload.total(now);
      }
    }
    Usage usage = usages.computeIfAbsent(new Use(application, mailbox), key -> new Usage());
    synchronized (usage) {
      usage.requests.add(now, 1);
      if (usage.requests.total(now) + extraRequests > REQUESTS) {
        throw over("MailboxRequests", usage.requests.secondsUntilRoom(now));
      }
      usage.upload.add(now, uploadBytes);
      if (uploadBytes > 0 && usage.upload.total(now) + extraBytes > UPLOAD_BYTES) {
        throw over("MailboxUpload", usage.upload.secondsUntilRoom(now));
      }
    }
  }

  private static GraphException over(String limit, long seconds) {
    return new GraphException(
        429,
        "ApplicationThrottled",
        MESSAGE + limit + " limit.",
        Map.of("Retry-After", Long.toString(seconds)));
  }
}
