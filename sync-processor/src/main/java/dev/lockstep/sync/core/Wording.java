package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Categories;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Reminder;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.decision.FieldChange;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Values and changes in words that a sales person understands. */
final class Wording {

  private static final int MAX = 120;
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /** What changed in the given fields. */
  List<FieldChange> changes(Set<Field> fields, Appointment before, Appointment after) {
    return fields.stream()
        .map(
            field ->
                new FieldChange(field.words(), value(field.of(before)), value(field.of(after))))
        .toList();
  }

  /** The names of fields, in a row. */
  String names(Set<Field> fields) {
    return fields.stream().map(Field::words).collect(Collectors.joining(", "));
  }

  /** A value, shortened. */
  String value(Object value) {
    String text =
        switch (value) {
          case Timing.Timed timed -> timed(timed);
          case Timing.AllDay day ->
              day.start().plusDays(1).equals(day.end())
                  ? "all day " + day.start()
                  : "all day " + day.start() + " to " + day.end().minusDays(1);
          case Participants participants ->
              participants.stream().map(Wording::participant).collect(Collectors.joining(", "));
          case Reminder.None _ -> "none";
          case Reminder.Before(int minutes) -> minutes + " min before";
          case Categories categories -> String.join(", ", categories.names());
          case Enum<?> choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
          default -> value.toString();
        };
    return text.length() <= MAX ? text : text.substring(0, MAX) + "…";
  }

  private static String timed(Timing.Timed timed) {
    String end =
        timed.start().toLocalDate().equals(timed.end().toLocalDate())
            ? TIME.format(timed.end())
            : MINUTES.format(timed.end());
    return MINUTES.format(timed.start()) + "–" + end + " " + timed.zone();
  }

  private static String participant(Participant participant) {
    return participant.response() == Participant.Response.NONE
        ? participant.address().value()
        : participant.address()
            + " ("
            + participant.response().name().toLowerCase(Locale.ROOT)
            + ")";
  }
}
