package dev.lockstep.model.json;

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
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.topic.Topic;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One record of every kind that stands on a topic, and what they are made of. */
final class Samples {

  static final EmailAddress ADA = new EmailAddress("ada@contoso.test");
  static final EmailAddress CARL = new EmailAddress("carl@customer.test");
  static final AppointmentKey GW = AppointmentKey.bornInGroupware("040000008200E0|0074C5");
  static final AppointmentKey CRM = AppointmentKey.bornInCrm(1000, 42);
  static final RecordKey RECORD = new RecordKey(1000, 42);
  static final EventRef EVENT = new EventRef(ADA, "AAkALgAAAA=");
  static final Instant AT = Instant.parse("2026-11-22T21:29:36.123Z");
  static final Rep REP = new Rep(RepId.of(new RecordKey(1, 7)), 3);
  static final PersonRef PERSON =
      new PersonRef(new RecordKey(1, 101), Optional.of(new RecordKey(1, 900)));
  static final Subject SUBJECT = Subject.of(ADA);

  /**
   * A record.
   *
   * @param name of its golden file, without the ending
   */
  record Sample<K, V>(String name, Topic<K, V> topic, K key, V value) {}

  private Samples() {}

  private static Appointment visit(Timing timing) {
    return new Appointment(
        new Text("Visit \uD83D\uDE00"),
        new Text("two\nlines"),
        new Text("Vienna"),
        timing,
        new Participants(
            List.of(
                new Participant(
                    CARL,
                    new Text("Carl"),
                    Participant.Role.OPTIONAL,
                    Participant.Response.TENTATIVE))),
        Availability.OUT_OF_OFFICE,
        Visibility.NORMAL,
        new Reminder.Before(15),
        new Categories(List.of("Blue", "Red")));
  }

  static Appointment timed() {
    return visit(
        new Timing.Timed(
            LocalDateTime.of(2026, 12, 1, 10, 0),
            LocalDateTime.of(2026, 12, 1, 11, 30),
            ZoneId.of("Europe/Vienna")));
  }

  private static Appointment allDay() {
    return visit(new Timing.AllDay(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 27)));
  }

  static CrmRecord record() {
    TreeMap<EmailAddress, ParticipantRef> entries = new TreeMap<>();
    entries.put(CARL, new ParticipantRef.External(new RecordKey(1, 200)));
    return new CrmRecord(
        allDay(),
        Optional.of(REP),
        Optional.of(PERSON),
        entries,
        Set.of(new ParticipantRef.Internal(8, 3)),
        Status.PLANNED,
        new Marking(true, 1, "not found: dora@customer.test"),
        true);
  }

  static EventState event() {
    return new EventState(
        ADA, timed(), new Footer(Optional.of("https://crm.test/ma/1000-42"), List.of(CARL)));
  }

  static CommandId command(Side side) {
    return new CommandId(GW, side, 3);
  }

  static <K, V> Sample<K, V> sample(String name, Topic<K, V> topic, K key, V value) {
    return new Sample<>(topic.name() + "." + name, topic, key, value);
  }

  /** All of them. */
  static List<Sample<?, ?>> all() {
    return Stream.of(
            GroupwareSamples.all(), CrmSamples.all(), DirectorySamples.all(), DecisionSamples.all())
        .flatMap(List::stream)
        .toList();
  }
}
