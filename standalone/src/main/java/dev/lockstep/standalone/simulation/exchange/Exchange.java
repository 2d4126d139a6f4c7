package dev.lockstep.standalone.simulation.exchange;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.EventType;
import dev.lockstep.groupware.calendar.GraphTime;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.zone.ZoneNames;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.history.Numbers;
import dev.lockstep.standalone.simulation.time.VirtualClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The mailboxes of all colleagues, as Exchange keeps them. */
public final class Exchange {

  private static final int LISTED_DAYS = 40;

  private final VirtualClock clock;
  private final Numbers numbers;
  private final ZoneNames zones;
  private final boolean rewrites;
  private final Meetings meetings = new Meetings(this);
  private final Map<Colleague, Calendar> calendars = new EnumMap<>(Colleague.class);
  private final Set<Colleague> closed = EnumSet.noneOf(Colleague.class);
  private long position;

  /**
   * Empty mailboxes.
   *
   * @param rewrites whether texts are rewritten when they are stored
   */
  public Exchange(VirtualClock clock, Numbers numbers, ZoneNames zones, boolean rewrites) {
    this.clock = clock;
    this.numbers = numbers;
    this.zones = zones;
    this.rewrites = rewrites;
    for (Colleague colleague : Colleague.values()) {
      calendars.put(colleague, new Calendar());
    }
  }

  /** How a text is kept that is given to an Exchange that rewrites. */
  public static String rewritten(String text) {
    return text.replace("  ", " ");
  }

  private Optional<Calendar> find(EmailAddress mailbox) {
    return Colleague.of(mailbox).flatMap(owner -> Optional.ofNullable(calendars.get(owner)));
  }

  private Calendar calendar(EmailAddress mailbox) {
    return find(mailbox).orElseThrow();
  }

  Instant now() {
    return clock.instant();
  }

  /** All events of a mailbox, in the order in which they came in; none if it is nobody's here. */
  public List<Item> items(EmailAddress mailbox) {
    return find(mailbox).map(Calendar::items).orElse(List.of());
  }

  /** An event by its id: one of its own, a series, or one occurrence of a series. */
  public Optional<Item> find(EmailAddress mailbox, String id) {
    return Occurrences.isId(id)
        ? calendar(mailbox)
            .find(Occurrences.masterId(id))
            .filter(Item::isSeries)
            .flatMap(master -> new Occurrences(master).find(Occurrences.date(id)))
        : calendar(mailbox).find(id);
  }

  /** The event of an appointment in a mailbox. */
  public Optional<Item> ofNumber(EmailAddress mailbox, int number) {
    return calendar(mailbox).ofNumber(number);
  }

  Optional<Item> ofTransaction(EmailAddress mailbox, String transactionId) {
    return calendar(mailbox).ofTransaction(transactionId);
  }

  /** The organizer's events of an appointment, in all mailboxes. */
  public List<Item> organized(int number) {
    return calendars.values().stream()
        .flatMap(calendar -> calendar.items().stream())
        .filter(item -> item.organized() && item.number() == number)
        .toList();
  }

  /** How far the log of changes has come. */
  public long position() {
    return position;
  }

  /** The ids of what changed in a mailbox since, the latest last. */
  public List<String> changedSince(EmailAddress mailbox, long since) {
    return calendar(mailbox).changedSince(since);
  }

  /** Whether anything changed in a mailbox since. */
  public boolean hasChangedSince(EmailAddress mailbox, long since) {
    return calendar(mailbox).hasChangedSince(since);
  }

  /** Whether an event is a series, or was one when it was deleted. */
  public boolean wasSeries(EmailAddress mailbox, String id) {
    return calendar(mailbox).wasSeries(id);
  }

  /** Whether the connector is let into a mailbox. */
  public boolean isOpen(EmailAddress mailbox) {
    return closed.isEmpty() || Colleague.of(mailbox).filter(closed::contains).isEmpty();
  }

  /** Lets the connector into a mailbox, or no more. */
  public boolean letIn(Colleague owner, boolean open) {
    return open ? closed.remove(owner) : closed.add(owner);
  }

  /** Makes an event of a colleague's own. */
  public Item add(Colleague owner, int number, EventPatch content) {
    String uid = "u" + number;
    numbers.register(AppointmentKey.bornInGroupware(uid), number);
    return make(owner.address(), number, Optional.empty(), content, uid, "e" + number, "");
  }

