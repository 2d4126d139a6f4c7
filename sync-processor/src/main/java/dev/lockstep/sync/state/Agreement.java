package dev.lockstep.sync.state;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.directory.Subject;
import java.util.Optional;

/** The appointment as it should be on both sides. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Agreement.Nothing.class, name = "nothing"),
  @JsonSubTypes.Type(value = Agreement.Present.class, name = "present"),
  @JsonSubTypes.Type(value = Agreement.Gone.class, name = "gone")
})
public sealed interface Agreement {

  /** Nothing is known of it yet. */
  record Nothing() implements Agreement {}

  /**
   * It should be there.
   *
   * @param owner whose it is: the address of a mailbox, or the number of a rep; empty if the CRM's
   *     record names no rep
   */
  record Present(Appointment content, Optional<Subject> owner) implements Agreement {

    /** The same with only a mask in place of what is private. */
    public Present disclosed() {
      return new Present(content.disclosed(), owner);
    }
  }

  /**
   * It should not be there.
   *
   * @param by the side on which it was deleted
   * @param mailbox in which it was; empty if it was in none
   */
  record Gone(Side by, Optional<EmailAddress> mailbox) implements Agreement {}
}
