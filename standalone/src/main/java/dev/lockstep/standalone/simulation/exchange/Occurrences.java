package dev.lockstep.standalone.simulation.exchange;

import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.EventType;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphSeries;
import dev.lockstep.groupware.calendar.GraphTime;
import dev.lockstep.groupware.calendar.Window;
import dev.lockstep.model.recurrence.graph.RecurrenceZone;
import dev.lockstep.standalone.simulation.history.Numbers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The occurrences of a series, as events. Nobody stores them: they follow from the master and from
 * what differs.
 *
 * @param master an event with a plan
 */
public record Occurrences(Item master) {

  private static final char BEFORE_DATE = '@';

  /** Whether this is the id of an occurrence, if Exchange ever gave it. */
  public static boolean isId(String id) {
    return id.indexOf(BEFORE_DATE) >= 0;
  }

  /** The id of the series to which an occurrence belongs. */
  static String masterId(String id) {
    return id.substring(0, id.indexOf(BEFORE_DATE));
  }

  static LocalDate date(String id) {
    return LocalDate.parse(id.substring(id.indexOf(BEFORE_DATE) + 1));
  }

  String id(LocalDate date) {
    return master.event().id() + BEFORE_DATE + date;
  }

  private Plan plan() {
    return master.plan().orElseThrow();
  }

  /** The series as Graph shows it when its master is read. */
  public GraphSeries series() {
    Optional<String> zone = master.event().originalStartTimeZone();
    return new GraphSeries(
        master.event(),
        master.plan().map(Plan::recurrence),
        new RecurrenceZone(zone, zone, zone),
        master.isSeries() ? exceptions() : List.of(),
        master.plan().map(Plan::cancelled));
  }

  /** Those that take place in a window, by where they are now. */
  public List<GraphEvent> instances(Window window, LocalDate until) {
    return items(LocalDate.MIN, until).stream()
        .map(Item::event)
        .filter(event -> isIn(window, event))
        .toList();
  }

  private static boolean isIn(Window window, GraphEvent event) {
    return event.end().dateTime().toInstant(ZoneOffset.UTC).isAfter(window.start())
        && event.start().dateTime().toInstant(ZoneOffset.UTC).isBefore(window.end());
  }

  /** The dates of those that take place, from one to before another, by their original starts. */
  public List<LocalDate> dates(LocalDate from, LocalDate until) {
    return new CountedDays(plan().recurrence())
        .between(from, until).stream().filter(date -> !plan().cancelled().contains(date)).toList();
  }

  /** The occurrence of a date as an event of its own; empty if there is none. */
  public Optional<Item> find(LocalDate date) {
    if (plan().cancelled().contains(date) || !new CountedDays(plan().recurrence()).has(date)) {
      return Optional.empty();
    }
    return Optional.of(item(date));
  }

  /** The occurrences of these dates. */
  public List<Item> items(LocalDate from, LocalDate until) {
    return dates(from, until).stream().map(this::item).toList();
  }

  private Item item(LocalDate date) {
    return new Item(
        master.mailbox(),
        event(date),
        Numbers.occurrence(master.number(), date),
        Optional.empty(),
        Optional.empty());
  }

  private List<GraphEvent> exceptions() {
    return plan().exceptions().keySet().stream().map(this::event).toList();
  }

  /**
   * All instances have the etag of their series, which holds them (graph.md, section 1.1): it
   * changes with every change of any of them.
   */
  private GraphEvent event(LocalDate date) {
    GraphEvent series = master.event();
    ZoneId zone = plan().zone();
    LocalDateTime start = plan().startOf(date);
    Instant originalStart = start.atZone(zone).toInstant();
    Revision revision =
        Revision.occurrence(series, id(date), series.iCalUId() + BEFORE_DATE + date, originalStart)
            .at(times(plan(), date));
    Difference difference = plan().exceptions().get(date);
    return difference == null
        ? revision.saved(
            EventType.OCCURRENCE, series.etag(), series.modified().orElse(Instant.EPOCH))
        : revision
            .patched(difference.values(), difference.values().body(), difference.values().times())
            .zone(series.originalStartTimeZone().orElseThrow())
            .saved(EventType.EXCEPTION, series.etag(), difference.modified());
  }

  private static GraphTime utc(LocalDateTime local, ZoneId zone) {
    return new GraphTime(
        LocalDateTime.ofInstant(local.atZone(zone).toInstant(), ZoneOffset.UTC), "UTC");
  }

  /** The day on which an event takes place, in the zone of the series. */
  private LocalDate day(GraphTime start) {
    return start.dateTime().atZone(ZoneOffset.UTC).withZoneSameInstant(plan().zone()).toLocalDate();
  }

  /**
   * Whether the occurrence of a date would come to or past the day of its neighbour ({@code
   * ErrorOccurrenceCrossingBoundary}).
   *
   * @param start in UTC
   */
  boolean crosses(LocalDate date, GraphTime start) {
    LocalDate to = day(start);
    return dates(LocalDate.MIN, date).reversed().stream()
            .limit(1)
            .anyMatch(before -> !to.isAfter(day(event(before).start())))
        || dates(date.plusDays(1), date.plusDays(100)).stream()
            .limit(1)
            .anyMatch(after -> !to.isBefore(day(event(after).start())));
  }

  /** The master's own times: those of the first day, at the time of day of the series. */
  static EventPatch.Times first(Plan plan) {
    return times(plan, plan.recurrence().range().startDate());
  }

  private static EventPatch.Times times(Plan plan, LocalDate date) {
    return new EventPatch.Times(
        utc(plan.startOf(date), plan.zone()), utc(plan.endOf(date), plan.zone()), plan.isAllDay());
  }
}
