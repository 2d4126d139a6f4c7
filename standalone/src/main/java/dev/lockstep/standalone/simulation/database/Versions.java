package dev.lockstep.standalone.simulation.database;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The versions of records: made of the same parts as the real ones ({@code RecordVersion}), with a
 * number for each content instead of a digest.
 */
final class Versions {

  private record MemberPart(
      EmailAddress address,
      Participant.Role role,
      Participant.Response response,
      Optional<ParticipantRef> entry) {}

  private record Held(
      Appointment content,
      List<MemberPart> members,
      Set<ParticipantRef> unaddressed,
      Optional<Rep> rep,
      Optional<PersonRef> person,
      Status status,
      Marking marking) {}

  private final Map<Held, Integer> contents = new HashMap<>();

  String of(long applied, CrmRecord record) {
    List<MemberPart> members = new ArrayList<>();
    for (Participant member : record.content().participants().list()) {
      members.add(
          new MemberPart(
              member.address(),
              member.role(),
              member.response(),
              Optional.ofNullable(record.entries().get(member.address()))));
    }
    Held held =
        new Held(
            record.content().with(Participants.NONE),
            members,
            record.unaddressed(),
            record.rep(),
            record.person(),
            record.status(),
            record.marking());
    return applied + ":" + contents.computeIfAbsent(held, _ -> contents.size() + 1);
  }

  static String ofInvalid(long applied) {
    return applied + ":invalid";
  }
}
