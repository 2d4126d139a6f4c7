package dev.lockstep.simulator.store;

import dev.lockstep.simulator.event.EmailAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One mailbox. Readers see a consistent state of each item without a lock; writers of one mailbox
 * take turns. No thread holds the locks of two mailboxes.
 */
public final class Mailbox {
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Long, CalendarFolder> calendars = new ConcurrentSkipListMap<>();
  private final Map<Long, CalendarGroup> groups = new ConcurrentSkipListMap<>();
  private final NavigableMap<Long, StoredEvent> events = new ConcurrentSkipListMap<>();
  private final Map<String, Long> transactions = new ConcurrentHashMap<>();
  private final Map<UUID, Long> meetings = new ConcurrentHashMap<>();
  private final ChangeLog changes = new ChangeLog();
  private final AtomicInteger emptyPages = new AtomicInteger();
  private volatile MailboxSettings settings;
  private volatile long deltaGeneration;

  Mailbox(MailboxSettings settings) {
    this.settings = settings;
    put(CalendarGroup.OWN);
  }

  /** Who and what it is. */
  public MailboxSettings settings() {
    return settings;
  }

  /** The owner's id. */
  public UUID id() {
    return settings.id();
  }

  /** The owner as organizer or attendee. */
  public EmailAddress owner() {
    return new EmailAddress(settings.displayName(), settings.userPrincipalName());
  }

  /** The item of that number. */
  public Optional<StoredEvent> event(long number) {
    return Optional.ofNullable(events.get(number));
  }

  /** All items, in the order in which they were made. */
  public Collection<StoredEvent> events() {
    return events.values();
  }

  /** The items made after that one. */
  public Collection<StoredEvent> eventsAfter(long number) {
    return events.tailMap(number, false).values();
  }

  /** The item that was made with that transactionId and still exists. */
  public Optional<StoredEvent> byTransaction(String transactionId) {
    return Optional.ofNullable(transactions.get(transactionId)).flatMap(this::event);
  }

  /** This mailbox's copy of a meeting. */
  public Optional<StoredEvent> byUid(UUID uid) {
    return Optional.ofNullable(meetings.get(uid)).flatMap(this::event);
  }

  /** All calendars, the default one first. */
  public List<CalendarFolder> calendars() {
    return List.copyOf(calendars.values());
  }

  /** The calendar of that number. */
  public Optional<CalendarFolder> calendar(long number) {
    return Optional.ofNullable(calendars.get(number));
  }

  /** All groups of calendars, the one that every mailbox has first. */
  public List<CalendarGroup> groups() {
    return List.copyOf(groups.values());
  }

  /** The group of that number. */
  public Optional<CalendarGroup> group(long number) {
    return Optional.ofNullable(groups.get(number));
  }

  /** The calendar that is meant where none is named. */
  public CalendarFolder defaultCalendar() {
    return calendars().stream().filter(CalendarFolder::isDefault).findFirst().orElseThrow();
  }

  /** What changed when. */
  public ChangeLog changes() {
    return changes;
  }

  /** Delta tokens of another generation are dead. */
  public long deltaGeneration() {
    return deltaGeneration;
  }

  /** Orders one more empty delta page. */
  public void orderEmptyPage() {
    emptyPages.incrementAndGet();
  }

  /** Whether the next delta page is to be empty; takes one such order. */
  public boolean takeEmptyPage() {
    return emptyPages.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
  }

  /** Runs a write; writes of one mailbox take turns. */
  public <T> T writing(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }

  void settings(MailboxSettings next) {
    settings = next;
  }

  void deltaGeneration(long generation) {
    deltaGeneration = generation;
  }

  void put(CalendarFolder folder) {
    calendars.put(folder.number(), folder);
  }

  void put(CalendarGroup group) {
    groups.put(group.number(), group);
  }

  void removeGroup(long number) {
    groups.remove(number);
  }

  void removeCalendar(long number) {
    calendars.remove(number);
  }

  void put(StoredEvent event) {
    StoredEvent before = events.put(event.number(), event);
    String transactionId = event.transactionId();
    if (transactionId != null && before == null) {
      transactions.put(transactionId, event.number());
    }
    if (event.content().isMeeting() || !event.isOrganizer()) {
      meetings.put(event.uid(), event.number());
    }
    changes.record(
        event.sequence(),
        before == null ? event.sequence() : before.sequence(),
        new ChangeLog.Entry(event.number(), event.calendar()));
  }

  void trace(long item, long calendar, long sequence, long previous) {
    changes.record(sequence, previous, new ChangeLog.Entry(item, calendar));
  }

  void remove(long item, long sequence) {
    StoredEvent before = events.remove(item);
    if (before != null) {
      String transactionId = before.transactionId();
      if (transactionId != null) {
        transactions.remove(transactionId, item);
      }
      meetings.remove(before.uid(), item);
      trace(item, before.calendar(), sequence, before.sequence());
    }
  }
}
