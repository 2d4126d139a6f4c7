package dev.lockstep.groupware.graph;

import com.microsoft.graph.models.DayOfWeek;
import com.microsoft.graph.models.Event;
import com.microsoft.graph.models.PatternedRecurrence;
import com.microsoft.graph.models.RecurrencePattern;
import com.microsoft.graph.models.RecurrenceRange;
import com.microsoft.graph.models.WeekIndex;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphSeries;
import dev.lockstep.model.recurrence.graph.GraphPattern;
import dev.lockstep.model.recurrence.graph.GraphRange;
import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import dev.lockstep.model.recurrence.graph.RecurrenceZone;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the SDK's models to own records: what makes an event a series. */
final class SeriesReader {

  /**
   * What the GET of a master asks for: without {@code $select} Graph names no cancelled
   * occurrences, and with it nothing that is not in it.
   */
  static final String[] SELECT = {
    "id",
    "changeKey",
    "iCalUId",
    "type",
    "subject",
    "body",
    "location",
    "start",
    "end",
    "originalStartTimeZone",
    "originalEndTimeZone",
    "isAllDay",
    "sensitivity",
    "showAs",
    "isReminderOn",
    "reminderMinutesBeforeStart",
    "categories",
    "attendees",
    "organizer",
    "isOrganizer",
    "isCancelled",
    "transactionId",
    "createdDateTime",
    "lastModifiedDateTime",
    "recurrence",
    "cancelledOccurrences",
    "exceptionOccurrences"
  };

  /** See {@link #SELECT}. */
  static final String[] EXPAND = {"exceptionOccurrences"};

  private SeriesReader() {}

  /**
   * The series.
   *
   * @param master itself, read already
   * @param exceptions all of them
   */
  static GraphSeries series(Event event, GraphEvent master, List<GraphEvent> exceptions) {
    PatternedRecurrence recurrence = event.getRecurrence();
    return new GraphSeries(
        master,
        recurrence == null ? Optional.empty() : recurrence(recurrence),
        new RecurrenceZone(
            recurrence == null || recurrence.getRange() == null
                ? Optional.empty()
                : named(recurrence.getRange().getRecurrenceTimeZone()),
            named(event.getOriginalStartTimeZone()),
            named(event.getOriginalEndTimeZone())),
        exceptions,
        Optional.ofNullable(event.getCancelledOccurrences()).flatMap(SeriesReader::cancelled));
  }

  private static Optional<String> named(@Nullable String zone) {
    return Optional.ofNullable(zone).filter(name -> !name.isBlank());
  }

  /** {@code OID.<master's id>.<date>}; empty if one of them is of another form. */
  private static Optional<Set<LocalDate>> cancelled(List<String> ids) {
    Set<LocalDate> dates = new HashSet<>();
    for (String id : ids) {
      try {
        dates.add(LocalDate.parse(id.substring(id.lastIndexOf('.') + 1)));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
    return Optional.of(dates);
  }

  private static Optional<GraphRecurrence> recurrence(PatternedRecurrence recurrence) {
    if (recurrence.getPattern() == null || recurrence.getRange() == null) {
      return Optional.empty();
    }
    try {
      Optional<GraphPattern> pattern = pattern(recurrence.getPattern());
      Optional<GraphRange> range = range(recurrence.getRange());
      return pattern.flatMap(one -> range.map(other -> new GraphRecurrence(one, other)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a number that makes no sense
    }
  }

  /** Only what the type needs is looked at: Graph fills the rest with something. */
  private static Optional<GraphPattern> pattern(RecurrencePattern pattern) {
    if (pattern.getType() == null) {
      return Optional.empty();
    }
    int interval = number(pattern.getInterval());
    return Optional.of(
        switch (pattern.getType()) {
          case Daily -> new GraphPattern.Daily(interval);
          case Weekly ->
              new GraphPattern.Weekly(
                  interval,
                  days(pattern),
                  pattern.getFirstDayOfWeek() == null
                      ? java.time.DayOfWeek.SUNDAY
                      : day(pattern.getFirstDayOfWeek()));
          case AbsoluteMonthly ->
              new GraphPattern.AbsoluteMonthly(interval, number(pattern.getDayOfMonth()));
          case RelativeMonthly ->
              new GraphPattern.RelativeMonthly(interval, days(pattern), index(pattern));
          case AbsoluteYearly ->
              new GraphPattern.AbsoluteYearly(
                  interval, number(pattern.getMonth()), number(pattern.getDayOfMonth()));
          case RelativeYearly ->
              new GraphPattern.RelativeYearly(
                  interval, number(pattern.getMonth()), days(pattern), index(pattern));
        });
  }

  private static Optional<GraphRange> range(RecurrenceRange range) {
    LocalDate start = range.getStartDate();
    LocalDate end = range.getEndDate();
    if (range.getType() == null || start == null) {
      return Optional.empty();
    }
    return switch (range.getType()) {
      case NoEnd -> Optional.of(new GraphRange.NoEnd(start));
      case EndDate ->
          end == null ? Optional.empty() : Optional.of(new GraphRange.EndDate(start, end));
      case Numbered ->
          Optional.of(new GraphRange.Numbered(start, number(range.getNumberOfOccurrences())));
    };
  }

  private static int number(@Nullable Integer value) {
    return value == null ? 0 : value;
  }

  private static Set<java.time.DayOfWeek> days(RecurrencePattern pattern) {
    Set<java.time.DayOfWeek> days = EnumSet.noneOf(java.time.DayOfWeek.class);
    List<DayOfWeek> named =
        pattern.getDaysOfWeek() == null ? List.of() : new ArrayList<>(pattern.getDaysOfWeek());
    named.forEach(day -> days.add(day(day)));
    return days;
  }

  private static java.time.DayOfWeek day(DayOfWeek day) {
    return switch (day) {
      case Monday -> java.time.DayOfWeek.MONDAY;
      case Tuesday -> java.time.DayOfWeek.TUESDAY;
      case Wednesday -> java.time.DayOfWeek.WEDNESDAY;
      case Thursday -> java.time.DayOfWeek.THURSDAY;
      case Friday -> java.time.DayOfWeek.FRIDAY;
      case Saturday -> java.time.DayOfWeek.SATURDAY;
      case Sunday -> java.time.DayOfWeek.SUNDAY;
    };
  }

  private static dev.lockstep.model.recurrence.graph.WeekIndex index(RecurrencePattern pattern) {
    WeekIndex index = pattern.getIndex();
    return index == null
        ? dev.lockstep.model.recurrence.graph.WeekIndex.FIRST
        : switch (index) {
          case First -> dev.lockstep.model.recurrence.graph.WeekIndex.FIRST;
          case Second -> dev.lockstep.model.recurrence.graph.WeekIndex.SECOND;
          case Third -> dev.lockstep.model.recurrence.graph.WeekIndex.THIRD;
          case Fourth -> dev.lockstep.model.recurrence.graph.WeekIndex.FOURTH;
          case Last -> dev.lockstep.model.recurrence.graph.WeekIndex.LAST;
        };
  }
}
