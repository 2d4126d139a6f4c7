package dev.lockstep.model.series;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Availability;
import dev.lockstep.model.appointment.Categories;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Reminder;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.appointment.Visibility;
import java.util.Optional;
import java.util.Set;

/**
 * In what an occurrence differs from what the rule says (JSCalendar's PatchObject in {@code
 * recurrenceOverrides}, in types): each value that is there takes the place of the series' own.
 */
public record OccurrencePatch(
    Optional<Text> subject,
    Optional<Text> text,
    Optional<Text> location,
    Optional<Timing> timing,
    Optional<Participants> participants,
    Optional<Availability> availability,
    Optional<Visibility> visibility,
    Optional<Reminder> reminder,
    Optional<Categories> categories) {

  /** What leads from one to the other. */
  public static OccurrencePatch between(Appointment ruled, Appointment actual) {
    Set<Field> differing = Field.differing(ruled, actual);
    return new OccurrencePatch(
        only(differing, Field.SUBJECT, actual.subject()),
        only(differing, Field.TEXT, actual.text()),
        only(differing, Field.LOCATION, actual.location()),
        only(differing, Field.TIMING, actual.timing()),
        only(differing, Field.PARTICIPANTS, actual.participants()),
        only(differing, Field.AVAILABILITY, actual.availability()),
        only(differing, Field.VISIBILITY, actual.visibility()),
        only(differing, Field.REMINDER, actual.reminder()),
        only(differing, Field.CATEGORIES, actual.categories()));
  }

  private static <T> Optional<T> only(Set<Field> fields, Field field, T value) {
    return fields.contains(field) ? Optional.of(value) : Optional.empty();
  }

  /** The occurrence. */
  public Appointment applyTo(Appointment ruled) {
    return new Appointment(
        subject.orElse(ruled.subject()),
        text.orElse(ruled.text()),
        location.orElse(ruled.location()),
        timing.orElse(ruled.timing()),
        participants.orElse(ruled.participants()),
        availability.orElse(ruled.availability()),
        visibility.orElse(ruled.visibility()),
        reminder.orElse(ruled.reminder()),
        categories.orElse(ruled.categories()));
  }

  /** Whether nothing differs. */
  @JsonIgnore
  public boolean isEmpty() {
    return subject.isEmpty()
        && text.isEmpty()
        && location.isEmpty()
        && timing.isEmpty()
        && participants.isEmpty()
        && availability.isEmpty()
        && visibility.isEmpty()
        && reminder.isEmpty()
        && categories.isEmpty();
  }
}
