package dev.lockstep.standalone.simulation.company;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.directory.DirectoryEntry.PersonEntry;
import java.util.Optional;

/** Somebody outside, who may or may not be entered in the CRM as a person. */
@SuppressWarnings("ImmutableEnumChecker") // all of its fields are records of immutable values
public enum Customer {
  CARL(201, "Carl", "carl@customer.test"),
  /** Has Carl's address: with both entered nobody can say who is meant. */
  CARLA(202, "Carla", "carl@customer.test"),
  DORA(203, "Dora", "dora@customer.test");

  private static final int STATION = 1;
  private static final int COMPANY = 901;

  private final String words;
  private final EmailAddress address;
  private final PersonRef person;

  Customer(int serial, String words, String address) {
    this.words = words;
    this.address = new EmailAddress(address);
    this.person =
        new PersonRef(new RecordKey(STATION, serial), Optional.of(new RecordKey(STATION, COMPANY)));
  }

  /** The name. */
  public String words() {
    return words;
  }

  /** The address. */
  public EmailAddress address() {
    return address;
  }

  /** The person record. */
  public PersonRef person() {
    return person;
  }

  /** What the directory holds of the person. */
  public PersonEntry entry() {
    return new PersonEntry(person.person(), new Text(words), person);
  }
}
