package dev.lockstep.standalone.simulation.company;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.directory.DirectoryEntry.PersonEntry;
import dev.lockstep.model.directory.DirectoryEntry.RepEntry;
import java.util.List;
import java.util.Optional;

/** Somebody who works here: with a mailbox, and a rep of the CRM with a person record. */
@SuppressWarnings("ImmutableEnumChecker") // all of its fields are records of immutable values
public enum Colleague {
  ADA(1, "Ada"),
  BOB(2, "Bob"),
  EVE(3, "Eve");

  /** All of them. */
  public static final List<Colleague> ALL = List.of(values());

  /** The domain of all colleagues' addresses. */
  public static final String DOMAIN = "contoso.test";

  private static final int STATION = 1;
  private static final int GROUP = 7;
  private static final int COMPANY = 900;

  private final String words;
  private final EmailAddress address;
  private final RecordKey record;
  private final Rep rep;
  private final PersonRef person;

  Colleague(int serial, String words) {
    this.words = words;
    this.address = new EmailAddress(words + "@" + DOMAIN);
    this.record = new RecordKey(STATION, serial);
    this.rep = new Rep(RepId.of(record), GROUP);
    this.person =
        new PersonRef(
            new RecordKey(STATION, 100 + serial), Optional.of(new RecordKey(STATION, COMPANY)));
  }

  /** Whose mailbox this is, if it is one of a colleague. */
  public static Optional<Colleague> of(EmailAddress address) {
    for (Colleague colleague : ALL) {
      if (colleague.address.equals(address)) {
        return Optional.of(colleague);
      }
    }
    return Optional.empty();
  }

  /** Which rep this is, if it is one. */
  public static Optional<Colleague> of(RepId rep) {
    for (Colleague colleague : ALL) {
      if (colleague.rep.id().equals(rep)) {
        return Optional.of(colleague);
      }
    }
    return Optional.empty();
  }

  /** The name. */
  public String words() {
    return words;
  }

  /** The address of the mailbox. */
  public EmailAddress address() {
    return address;
  }

  /** The key of the rep's record (ID). */
  public RecordKey record() {
    return record;
  }

  /** The rep as an appointment refers to it. */
  public Rep rep() {
    return rep;
  }

  /** The rep's own person record. */
  public PersonRef person() {
    return person;
  }

  /** What the directory holds of the rep. */
  public RepEntry repEntry(boolean enabled) {
    return new RepEntry(
        record, new Text(words), rep, Optional.of(address), enabled, Optional.of(person));
  }

  /** What the directory holds of the rep's own person record. */
  public PersonEntry personEntry() {
    return new PersonEntry(person.person(), new Text(words), person);
  }
}