  Item make(
      EmailAddress mailbox,
      int number,
      Optional<AppointmentKey> key,
      EventPatch content,
      String uid,
      String id,
      String transactionId) {
    Revision revision =
        patched(Revision.empty(id, uid, clock.instant()), content)
            .organizedBy(organizer(mailbox), true);
    if (!transactionId.isEmpty()) {
      revision.transaction(transactionId);
    }
    Item item = save(new Slot(mailbox, number, key, Optional.empty()), revision);
    meetings.bring(Optional.empty(), item);
    return item;
  }

  /** Puts the copies of a meeting into mailboxes that somebody outside organizes. */
  public void invite(
      EmailAddress organizer, int number, EventPatch content, List<Colleague> invited) {
    String uid = "u" + number;
    numbers.register(AppointmentKey.bornInGroupware(uid), number);
    for (Colleague colleague : invited) {
      Revision revision =
          patched(Revision.empty("e" + number + colleague.words(), uid, clock.instant()), content)
              .organizedBy(organizer(organizer), false)
              .answering(Attendee.Response.NOT_RESPONDED);
      save(colleague.address(), number, Optional.empty(), revision);
    }
  }

  private static Attendee organizer(EmailAddress address) {
    return new Attendee(address.value(), "", Attendee.Type.REQUIRED, Attendee.Response.ORGANIZER);
  }

  /** Changes an event; of one that others organize only this copy. */
  public Item change(Item item, EventPatch patch) {
    Item after = save(item, patched(Revision.of(item.event()), patch));
    return brought(item, after);
  }

  /** What the organizer changed comes to the guests. */
  private Item brought(Item before, Item after) {
    if (after.organized()) {
      meetings.bring(Optional.of(before), after);
    }
    return after;
  }

  /** Gives an event another version. */
  public void touch(Item item) {
    save(item, Revision.of(item.event()));
  }

  /** Deletes an event; the organizer cancels the meeting with it. */
  public void delete(Item item) {
    calendar(item.mailbox()).remove(item.event().id(), ++position);
    logGone(item, Optional.empty());
    if (item.organized()) {
      meetings.cancel(item);
    }
  }

  /** Makes a series of a colleague's own. */
  public Item addSeries(Colleague owner, int number, EventPatch content, Plan plan) {
    String uid = "u" + number;
    numbers.register(AppointmentKey.bornInGroupware(uid), number);
    Revision revision =
        patched(Revision.empty("e" + number, uid, clock.instant()), content)
            .at(Occurrences.first(plan))
            .zone(zoneName(plan))
            .organizedBy(organizer(owner.address()), true);
    Item item =
        save(new Slot(owner.address(), number, Optional.empty(), Optional.of(plan)), revision);
    meetings.bring(Optional.empty(), item);
    return item;
  }

  private String zoneName(Plan plan) {
    return zones.toWindows(plan.zone()).orElseThrow();
  }

  /** A series takes place at other times: by another pattern, till another end, at another hour. */
  public Item repeat(Item master, Plan plan) {
    Item after =
        save(
            new Slot(master.mailbox(), master.number(), master.key(), Optional.of(plan)),
            Revision.of(master.event()).at(Occurrences.first(plan)));
    logGone(master, Optional.of(after));
    return brought(master, after);
  }

  /** A series becomes a single event: its first occurrence. */
  public Item single(Item master) {
    Item after =
        save(
            new Slot(master.mailbox(), master.number(), master.key(), Optional.empty()),
            Revision.of(master.event()));
    logGone(master, Optional.empty());
    return brought(master, after);
  }

  /** The days whose occurrences were there and are no more. */
  void logGone(Item before, Optional<Item> after) {
    if (!before.isSeries()) {
      return;
    }
    Optional<Occurrences> now = after.filter(Item::isSeries).map(Occurrences::new);
    Occurrences old = new Occurrences(before);
    LocalDate until = listedUntil();
    for (LocalDate date : old.dates(LocalDate.MIN, until)) {
      if (now.flatMap(series -> series.find(date)).isEmpty()) {
        calendar(before.mailbox()).log(old.id(date), ++position);
      }
    }
  }

