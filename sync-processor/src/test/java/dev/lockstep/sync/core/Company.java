package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryEntry.PersonEntry;
import dev.lockstep.model.directory.DirectoryEntry.RepEntry;
import dev.lockstep.model.directory.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A directory for tests: reps ada and bob with mailboxes, eve without; persons as added. */
final class Company {

  static final EmailAddress ADA = new EmailAddress("ada@contoso.test");
  static final EmailAddress BOB = new EmailAddress("bob@contoso.test");
  static final EmailAddress EVE = new EmailAddress("eve@contoso.test");
  static final EmailAddress CARL = new EmailAddress("carl@customer.test");

  private final List<Found> entries = new ArrayList<>();
  private final Set<EmailAddress> silent = new HashSet<>();

  private record Found(EmailAddress address, DirectoryEntry entry) {}

  Company() {
    rep(ADA, 1, true);
    rep(BOB, 2, true);
    rep(EVE, 3, false);
  }

  static Rep rep(int serial) {
    return new Rep(RepId.of(new RecordKey(1, serial)), 7);
  }

  static PersonRef person(int serial) {
    return new PersonRef(new RecordKey(1, serial), Optional.of(new RecordKey(1, 900)));
  }

  void rep(EmailAddress address, int serial, boolean enabled) {
    removeRep(serial);
    entries.add(
        new Found(
            address,
            new RepEntry(
                new RecordKey(1, serial),
                new Text("rep " + serial),
                rep(serial),
                Optional.of(address),
                enabled,
                Optional.of(person(100 + serial)))));
  }

  void removeRep(int serial) {
    entries.removeIf(f -> f.entry() instanceof RepEntry r && r.record().serial() == serial);
  }

  void addPerson(EmailAddress address, int serial) {
    entries.add(
        new Found(
            address,
            new PersonEntry(
                new RecordKey(1, serial), new Text("person " + serial), person(serial))));
  }

  void removePerson(int serial) {
    entries.removeIf(f -> f.entry() instanceof PersonEntry p && p.record().serial() == serial);
  }

  /** Of this address the directory says nothing, for the time being. */
  void silence(EmailAddress address) {
    silent.add(address);
  }

  boolean isSilentOn(Subject subject) {
    return subject.address().filter(silent::contains).isPresent();
  }

  /** A rep of whom no address is known. */
  void repWithoutAddress(int serial) {
    removeRep(serial);
    entries.add(
        new Found(
            new EmailAddress("nobody"),
            new RepEntry(
                new RecordKey(1, serial),
                new Text("rep " + serial),
                rep(serial),
                Optional.empty(),
                true,
                Optional.empty())));
  }

  Answer answer(Subject subject) {
    List<DirectoryEntry> found = new ArrayList<>();
    for (Found one : entries) {
      boolean byAddress = subject.address().filter(one.address()::equals).isPresent();
      boolean byNumber =
          one.entry() instanceof RepEntry rep
              && subject.rep().filter(rep.rep().id()::equals).isPresent();
      if (byAddress || byNumber) {
        found.add(one.entry());
      }
    }
    return new Answer(subject, found);
  }
}
