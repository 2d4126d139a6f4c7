package dev.lockstep.simulator.store;

import dev.lockstep.simulator.journal.Journal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** All mailboxes, and the only way to change what they hold. */
public final class Store {
  private static final String MAILBOX = "mailbox";
  private static final String CALENDAR = "calendar";
  private static final String CALENDAR_REMOVED = "calendarRemoved";
  private static final String GROUP = "calendarGroup";
  private static final String GROUP_REMOVED = "calendarGroupRemoved";
  private static final String EVENT = "event";
  private static final String TRACE = "trace";
  private static final String GENERATION = "deltaGeneration";

  private record CalendarState(UUID mailbox, CalendarFolder folder) {}

  private record CalendarGone(UUID mailbox, long number) {}

  private record GroupState(UUID mailbox, CalendarGroup group) {}

  private record GroupGone(UUID mailbox, long number) {}

  private record EventState(UUID mailbox, StoredEvent event) {}

  private record Trace(UUID mailbox, long item, long calendar, long sequence, boolean gone) {}

  private record Generation(UUID mailbox, long generation) {}

  private final Journal journal;
  private final Map<UUID, Mailbox> mailboxes = new ConcurrentHashMap<>();
  private final Map<String, Mailbox> byAddress = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();

  /** An empty store that keeps its states in that journal. */
  public Store(Journal journal) {
    this.journal = journal;
    journal.register(MAILBOX, MailboxSettings.class, this::apply);
    journal.register(
        CALENDAR,
        CalendarState.class,
        state -> {
          seen(state.folder().number());
          seen(state.folder().changeNumber());
          on(state.mailbox()).ifPresent(mailbox -> mailbox.put(state.folder()));
        });
    journal.register(
        CALENDAR_REMOVED,
        CalendarGone.class,
        gone -> on(gone.mailbox()).ifPresent(mailbox -> mailbox.removeCalendar(gone.number())));
    journal.register(
        GROUP,
        GroupState.class,
        state -> {
          seen(Math.max(state.group().number(), state.group().changeNumber()));
          on(state.mailbox()).ifPresent(mailbox -> mailbox.put(state.group()));
        });
    journal.register(
        GROUP_REMOVED,
        GroupGone.class,
        gone -> on(gone.mailbox()).ifPresent(mailbox -> mailbox.removeGroup(gone.number())));
    journal.register(
        EVENT,
        EventState.class,
        state -> {
          StoredEvent event = state.event();
          seen(Math.max(event.number(), Math.max(event.changeNumber(), event.sequence())));
          on(state.mailbox()).ifPresent(mailbox -> mailbox.put(event));
        });
    journal.register(TRACE, Trace.class, this::restore);
    journal.register(
        GENERATION,
        Generation.class,
        state -> {
          seen(state.generation());
          on(state.mailbox()).ifPresent(mailbox -> mailbox.deltaGeneration(state.generation()));
        });
  }

  /** The next number: of an item, a calendar, a version, a position in a change log. */
  public long next() {
    return numbers.incrementAndGet();
  }

