package dev.lockstep.model.appointment;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;

/**
 * The canonical appointment: what both sides can mean by one. Who owns it is not in it, because
 * each side says that in its own way.
 *
 * @param participants everybody but the owner
 */
public record Appointment(
    Text subject,
    Text text,
    Text location,
    Timing timing,
    Participants participants,
    Availability availability,
    Visibility visibility,
    Reminder reminder,
    Categories categories) {

  /** What is shown in place of the subject of a private appointment whose content is masked. */
  public static final Text MASKED_SUBJECT = new Text("Private appointment");

  /** The fields that a mask hides. */
  public static final ImmutableSet<Field> MASKED_FIELDS =
      Sets.immutableEnumSet(
          Field.SUBJECT, Field.TEXT, Field.LOCATION, Field.PARTICIPANTS, Field.CATEGORIES);

  /** A busy appointment with nothing but a subject and a time. */
  public static Appointment of(Text subject, Timing timing) {
    return new Appointment(
        subject,
        Text.EMPTY,
        Text.EMPTY,
        timing,
        Participants.NONE,
        Availability.BUSY,
        Visibility.NORMAL,
        new Reminder.None(),
        Categories.NONE);
  }

  /** The same with other participants. */
  public Appointment with(Participants others) {
    return new Appointment(
        subject, text, location, timing, others, availability, visibility, reminder, categories);
  }

  /** The same with another subject. */
  public Appointment with(Text otherSubject) {
    return new Appointment(
        otherSubject,
        text,
        location,
        timing,
        participants,
        availability,
        visibility,
        reminder,
        categories);
  }

  /** The same at another time. */
  public Appointment with(Timing otherTiming) {
    return new Appointment(
        subject,
        text,
        location,
        otherTiming,
        participants,
        availability,
        visibility,
        reminder,
        categories);
  }

  /**
   * Only that somebody is busy: what may be known of a private appointment (architecture, section
   * 10: masked before anything is published).
   */
  public Appointment masked() {
    return new Appointment(
        MASKED_SUBJECT,
        Text.EMPTY,
        Text.EMPTY,
        timing,
        Participants.NONE,
        availability,
        visibility,
        reminder,
        Categories.NONE);
  }

  /** What may be shown to people who are neither its owner nor invited. */
  public Appointment disclosed() {
    return visibility == Visibility.PRIVATE ? masked() : this;
  }

  /** Whether this is all that may be known of a private appointment. */
  public boolean hidesContent() {
    return visibility == Visibility.PRIVATE && equals(masked());
  }

  /** The same, or what is taken to be behind it if it is a mask. */
  public Appointment unmasked(Appointment known) {
    return hidesContent() ? behind(known) : this;
  }

  /** The same with what changed from {@code before} to {@code after} done to it. */
  public Appointment withChange(Appointment before, Appointment after) {
    return Field.apply(this, Field.differing(before, after), before, after);
  }

  /**
   * What is taken to be behind this mask: what was known of the hidden fields, with the others as
   * they are shown.
   */
  public Appointment behind(Appointment known) {
    return new Appointment(
        known.subject(),
        known.text(),
        known.location(),
        timing,
        known.participants(),
        availability,
        visibility,
        reminder,
        known.categories());
  }
}
