package dev.lockstep.sync.topology;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Availability;
import dev.lockstep.model.appointment.Categories;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Reminder;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.directory.DirectoryEntry.PersonEntry;
import dev.lockstep.model.directory.DirectoryEntry.RepEntry;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareChange.EventObserved;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Appointments, people and records for tests. */
final class Samples {

  static final EmailAddress ADA = new EmailAddress("ada@contoso.test");
  static final EmailAddress CARL = new EmailAddress("carl@customer.test");
  static final AppointmentKey KEY = AppointmentKey.bornInGroupware("040000008200E00074C5");
  static final RecordKey RECORD = new RecordKey(1000, 7);

  private Samples() {}

  static RepEntry ada(boolean enabled) {
    RecordKey key = new RecordKey(1, 1);
    return new RepEntry(
        key,
        new Text("Ada Lovelace"),
        new Rep(RepId.of(key), 7),
        Optional.of(ADA),
        enabled,
        Optional.of(new PersonRef(new RecordKey(1, 101), Optional.of(new RecordKey(1, 900)))));
  }

  static PersonEntry carl() {
    RecordKey key = new RecordKey(1, 200);
    return new PersonEntry(
        key, new Text("Carl Gauss"), new PersonRef(key, Optional.of(new RecordKey(1, 901))));
  }

  static Participants participants(EmailAddress... addresses) {
    return new Participants(
        Arrays.stream(addresses)
            .map(
                address ->
                    new Participant(
                        address,
                        new Text("Somebody"),
                        Participant.Role.REQUIRED,
                        Participant.Response.ACCEPTED))
            .toList());
  }

  static Appointment visit(String subject, EmailAddress... others) {
    return new Appointment(
        new Text(subject),
        new Text("line one\nline two \ud83d\ude00"),
        new Text("Room 1"),
        new Timing.Timed(
            LocalDateTime.of(2026, 12, 1, 10, 0),
            LocalDateTime.of(2026, 12, 1, 11, 0),
            ZoneId.of("Europe/Berlin")),
        participants(others),
        Availability.BUSY,
        Visibility.NORMAL,
        new Reminder.Before(15),
        new Categories(List.of("Customer")));
  }

  static EventState event(String subject) {
    return new EventState(
        ADA,
        visit(subject, CARL),
        new Footer(Optional.of("https://crm.test/1000-7"), List.of(CARL)));
  }

  static CrmRecord record(String subject) {
    SortedMap<EmailAddress, ParticipantRef> entries = new TreeMap<>();
    entries.put(CARL, new ParticipantRef.External(new RecordKey(1, 200)));
    return new CrmRecord(
        visit(subject, CARL),
        Optional.of(ada(true).rep()),
        ada(true).person(),
        entries,
        Set.of(new ParticipantRef.Internal(5, 7)),
        Status.PLANNED,
        new Marking(true, 1, "carl@customer.test is not found"),
        true);
  }

  static EventObserved observed(String etag, Appointment content) {
    return observed("AAMk1=", KEY.value(), etag, content);
  }

  static EventObserved observed(String id, String uid, Appointment content) {
    return observed(id, uid, "1", content);
  }

  private static EventObserved observed(String id, String uid, String etag, Appointment content) {
    return new EventObserved(
        new EventRef(ADA, id),
        uid,
        etag,
        ADA,
        true,
        false,
        content,
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
