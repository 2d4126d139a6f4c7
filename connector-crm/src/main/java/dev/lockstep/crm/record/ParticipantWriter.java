package dev.lockstep.crm.record;

import dev.lockstep.crm.mapping.Codes;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.RecordKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has to be done to the participants of a record. Those who are not known from it as it was
 * read are left alone: entries without an address, the rep's own entry, participant records that
 * name no person.
 */
final class ParticipantWriter {

  private final Codes codes;

  ParticipantWriter(Codes codes) {
    this.codes = codes;
  }

  /** Whether two records have the same participants; names decide nothing. */
  static boolean same(CrmRecord one, CrmRecord other) {
    return nameless(one).equals(nameless(other))
        && one.entries().equals(other.entries())
        && one.unaddressed().equals(other.unaddressed());
  }

  private static List<Participant> nameless(CrmRecord record) {
    return record.content().participants().stream()
        .map(p -> new Participant(p.address(), Text.EMPTY, p.role(), p.response()))
        .toList();
  }

  /** The text of internal participants as it is to be. */
  String text(RepParticipants now, Optional<CrmRecord> current, CrmRecord wanted) {
    Map<ParticipantRef, Participant> members = members(wanted);
    Set<ParticipantRef> removed = removed(current, wanted);
    List<RepParticipants.Entry> entries = new ArrayList<>();
    Set<ParticipantRef> there = new HashSet<>();
    for (RepParticipants.Entry entry : now.entries()) {
      ParticipantRef ref = new ParticipantRef.Internal(entry.rep(), entry.group());
      Participant member = members.get(ref);
      there.add(ref);
      if (member != null && !means(entry.requirement(), member.role())) {
        entries.add(
            new RepParticipants.Entry(
                entry.rep(), entry.group(), codes.requirement().number(member.role())));
      } else if (!removed.contains(ref)) {
        entries.add(entry);
      }
    }
    members.forEach(
        (ref, member) -> {
          if (ref instanceof ParticipantRef.Internal(long rep, int group) && there.add(ref)) {
            entries.add(
                new RepParticipants.Entry(rep, group, codes.requirement().number(member.role())));
          }
        });
    for (ParticipantRef ref : wanted.unaddressed()) {
      if (ref instanceof ParticipantRef.Internal(long rep, int group) && there.add(ref)) {
        entries.add(new RepParticipants.Entry(rep, group, 0));
      }
    }
    return new RepParticipants(entries, now.unread()).text();
  }

  /** The participant records that have to be made. */
  List<RecordChanges.Added> added(List<ParticipantRow> now, CrmRecord wanted) {
    Set<RecordKey> there = new HashSet<>();
    now.forEach(row -> row.person().ifPresent(there::add));
    List<RecordChanges.Added> added = new ArrayList<>();
    members(wanted)
        .forEach(
            (ref, member) -> {
              if (ref instanceof ParticipantRef.External(RecordKey person) && there.add(person)) {
                added.add(
                    new RecordChanges.Added(
                        person,
                        Optional.of(member.address()),
                        codes.requirement().number(member.role()),
                        codes.acceptance().number(member.response())));
              }
            });
    for (ParticipantRef ref : wanted.unaddressed()) {
      if (ref instanceof ParticipantRef.External(RecordKey person) && there.add(person)) {
        added.add(new RecordChanges.Added(person, Optional.empty(), 0, 0));
      }
    }
    return added;
  }

  /** The participant records that have to get other values. */
  List<RecordChanges.Changed> changed(List<ParticipantRow> now, CrmRecord wanted) {
    Map<ParticipantRef, Participant> members = members(wanted);
    List<RecordChanges.Changed> changed = new ArrayList<>();
    for (ParticipantRow row : now) {
      Participant member =
          row.person().map(ParticipantRef.External::new).map(members::get).orElse(null);
      if (member == null) {
        continue;
      }
      Optional<EmailAddress> address =
          Optional.of(member.address()).filter(a -> !row.address().equals(Optional.of(a)));
      int requirement =
          means(row.requirement(), member.role())
              ? row.requirement()
              : codes.requirement().number(member.role());
      int acceptance =
          codes.acceptance().meaning(row.acceptance()).equals(Optional.of(member.response()))
              ? row.acceptance()
              : codes.acceptance().number(member.response());
      if (address.isPresent()
          || requirement != row.requirement()
          || acceptance != row.acceptance()) {
        changed.add(new RecordChanges.Changed(row.key(), address, requirement, acceptance));
      }
    }
    return changed;
  }

  /** The participant records that have to go. */
  List<RecordKey> removed(List<ParticipantRow> now, Optional<CrmRecord> current, CrmRecord wanted) {
    Set<ParticipantRef> removed = removed(current, wanted);
    return now.stream()
        .filter(
            row ->
                row.person()
                    .map(person -> removed.contains(new ParticipantRef.External(person)))
                    .orElse(false))
        .map(ParticipantRow::key)
        .toList();
  }

  private static Set<ParticipantRef> removed(Optional<CrmRecord> current, CrmRecord wanted) {
    Set<ParticipantRef> removed = new HashSet<>();
    current.ifPresent(
        record -> {
          removed.addAll(record.entries().values());
          removed.addAll(record.unaddressed());
        });
    removed.removeAll(members(wanted).keySet());
    removed.removeAll(wanted.unaddressed());
    return removed;
  }

  /** The participants whose entry is known, in the order of their addresses. */
  private static Map<ParticipantRef, Participant> members(CrmRecord wanted) {
    Map<ParticipantRef, Participant> members = new LinkedHashMap<>();
    wanted.content().participants().stream()
        .forEach(
            participant -> {
              ParticipantRef ref = wanted.entries().get(participant.address());
              if (ref != null) {
                members.putIfAbsent(ref, participant);
              }
            });
    return members;
  }

  private boolean means(int requirement, Participant.Role role) {
    return codes.requirement().meaning(requirement).orElse(Participant.Role.REQUIRED).equals(role);
  }
}