  /** The mailbox with that GUID, user principal name or address. */
  public Optional<Mailbox> find(String idOrAddress) {
    Mailbox found = byAddress.get(idOrAddress.toLowerCase(Locale.ROOT));
    if (found != null) {
      return Optional.of(found);
    }
    try {
      return on(UUID.fromString(idOrAddress));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** All mailboxes. */
  public List<Mailbox> mailboxes() {
    return List.copyOf(mailboxes.values());
  }

  /** Creates the mailbox with its default calendar, or changes what is known about it. */
  public Mailbox save(MailboxSettings settings) {
    Mailbox mailbox = apply(settings);
    journal.append(MAILBOX, settings);
    if (mailbox.calendars().isEmpty()) {
      save(
          mailbox,
          new CalendarFolder(next(), "Calendar", true, next(), CalendarGroup.OWN.number()));
    }
    return mailbox;
  }

  /** Adds a calendar to a group of a mailbox. */
  public CalendarFolder addCalendar(Mailbox mailbox, String name, CalendarGroup group) {
    return save(mailbox, new CalendarFolder(next(), name, false, next(), group.number()));
  }

  /** Changes a calendar. */
  public CalendarFolder save(Mailbox mailbox, CalendarFolder folder) {
    mailbox.put(folder);
    journal.append(CALENDAR, new CalendarState(mailbox.id(), folder));
    return folder;
  }

  /** Removes a calendar, which must be empty. */
  public void removeCalendar(Mailbox mailbox, long number) {
    mailbox.removeCalendar(number);
    journal.append(CALENDAR_REMOVED, new CalendarGone(mailbox.id(), number));
  }

  /** Adds or changes a group of calendars. */
  public CalendarGroup save(Mailbox mailbox, CalendarGroup group) {
    mailbox.put(group);
    journal.append(GROUP, new GroupState(mailbox.id(), group));
    return group;
  }

  /** Removes a group, which must be empty. */
  public void removeGroup(Mailbox mailbox, long number) {
    mailbox.removeGroup(number);
    journal.append(GROUP_REMOVED, new GroupGone(mailbox.id(), number));
  }

  /** Saves an item; to be called inside {@link Mailbox#writing}. */
  public StoredEvent save(Mailbox mailbox, StoredEvent event) {
    journal.append(EVENT, new EventState(mailbox.id(), event));
    Optional<StoredEvent> before = mailbox.event(event.number());
    mailbox.put(event);
    before
        .filter(old -> old.calendar() != event.calendar())
        .ifPresent(old -> trace(mailbox, old.number(), old.calendar(), old.sequence(), false));
    return event;
  }

  /** Notes an item in the change log once more; to be called inside {@link Mailbox#writing}. */
  public void repeat(Mailbox mailbox, StoredEvent event) {
    // not in the place of its last entry, which would then be told no more
    Trace trace = new Trace(mailbox.id(), event.number(), event.calendar(), next(), false);
    journal.append(TRACE, trace);
    mailbox.trace(trace.item(), trace.calendar(), trace.sequence(), trace.sequence());
  }

  /** Removes an item; to be called inside {@link Mailbox#writing}. */
  public void remove(Mailbox mailbox, StoredEvent event) {
    trace(mailbox, event.number(), event.calendar(), event.sequence(), true);
  }

  /** Kills all delta tokens of a mailbox. */
  public void invalidateDelta(Mailbox mailbox) {
    long generation = next();
    mailbox.deltaGeneration(generation);
    journal.append(GENERATION, new Generation(mailbox.id(), generation));
  }

  /** Forgets everything; numbers go on, so that no old id ever names a new item. */
  public void clear() {
    mailboxes.clear();
    byAddress.clear();
  }

  /** Writes all states, for the journal to begin anew. */
  public void writeTo(Journal.Entries out) {
    for (Mailbox mailbox : mailboxes.values()) {
      out.add(MAILBOX, mailbox.settings());
      out.add(GENERATION, new Generation(mailbox.id(), mailbox.deltaGeneration()));
      for (CalendarGroup group : mailbox.groups()) {
        if (!group.equals(CalendarGroup.OWN)) {
          out.add(GROUP, new GroupState(mailbox.id(), group));
        }
      }
      for (CalendarFolder folder : mailbox.calendars()) {
        out.add(CALENDAR, new CalendarState(mailbox.id(), folder));
      }
      mailbox.events().forEach(event -> out.add(EVENT, new EventState(mailbox.id(), event)));
      for (Map.Entry<Long, ChangeLog.Entry> change : mailbox.changes().all()) {
        long item = change.getValue().item();
        long calendar = change.getValue().calendar();
        boolean current =
            mailbox.event(item).filter(event -> event.calendar() == calendar).isPresent();
        if (!current) {
          out.add(TRACE, new Trace(mailbox.id(), item, calendar, change.getKey(), true));
        }
      }
    }
  }

  private void trace(Mailbox mailbox, long item, long calendar, long previous, boolean gone) {
    Trace trace = new Trace(mailbox.id(), item, calendar, next(), gone);
    journal.append(TRACE, trace);
    if (gone) {
      mailbox.remove(item, trace.sequence());
    } else {
      mailbox.trace(item, calendar, trace.sequence(), previous);
    }
  }

  private void restore(Trace trace) {
    seen(Math.max(trace.item(), trace.sequence()));
    on(trace.mailbox())
        .ifPresent(
            mailbox -> {
              boolean here =
                  mailbox
                      .event(trace.item())
                      .filter(event -> event.calendar() == trace.calendar())
                      .isPresent();
              if (trace.gone() && here) {
                mailbox.remove(trace.item(), trace.sequence());
              } else {
                mailbox.trace(trace.item(), trace.calendar(), trace.sequence(), trace.sequence());
              }
            });
  }

  private Mailbox apply(MailboxSettings settings) {
    Mailbox mailbox = mailboxes.computeIfAbsent(settings.id(), id -> new Mailbox(settings));
    byAddress.remove(mailbox.settings().userPrincipalName().toLowerCase(Locale.ROOT), mailbox);
    mailbox.settings(settings);
    byAddress.put(settings.userPrincipalName().toLowerCase(Locale.ROOT), mailbox);
    return mailbox;
  }

  private Optional<Mailbox> on(UUID id) {
    return Optional.ofNullable(mailboxes.get(id));
  }

  private void seen(long number) {
    numbers.accumulateAndGet(number, Math::max);
  }
}
