package dev.lockstep.groupware.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphSeries;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange.SeriesObserved;
import dev.lockstep.model.recurrence.Recurrence;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import dev.lockstep.model.series.LastModified;
import dev.lockstep.model.series.Series;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Graph's series mean in terms of the canonical one. Immutable. */
public final class SeriesMapping {

  private static final int VERSION_BYTES = 12;

  private final EventMapping events;

  /** The mapping, by that of events. */
  public SeriesMapping(EventMapping events) {
    this.events = events;
  }

  /**
   * What the series means. What is private is masked here, exceptions of a private series too.
   *
   * @param mailbox where it was read
   */
  public SeriesReading read(GraphSeries series, EmailAddress mailbox) {
    Optional<ZoneId> zone = series.zone().resolve(events.zones());
    if (zone.isEmpty()) {
      String name =
          series.zone().recurrenceTimeZone().or(series.zone()::originalStartTimeZone).orElse("");
      return notMeant(
          series, Reason.UNKNOWN_TIME_ZONE, "a series in the time zone '" + name + "', unknown");
    }
    if (series.recurrence().isEmpty()) {
      return notMeant(series, Reason.UNREADABLE, "a series by a pattern that is not understood");
    }
    if (series.cancelled().isEmpty()) {
      return notMeant(
          series,
          Reason.UNREADABLE,
          "a series of which Graph does not say which occurrences are cancelled");
    }
    if (series.exceptions().stream().anyMatch(one -> one.originalStart().isEmpty())) {
      return notMeant(
          series, Reason.UNREADABLE, "a series with an exception that does not say of which date");
    }
    GraphRecurrence recurrence = series.recurrence().get();
    LocalDate startDate = recurrence.range().startDate();
    return switch (events.times().readSeries(series.master(), zone.get(), startDate)) {
      case EventTimes.NotUnderstood not -> notMeant(series, not.reason(), not.words());
      case EventTimes.Understood when ->
          meant(series, mailbox, zone.get(), recurrence.toRule(), when);
    };
  }

  private SeriesReading notMeant(GraphSeries series, Reason reason, String words) {
    Reading.NotMeant not = events.notMeant(series.master(), reason, words);
    return new SeriesReading.NotMeant(version(series), not.reason(), not.subject(), not.words());
  }

  private SeriesReading meant(
      GraphSeries graph,
      EmailAddress mailbox,
      ZoneId zone,
      RecurrenceRule rule,
      EventTimes.Understood when) {
    GraphEvent master = graph.master();
    boolean masked = events.isMasked(master);
    Reading.Meant content = events.meant(master, mailbox, when, masked);
    List<Reduction> reductions = new ArrayList<>(content.reductions());
    SortedMap<LocalDate, List<Reduction>> exceptionReductions = new TreeMap<>();
    Series series = new Series(content.content(), zone, Recurrence.of(rule));
    for (LocalDate date : graph.cancelled().orElseThrow()) {
      series = series.without(date);
    }
    Map<LocalDate, String> ids = new TreeMap<>();
    SortedMap<LocalDate, Instant> modified = new TreeMap<>();
    int strays = 0;
    for (GraphEvent exception : graph.exceptions()) {
      LocalDate date = date(exception, series);
      if (!series.isRuled(date)) {
        strays++;
      } else if (exception.cancelled() && !master.cancelled()) {
        series = series.without(date);
      } else {
        switch (exception(exception, zone, mailbox, masked)) {
          case Reading.NotMeant not -> {
            return notMeant(graph, not.reason(), "its occurrence of " + date + " " + not.words());
          }
          case Reading.Meant meant -> {
            ids.put(date, exception.id());
            exception.modified().ifPresent(at -> modified.put(date, at));
            if (!meant.reductions().equals(content.reductions())) {
              exceptionReductions.put(date, meant.reductions());
            }
            series = series.withOccurrence(date, meant.content());
          }
        }
      }
    }
    if (strays > 0) {
      reductions.add(
          new Reduction(
              Field.TIMING,
              "exceptions passed over, because the rule has no occurrence there: " + strays));
    }
    return new SeriesReading.Meant(
        new SeriesObserved(
            new EventRef(mailbox, master.id()),
            master.iCalUId(),
            version(graph),
            events.organizer(master, mailbox),
            master.isOrganizer(),
            master.cancelled(),
            series,
            new TreeSet<>(),
            reductions,
            exceptionReductions,
            master.modified().map(at -> new LastModified(at, modified))),
        ids);
  }

  /**
   * What an occurrence is that Graph shows as an event of its own.
   *
   * @param series to which it belongs
   */
  public Optional<Reading.Meant> occurrence(GraphEvent instance, SeriesObserved series) {
    boolean masked = events.masks(series.series().content().visibility());
    return exception(instance, series.series().zone(), series.event().mailbox(), masked)
            instanceof Reading.Meant meant
        ? Optional.of(meant)
        : Optional.empty();
  }

  private Reading exception(
      GraphEvent instance, ZoneId zone, EmailAddress mailbox, boolean masked) {
    return switch (events.times().read(instance, zone)) {
      case EventTimes.NotUnderstood not -> events.notMeant(instance, not.reason(), not.words());
      case EventTimes.Understood when ->
          events.meant(instance, mailbox, when, masked || events.isMasked(instance));
    };
  }

  /**
   * The date by which an instance is known: that of its original start, in the recurrence's zone.
   * Of whole days Graph gives the midnight of that zone; one that it gives in UTC is taken, too.
   */
  public LocalDate date(GraphEvent instance, Series series) {
    Instant start = instance.originalStart().orElse(Instant.EPOCH);
    LocalDate date = start.atZone(series.zone()).toLocalDate();
    LocalDate inUtc = start.atZone(ZoneOffset.UTC).toLocalDate();
    boolean wholeDays = series.content().timing() instanceof Timing.AllDay;
    return wholeDays && !series.isRuled(date) && series.isRuled(inUtc) ? inUtc : date;
  }

  /** The master's etag alone may not change with an exception. */
  private static String version(GraphSeries series) {
    String all =
        Stream.concat(
                Stream.concat(
                    Stream.of(series.master().etag()),
                    series.exceptions().stream().map(one -> one.id() + one.etag()).sorted()),
                series.cancelled().orElse(Set.of()).stream().sorted().map(LocalDate::toString))
            .collect(Collectors.joining("\n"));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(all.getBytes(UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, VERSION_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
