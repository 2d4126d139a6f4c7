package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.Status;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Appointments and records for tests. */
final class Visits {
  static final Timing TEN =
      new Timing.Timed(
          LocalDateTime.of(2026, 12, 1, 10, 0),
          LocalDateTime.of(2026, 12, 1, 11, 0),
          ZoneId.of("Europe/Berlin"));

  static Appointment visit(String subject, EmailAddress... participants) {
    return Appointment.of(new Text(subject), TEN)
        .with(
            new Participants(
                Arrays.stream(participants)
                    .map(
                        address ->
                            new Participant(
                                address,
                                Text.EMPTY,
                                Participant.Role.REQUIRED,
                                Participant.Response.NONE))
                    .toList()));
  }

  static CrmRecord record(String subject, int rep) {
    return new CrmRecord(
        visit(subject),
        Optional.of(Company.rep(rep)),
        Optional.empty(),
        new TreeMap<>(),
        Set.of(),
        Status.PLANNED,
        Marking.NONE,
        false);
  }

  static Appointment located(String place) {
    Appointment visit = visit("Visit");
    return new Appointment(
        visit.subject(),
        visit.text(),
        new Text(place),
        visit.timing(),
        visit.participants(),
        visit.availability(),
        visit.visibility(),
        visit.reminder(),
        visit.categories());
  }

  /** The appointment to which somebody has answered. */
  static Appointment answered(Appointment visit, EmailAddress who, Participant.Response response) {
    return visit.with(
        visit.participants().each(p -> p.address().equals(who) ? p.answering(response) : p));
  }

  /** The record without a rep. */
  static CrmRecord ofNobody(CrmRecord record) {
    return of(record, Optional.empty());
  }

  /** The record with another rep. */
  static CrmRecord given(CrmRecord record, Rep rep) {
    return of(record, Optional.of(rep));
  }

  private static CrmRecord of(CrmRecord record, Optional<Rep> rep) {
    return new CrmRecord(
        record.content(),
        rep,
        record.person(),
        record.entries(),
        record.unaddressed(),
        record.status(),
        record.marking(),
        record.linked());
  }

  /** The record with these entries, which are all its participants. */
  static CrmRecord entered(CrmRecord record, Map<EmailAddress, ParticipantRef> entries) {
    String subject = record.content().subject().value();
    return new CrmRecord(
        visit(subject, entries.keySet().toArray(EmailAddress[]::new)),
        record.rep(),
        record.person(),
        new TreeMap<>(entries),
        record.unaddressed(),
        record.status(),
        record.marking(),
        record.linked());
  }

  private Visits() {}
}
