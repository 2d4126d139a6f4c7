package dev.lockstep.crm.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.crm.mapping.MappingFile;
import dev.lockstep.crm.record.Privacy;
import dev.lockstep.crm.record.RecordReader;
import dev.lockstep.crm.record.RecordVersion;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.json.Json;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Records as tests want them. */
public final class Records {

  public static final CrmMapping MAPPING = MappingFile.reference();
  public static final ObjectMapper MAPPER = Json.mapper();
  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  public static final AppointmentKey KEY = AppointmentKey.bornInGroupware("04000000820");
  public static final EmailAddress ADA = new EmailAddress("ada@customer.example");
  public static final EmailAddress BOB = new EmailAddress("bob@seller.example");

  private Records() {}

  public static RecordReader reader(Privacy privacy) {
    return new RecordReader(MAPPING, privacy, new RecordVersion(MAPPER));
  }

  public static Timing noon() {
    return new Timing.Timed(
        LocalDateTime.parse("2026-03-02T12:00"), LocalDateTime.parse("2026-03-02T13:00"), BERLIN);
  }

  /** An appointment of rep 1-7, with nobody else. */
  public static CrmRecord lunch() {
    return new CrmRecord(
        Appointment.of(new Text("Lunch"), noon()),
        Optional.of(new Rep(new RepId(1_000_000_007L), 3)),
        Optional.empty(),
        new TreeMap<>(),
        Set.of(),
        Status.PLANNED,
        Marking.NONE,
        true);
  }

  /** With Ada, a person, and Bob, a rep. */
  public static CrmRecord withAdaAndBob(CrmRecord record) {
    return with(
        record,
        Map.of(
            ADA, new ParticipantRef.External(new RecordKey(1, 10)),
            BOB, new ParticipantRef.Internal(8, 3)));
  }

  /** With these participants. */
  public static CrmRecord with(CrmRecord record, Map<EmailAddress, ParticipantRef> entries) {
    List<Participant> participants =
        entries.keySet().stream()
            .map(
                address ->
                    new Participant(
                        address, Text.EMPTY, Participant.Role.REQUIRED, Participant.Response.NONE))
            .toList();
    return new CrmRecord(
        record.content().with(new Participants(participants)),
        record.rep(),
        record.person(),
        new TreeMap<>(entries),
        record.unaddressed(),
        record.status(),
        record.marking(),
        record.linked());
  }
}
