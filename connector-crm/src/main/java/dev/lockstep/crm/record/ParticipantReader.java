package dev.lockstep.crm.record;

import dev.lockstep.crm.mapping.ActivityColumn;
import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.Rep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who takes part, besides the rep whose appointment it is: from the text of internal participants
 * and from the participant records. The rep's own entry is nobody's participant and stays as it is.
 */
final class ParticipantReader {

  /** More participants than this are not looked at. */
  private static final int MOST = 1_000;

  private final CrmMapping mapping;
  private final SortedMap<EmailAddress, Participant> participants = new TreeMap<>();
  private final SortedMap<EmailAddress, ParticipantRef> entries = new TreeMap<>();
  private final Set<ParticipantRef> unaddressed = new HashSet<>();
  private final List<Reduction> reductions = new ArrayList<>();

  private ParticipantReader(CrmMapping mapping) {
    this.mapping = mapping;
  }

  /**
   * What was read.
   *
   * @param entries who in the CRM the participants are; those of whom only an address is known are
   *     not in it
   */
  record Found(
      Participants participants,
      SortedMap<EmailAddress, ParticipantRef> entries,
      Set<ParticipantRef> unaddressed,
      List<Reduction> reductions) {}

  static Found read(CrmMapping mapping, Aggregate aggregate, ActivityRow row, Optional<Rep> owner) {
    ParticipantReader reader = new ParticipantReader(mapping);
    Optional<EmailAddress> ownerAddress =
        owner.flatMap(
            rep -> rep(aggregate, rep.id().lastNine(), rep.group()).flatMap(RepRow::address));
    RepParticipants internal =
        RepParticipants.parse(row.get(ActivityColumn.REP_PARTICIPANTS).orElse(""));
    for (RepParticipants.Entry entry : internal.entries()) {
      if (owner.isEmpty() || owner.get().id().lastNine() != entry.rep()) {
        reader.internal(aggregate, entry, ownerAddress);
      }
    }
    if (!internal.unread().isEmpty()) {
      reader.reductions.add(
          new Reduction(
              Field.PARTICIPANTS,
              mapping.activity().name(ActivityColumn.REP_PARTICIPANTS)
                  + " holds '"
                  + Words.shortened(String.join(";", internal.unread()))
                  + "', which is no participant"));
    }
    aggregate.participants().forEach(participant -> reader.external(participant, ownerAddress));
    return new Found(
        new Participants(reader.participants.values()),
        reader.entries,
        reader.unaddressed,
        reader.reductions);
  }

  private void internal(
      Aggregate aggregate, RepParticipants.Entry entry, Optional<EmailAddress> ownerAddress) {
    ParticipantRef ref = new ParticipantRef.Internal(entry.rep(), entry.group());
    Optional<RepRow> rep = rep(aggregate, entry.rep(), entry.group());
    Participant.Role role = role(entry.requirement());
    add(
        ref,
        rep.flatMap(RepRow::address),
        ownerAddress,
        rep.map(RepRow::name).orElse(Text.EMPTY),
        role,
        Participant.Response.NONE);
  }

  private void external(ParticipantRow row, Optional<EmailAddress> ownerAddress) {
    Participant.Response response =
        mapping.codes().acceptance().meaning(row.acceptance()).orElse(Participant.Response.NONE);
    if (row.person().isPresent()) {
      add(
          new ParticipantRef.External(row.person().get()),
          row.address(),
          ownerAddress,
          row.name(),
          role(row.requirement()),
          response);
    } else if (row.address().isPresent()
        && !row.address().equals(ownerAddress)
        && hasRoom(row.address().get())) {
      EmailAddress address = row.address().get();
      participants.putIfAbsent(
          address, new Participant(address, row.name(), role(row.requirement()), response));
    }
  }

  private void add(
      ParticipantRef ref,
      Optional<EmailAddress> address,
      Optional<EmailAddress> ownerAddress,
      Text name,
      Participant.Role role,
      Participant.Response response) {
    if (address.isPresent() && address.equals(ownerAddress)) {
      return;
    }
    if (address.isEmpty() || entries.containsKey(address.get())) {
      if (!ref.equals(address.map(entries::get).orElse(null))) {
        unaddressed.add(ref);
      }
    } else if (hasRoom(address.get())) {
      entries.put(address.get(), ref);
      participants.put(address.get(), new Participant(address.get(), name, role, response));
    }
  }

  private boolean hasRoom(EmailAddress address) {
    if (participants.size() < MOST || participants.containsKey(address)) {
      return true;
    }
    if (reductions.stream().noneMatch(r -> r.words().startsWith("more than"))) {
      reductions.add(new Reduction(Field.PARTICIPANTS, "more than " + MOST + " participants: cut"));
    }
    return false;
  }

  private Participant.Role role(int requirement) {
    return mapping.codes().requirement().meaning(requirement).orElse(Participant.Role.REQUIRED);
  }

  /** The rep with this number; of several (in different stations) the one of this group. */
  private static Optional<RepRow> rep(Aggregate aggregate, long lastNine, int group) {
    List<RepRow> candidates =
        aggregate.reps().stream().filter(rep -> rep.lastNine() == lastNine).toList();
    if (candidates.size() <= 1) {
      return candidates.stream().findFirst();
    }
    List<RepRow> ofGroup = candidates.stream().filter(rep -> rep.group() == group).toList();
    return ofGroup.size() == 1 ? ofGroup.stream().findFirst() : Optional.empty();
  }
}
