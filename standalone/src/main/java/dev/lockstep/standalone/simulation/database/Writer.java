package dev.lockstep.standalone.simulation.database;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.ParticipantRef;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the rows of a record as they are wanted, as the real writer of rows does. */
public final class Writer {

  /** The longest place that the column takes. */
  public static final int LONGEST_PLACE = 40;

  private final Database database;

  /** A writer of these tables. */
  public Writer(Database database) {
    this.database = database;
  }

  /** Whether the columns take the values. */
  static boolean fits(CrmRecord wanted) {
    return wanted.content().location().value().length() <= LONGEST_PLACE;
  }

  /** The rows of a record that does not exist yet. */
  Activity fresh(int number, CrmRecord wanted) {
    return new Activity(
        number,
        wanted.content().with(Participants.NONE),
        wanted.rep(),
        wanted.person(),
        members(List.of(), Set.of(), wanted),
        wanted.status(),
        wanted.marking(),
        false,
        true,
        true);
  }

  /**
   * The rows as they are to be: only what differs from what they mean is written.
   *
   * @param current what they mean; empty if that is no appointment
   */
  Activity updated(Activity activity, Optional<CrmRecord> current, CrmRecord wanted) {
    Set<Field> differing =
        current
            .map(record -> Field.differing(record.content(), wanted.content()))
            .orElseGet(() -> EnumSet.allOf(Field.class));
    boolean isMasked =
        wanted.content().hidesContent()
            || current.filter(record -> record.content().hidesContent()).isPresent();
    if (isMasked) {
      differing.removeAll(Appointment.MASKED_FIELDS);
    }
    differing.remove(Field.PARTICIPANTS);
    Appointment content =
        Field.apply(activity.content(), differing, activity.content(), wanted.content());
    Set<ParticipantRef> removed = new HashSet<>();
    current.ifPresent(
        record -> {
          removed.addAll(record.entries().values());
          removed.addAll(record.unaddressed());
        });
    removed.removeAll(wanted.entries().values());
    removed.removeAll(wanted.unaddressed());
    return new Activity(
        activity.number(),
        content,
        wanted.rep(),
        wanted.person(),
        isMasked ? activity.members() : members(activity.members(), removed, wanted),
        wanted.status(),
        wanted.marking(),
        activity.deleted(),
        activity.appointment(),
        activity.valid() || differing.contains(Field.TIMING));
  }

  private static List<Member> members(
      List<Member> now, Set<ParticipantRef> removed, CrmRecord wanted) {
    Map<ParticipantRef, Participant> entered = new LinkedHashMap<>();
    for (Participant participant : wanted.content().participants().list()) {
      ParticipantRef ref = wanted.entries().get(participant.address());
      if (ref != null) {
        entered.putIfAbsent(ref, participant);
      }
    }
    List<Member> members = new ArrayList<>();
    Set<ParticipantRef> there = new HashSet<>();
    for (Member member : now) {
      there.add(member.ref());
      Participant wantedMember = entered.get(member.ref());
      if (wantedMember != null) {
        members.add(member(member.ref(), wantedMember));
      } else if (!removed.contains(member.ref())) {
        members.add(member);
      }
    }
    entered.forEach(
        (ref, participant) -> {
          if (there.add(ref)) {
            members.add(member(ref, participant));
          }
        });
    return members;
  }

  /** The text of internal participants holds no answers, and no addresses. */
  private static Member member(ParticipantRef ref, Participant participant) {
    return switch (ref) {
      case ParticipantRef.Internal _ ->
          new Member(
              ref, participant.role(), Participant.Response.NONE, Optional.<EmailAddress>empty());
      case ParticipantRef.External _ ->
          new Member(
              ref, participant.role(), participant.response(), Optional.of(participant.address()));
    };
  }

  Database database() {
    return database;
  }
}
