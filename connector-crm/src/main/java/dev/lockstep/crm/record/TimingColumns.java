package dev.lockstep.crm.record;

import dev.lockstep.crm.mapping.ActivityColumn;
import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.decision.Reason;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** When an appointment is, as an activity holds it in dates, times and a zone. */
final class TimingColumns {

  private static final String END_OF_DAY = "24:00:00";

  private final CrmMapping mapping;

  TimingColumns(CrmMapping mapping) {
    this.mapping = mapping;
  }

  Timing read(ActivityRow row) throws InvalidValue {
    LocalDate startDate =
        date(row, ActivityColumn.START_DATE)
            .orElseThrow(
                () ->
                    new InvalidValue(
                        Reason.NO_START, name(ActivityColumn.START_DATE) + " is empty"));
    LocalDate endDate = date(row, ActivityColumn.END_DATE).orElse(startDate);
    Optional<LocalDateTime> start = time(row, ActivityColumn.START_TIME, startDate);
    if (start.isEmpty()) {
      if (endDate.isBefore(startDate)) {
        throw endsBeforeStart(row);
      }
      return new Timing.AllDay(startDate, endDate.plusDays(1));
    }
    Optional<LocalDateTime> end = time(row, ActivityColumn.END_TIME, endDate);
    ZoneId zone = zone(row);
    try {
      return new Timing.Timed(
          start.get(), end.orElse(endDate.atTime(start.get().toLocalTime())), zone);
    } catch (IllegalArgumentException e) {
      throw endsBeforeStart(row);
    }
  }

  /** The values of the five columns; empty is NULL. */
  Map<ActivityColumn, Optional<String>> write(Timing timing) {
    Map<ActivityColumn, Optional<String>> values = new EnumMap<>(ActivityColumn.class);
    switch (timing) {
      case Timing.Timed timed -> {
        values.put(ActivityColumn.START_DATE, Optional.of(timed.start().toLocalDate().toString()));
        values.put(ActivityColumn.START_TIME, Optional.of(clock(timed.start())));
        values.put(ActivityColumn.END_DATE, Optional.of(timed.end().toLocalDate().toString()));
        values.put(ActivityColumn.END_TIME, Optional.of(clock(timed.end())));
        values.put(ActivityColumn.TIME_ZONE, Optional.of(timed.zone().getId()));
      }
      case Timing.AllDay allDay -> {
        values.put(ActivityColumn.START_DATE, Optional.of(allDay.start().toString()));
        values.put(ActivityColumn.START_TIME, Optional.empty());
        values.put(ActivityColumn.END_DATE, Optional.of(allDay.end().minusDays(1).toString()));
        values.put(ActivityColumn.END_TIME, Optional.empty());
        values.put(ActivityColumn.TIME_ZONE, Optional.empty());
      }
    }
    return values;
  }

  /** The zone of a record that names this or none. */
  Optional<ZoneId> effectiveZone(ActivityRow row) {
    try {
      return Optional.of(zone(row));
    } catch (InvalidValue e) {
      return Optional.empty();
    }
  }

  private ZoneId zone(ActivityRow row) throws InvalidValue {
    Optional<String> id = row.get(ActivityColumn.TIME_ZONE);
    if (id.isEmpty()) {
      return mapping.timeZone();
    }
    if (!ZoneId.getAvailableZoneIds().contains(id.get())) {
      throw new InvalidValue(
          Reason.UNKNOWN_TIME_ZONE,
          name(ActivityColumn.TIME_ZONE)
              + " is '"
              + Words.shortened(id.get())
              + "', which is not the name of a time zone (such as Europe/Berlin)");
    }
    return ZoneId.of(id.get());
  }

  private Optional<LocalDate> date(ActivityRow row, ActivityColumn column) throws InvalidValue {
    Optional<String> text = row.get(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text.get()));
    } catch (DateTimeException e) {
      throw unreadable(column, text.get(), "a date");
    }
  }

  private Optional<LocalDateTime> time(ActivityRow row, ActivityColumn column, LocalDate day)
      throws InvalidValue {
    Optional<String> text = row.get(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.get().equals(END_OF_DAY)) {
      return Optional.of(day.plusDays(1).atStartOfDay());
    }
    try {
      return Optional.of(day.atTime(LocalTime.parse(text.get())));
    } catch (DateTimeException e) {
      throw unreadable(column, text.get(), "a time of day");
    }
  }

  private InvalidValue unreadable(ActivityColumn column, String text, String wanted) {
    return new InvalidValue(
        Reason.UNREADABLE,
        name(column) + " is '" + Words.shortened(text) + "', which is not " + wanted);
  }

  private InvalidValue endsBeforeStart(ActivityRow row) {
    return new InvalidValue(
        Reason.ENDS_BEFORE_START,
        "ends before it starts: "
            + value(row, ActivityColumn.START_DATE)
            + value(row, ActivityColumn.START_TIME)
            + value(row, ActivityColumn.END_DATE)
            + value(row, ActivityColumn.END_TIME).strip());
  }

  private String value(ActivityRow row, ActivityColumn column) {
    return name(column) + "=" + row.get(column).orElse("(empty)") + " ";
  }

  private String name(ActivityColumn column) {
    return mapping.activity().name(column);
  }

  private static String clock(LocalDateTime time) {
    return DateTimeFormatter.ISO_LOCAL_TIME.format(time.toLocalTime());
  }
}
