package dev.lockstep.model.directory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import java.util.Optional;

/** A person or a rep of the CRM. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = DirectoryEntry.RepEntry.class, name = "rep"),
  @JsonSubTypes.Type(value = DirectoryEntry.PersonEntry.class, name = "person")
})
public sealed interface DirectoryEntry {

  /** The record's own key (of ID or of KP). */
  RecordKey record();

  /** The name, for people. */
  Text name();

  /**
   * A rep (ID).
   *
   * @param address the rep's address; empty if none is entered
   * @param enabled whether the connector and its appointments are switched on for the rep: only
   *     then is the mailbox synchronized
   * @param person the rep's own person record; empty if none is entered
   */
  record RepEntry(
      RecordKey record,
      Text name,
      Rep rep,
      Optional<EmailAddress> address,
      boolean enabled,
      Optional<PersonRef> person)
      implements DirectoryEntry {}

  /** A person in a company (KP). */
  record PersonEntry(RecordKey record, Text name, PersonRef person) implements DirectoryEntry {}
}