  /**
   * Occurrences are listed up to here: some weeks ahead, lest a series without end has too many.
   */
  public LocalDate listedUntil() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(LISTED_DAYS);
  }

  /**
   * Changes one occurrence, which becomes an exception.
   *
   * @return it as it is now; empty if it would come to or past its neighbour's day
   */
  public Optional<Item> changeOccurrence(Item master, LocalDate date, EventPatch patch) {
    Plan plan = master.plan().orElseThrow();
    EventPatch stored = stored(patch);
    if (stored
        .times()
        .filter(times -> new Occurrences(master).crosses(date, times.start()))
        .isPresent()) {
      return Optional.empty();
    }
    EventPatch before =
        Optional.ofNullable(plan.exceptions().get(date))
            .map(Difference::values)
            .orElse(EventPatch.NOTHING);
    Difference difference = new Difference(Difference.merged(before, stored), clock.instant());
    Item after =
        save(
            new Slot(
                master.mailbox(),
                master.number(),
                master.key(),
                Optional.of(plan.with(date, difference))),
            Revision.of(master.event()));
    calendar(master.mailbox()).log(new Occurrences(after).id(date), ++position);
    brought(master, after);
    return new Occurrences(after).find(date);
  }

  /** Cancels one occurrence. */
  public void cancelOccurrence(Item master, LocalDate date) {
    Item after =
        save(
            new Slot(
                master.mailbox(),
                master.number(),
                master.key(),
                master.plan().map(plan -> plan.without(date))),
            Revision.of(master.event()));
    calendar(master.mailbox()).log(new Occurrences(after).id(date), ++position);
    brought(master, after);
  }

  private EventPatch stored(EventPatch patch) {
    return new EventPatch(
        patch.subject(),
        body(patch),
        patch.location(),
        times(patch),
        patch.sensitivity(),
        patch.showAs(),
        patch.alarm(),
        patch.categories(),
        patch.attendees(),
        patch.notInvited());
  }

  /** An attendee answers; who declines has the copy no more. */
  public void answer(Item copy, Attendee.Response response) {
    if (response == Attendee.Response.DECLINED) {
      calendar(copy.mailbox()).remove(copy.event().id(), ++position);
      logGone(copy, Optional.empty());
    } else {
      save(copy, Revision.of(copy.event()).answering(response));
    }
    meetings.answered(copy, response);
  }

  private Revision patched(Revision revision, EventPatch patch) {
    return revision.patched(patch, body(patch), times(patch));
  }

  private Optional<String> body(EventPatch patch) {
    return patch.body().map(text -> rewrites ? rewritten(text) : text);
  }

  private Optional<EventPatch.Times> times(EventPatch patch) {
    return patch
        .times()
        .map(times -> new EventPatch.Times(utc(times.start()), utc(times.end()), times.allDay()));
  }

  private GraphTime utc(GraphTime time) {
    ZoneId zone = zones.toIana(time.timeZone()).orElseThrow();
    return new GraphTime(
        LocalDateTime.ofInstant(time.dateTime().atZone(zone).toInstant(), ZoneOffset.UTC), "UTC");
  }

  /** Where an event is kept, and what is kept with it. */
  private record Slot(
      EmailAddress mailbox, int number, Optional<AppointmentKey> key, Optional<Plan> plan) {}

  /** The next version of an event. */
  Item save(Item item, Revision revision) {
    return save(new Slot(item.mailbox(), item.number(), item.key(), item.plan()), revision);
  }

  /**
   * An event that somebody else made.
   *
   * @param plan of a series
   */
  Item save(EmailAddress mailbox, int number, Optional<Plan> plan, Revision revision) {
    return save(new Slot(mailbox, number, Optional.empty(), plan), revision);
  }

  private Item save(Slot slot, Revision revision) {
    long next = ++position;
    EventType type = slot.plan().isPresent() ? EventType.SERIES_MASTER : EventType.SINGLE_INSTANCE;
    Item item =
        new Item(
            slot.mailbox(),
            revision.saved(type, etag(next), clock.instant()),
            slot.number(),
            slot.key(),
            slot.plan());
    calendar(slot.mailbox()).save(item, next);
    return item;
  }

  private static String etag(long position) {
    return "W/\"" + position + "\"";
  }

  String copyId(Item source, Colleague guest) {
    return source.event().id() + guest.words();
  }
}
