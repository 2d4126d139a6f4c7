package dev.lockstep.model.groupware;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.CommandId;
import java.util.Optional;
import java.util.Set;

/** A write to groupware that is wanted. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = GroupwareCommand.CreateEvent.class, name = "create"),
  @JsonSubTypes.Type(value = GroupwareCommand.UpdateEvent.class, name = "update"),
  @JsonSubTypes.Type(value = GroupwareCommand.DeleteEvent.class, name = "delete")
})
public sealed interface GroupwareCommand {

  /** Names it. */
  CommandId id();

  /** In whose mailbox it is carried out. */
  EmailAddress mailbox();

  /** Whom it mails. */
  MailImpact mail();

  /**
   * Create the event. Its {@code transactionId} comes from the command's id, so that a second
   * attempt finds the first one's event; one extended property holds the appointment's key.
   */
  record CreateEvent(CommandId id, EventState wanted, MailImpact mail) implements GroupwareCommand {
    @Override
    public EmailAddress mailbox() {
      return wanted.mailbox();
    }
  }

  /**
   * Bring the event to the wanted state.
   *
   * @param base the etag that was seen, sent as {@code If-Match}
   * @param changed the fields to send; nothing unchanged is ever sent. A changed footer is sent
   *     with the text
   * @param replaced the footer that is replaced; empty if it stays
   */
  record UpdateEvent(
      CommandId id,
      EventRef event,
      String base,
      EventState wanted,
      Set<Field> changed,
      MailImpact mail,
      Optional<Footer> replaced)
      implements GroupwareCommand {
    @Override
    public EmailAddress mailbox() {
      return event.mailbox();
    }
  }

  /**
   * Delete the event.
   *
   * @param base the etag that was seen, sent as {@code If-Match}
   */
  record DeleteEvent(CommandId id, EventRef event, String base, MailImpact mail)
      implements GroupwareCommand {
    @Override
    public EmailAddress mailbox() {
      return event.mailbox();
    }
  }
}
