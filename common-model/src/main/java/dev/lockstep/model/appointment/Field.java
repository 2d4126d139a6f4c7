package dev.lockstep.model.appointment;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A field of an appointment: the unit in which edits are told apart, merged and explained. */
public enum Field {
  SUBJECT("subject"),
  TEXT("text"),
  LOCATION("location"),
  TIMING("time"),
  PARTICIPANTS("participants"),
  AVAILABILITY("shown as"),
  VISIBILITY("private"),
  REMINDER("reminder"),
  CATEGORIES("categories");

  private static final List<Field> ALL = List.of(values());

  private final String words;

  Field(String words) {
    this.words = words;
  }

  /** What a sales person calls it. */
  public String words() {
    return words;
  }

  /** Its value in an appointment. */
  public Object of(Appointment appointment) {
    return switch (this) {
      case SUBJECT -> appointment.subject();
      case TEXT -> appointment.text();
      case LOCATION -> appointment.location();
      case TIMING -> appointment.timing();
      case PARTICIPANTS -> appointment.participants();
      case AVAILABILITY -> appointment.availability();
      case VISIBILITY -> appointment.visibility();
      case REMINDER -> appointment.reminder();
      case CATEGORIES -> appointment.categories();
    };
  }

  /** The fields in which two appointments differ. */
  public static Set<Field> differing(Appointment one, Appointment other) {
    EnumSet<Field> fields = EnumSet.noneOf(Field.class);
    for (Field field : ALL) {
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
