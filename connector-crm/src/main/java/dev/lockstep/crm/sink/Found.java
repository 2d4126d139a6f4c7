package dev.lockstep.crm.sink;

import dev.lockstep.crm.record.Reading;
import dev.lockstep.model.appointment.AppointmentKey;
import java.util.Optional;

/**
 * What a command finds in the CRM: of a create, the record that the match-up table names for the
 * appointment; else the record that the command names.
 *
 * @param linkedTo the appointment that the match-up table names for the record
 * @param appliedSequence of the last command that was applied to it; 0 if none was
 * @param version as the capture computes it; empty unless the record is present and can be read
 * @param asWanted whether the record holds all that the command wants already, the link too
 */
public record Found(
    Presence presence,
    Optional<AppointmentKey> linkedTo,
    long appliedSequence,
    Optional<String> version,
    boolean asWanted) {

  /** No record and no link. */
  public static final Found NOTHING =
      new Found(Presence.ABSENT, Optional.empty(), 0, Optional.empty(), false);

  /** How a record can be there. */
  public enum Presence {
    /** There is no such row. */
    ABSENT,
    /** Its delete code is set. */
    DELETED,
    /** Its contact type is not one that is synchronized. */
    NOT_SYNCHRONIZED,
    PRESENT;

    /** How the record is there that was read so. */
    public static Presence of(Reading reading) {
      return switch (reading) {
        case Reading.Observed _, Reading.Invalid _ -> PRESENT;
        case Reading.Deleted _ -> DELETED;
        case Reading.Missing _ -> ABSENT;
        case Reading.NotSynchronized _ -> NOT_SYNCHRONIZED;
      };
    }
  }
}
