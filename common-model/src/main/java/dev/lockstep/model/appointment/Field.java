package dev.lockstep.model.appointment;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;

/** A field of an appointment: the unit in which edits are told apart, merged and explained. */
public enum Field {
  SUBJECT("subject", Appointment::subject),
  TEXT("text", Appointment::text),
  LOCATION("location", Appointment::location),
  TIMING("time", Appointment::timing),
  PARTICIPANTS("participants", Appointment::participants),
  AVAILABILITY("shown as", Appointment::availability),
  VISIBILITY("private", Appointment::visibility),
  REMINDER("reminder", Appointment::reminder),
  CATEGORIES("categories", Appointment::categories);

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference to an accessor of a record
  private final Function<Appointment, Object> value;

  Field(String words, Function<Appointment, Object> value) {
    this.words = words;
    this.value = value;
  }

  /** What a sales person calls it. */
  public String words() {
    return words;
  }

  /** Its value in an appointment. */
  public Object of(Appointment appointment) {
    return value.apply(appointment);
  }

  /** The fields in which two appointments differ. */
  public static Set<Field> differing(Appointment one, Appointment other) {
    EnumSet<Field> fields = EnumSet.noneOf(Field.class);
    for (Field field : values()) {
      if (!field.of(one).equals(field.of(other))) {
        fields.add(field);
      }
    }
    return fields;
  }

  /**
   * {@code base} with what a user changed in the given fields from {@code before} to {@code after}.
   * Participants are changed one by one, all other fields as a whole.
   */
  public static Appointment apply(
      Appointment base, Set<Field> fields, Appointment before, Appointment after) {
    return new Appointment(
        fields.contains(SUBJECT) ? after.subject() : base.subject(),
        fields.contains(TEXT) ? after.text() : base.text(),
        fields.contains(LOCATION) ? after.location() : base.location(),
        fields.contains(TIMING) ? after.timing() : base.timing(),
        fields.contains(PARTICIPANTS)
            ? base.participants().withChange(before.participants(), after.participants())
            : base.participants(),
        fields.contains(AVAILABILITY) ? after.availability() : base.availability(),
        fields.contains(VISIBILITY) ? after.visibility() : base.visibility(),
        fields.contains(REMINDER) ? after.reminder() : base.reminder(),
        fields.contains(CATEGORIES) ? after.categories() : base.categories());
  }
}
