package dev.lockstep.standalone.bench.decide;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whom the CRM knows: six reps with mailboxes, and as many persons at customers. */
final class Staff {
  private static final String INSIDE = "@contoso.test";
  private static final int STATION = 1;
  private static final int COMPANY = 900;
  private static final int PERSONS = 100;
  private static final int REPS_OF_ALL = 3;
  private static final int COLLEAGUES = 5;

  private Staff() {}

  /** Whose the appointments are. */
  static EmailAddress owner() {
    return colleague(0);
  }

  static Rep rep(int serial) {
    return new Rep(RepId.of(new RecordKey(STATION, serial)), 7);
  }

  private static EmailAddress colleague(int serial) {
    return new EmailAddress("colleague" + serial + INSIDE);
  }

  private static EmailAddress customer(int serial) {
    return new EmailAddress("person" + serial + "@customer.test");
  }

  /** Five colleagues, or three of them and two persons of a customer. */
  static List<EmailAddress> participants(boolean outside) {
    int inside = outside ? REPS_OF_ALL : COLLEAGUES;
    return Stream.concat(
            IntStream.rangeClosed(1, inside).mapToObj(Staff::colleague),
            IntStream.rangeClosed(inside + 1, COLLEAGUES).mapToObj(Staff::customer))
        .toList();
  }

  /** How a record names a participant. */
  static ParticipantRef entry(EmailAddress address) {
    int serial = serial(address);
    return isInside(address)
        ? new ParticipantRef.Internal(rep(serial).id().lastNine(), rep(serial).group())
        : new ParticipantRef.External(person(serial).person());
  }

  /** What the directory answers. */
  static Answer answer(Subject subject) {
    DirectoryEntry entry =
        subject
            .address()
            .map(Staff::entryOf)
            .orElseGet(() -> repEntry((int) subject.rep().orElseThrow().lastNine()));
    return new Answer(subject, List.of(entry));
  }

  private static DirectoryEntry entryOf(EmailAddress address) {
    int serial = serial(address);
    return isInside(address)
        ? repEntry(serial)
        : new DirectoryEntry.PersonEntry(
            person(serial).person(), new Text("Person " + serial), person(serial));
  }

  private static DirectoryEntry repEntry(int serial) {
    return new DirectoryEntry.RepEntry(
        new RecordKey(STATION, serial),
        new Text("Colleague " + serial),
        rep(serial),
        Optional.of(colleague(serial)),
        true,
        Optional.of(person(serial)));
  }

  private static PersonRef person(int serial) {
    return new PersonRef(
        new RecordKey(STATION, PERSONS + serial), Optional.of(new RecordKey(STATION, COMPANY)));
  }

  private static boolean isInside(EmailAddress address) {
    return address.value().endsWith(INSIDE);
  }

  private static int serial(EmailAddress address) {
    String name = address.value().substring(0, address.value().indexOf('@'));
    return Integer.parseInt(name.replaceAll("\\D", ""));
  }
}
