package dev.lockstep.model.crm;

import com.google.common.collect.ImmutableSortedMap;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * What an appointment record of the CRM holds, all its rows together: as it was read, or as it is
 * wanted.
 *
 * @param content its participants are those whose address is known
 * @param rep whose appointment it is; empty if none is entered
 * @param person the person record that it belongs to; empty if none
 * @param entries for each participant of the content, which entry of the CRM it is
 * @param unaddressed participants of the record without an address: kept as they are
 * @param linked whether the match-up table names the appointment
 */
public record CrmRecord(
    Appointment content,
    Optional<Rep> rep,
    Optional<PersonRef> person,
    SortedMap<EmailAddress, ParticipantRef> entries,
    Set<ParticipantRef> unaddressed,
    Status status,
    Marking marking,
    boolean linked) {

  public CrmRecord {
    entries = ImmutableSortedMap.copyOf(entries);
    unaddressed = Set.copyOf(unaddressed);
  }

  /** The same with another marking and status. */
  public CrmRecord marked(Marking otherMarking, Status otherStatus) {
    return new CrmRecord(
        content, rep, person, entries, unaddressed, otherStatus, otherMarking, linked);
  }

  /** The same named by the match-up table. */
  public CrmRecord asLinked() {
    return new CrmRecord(content, rep, person, entries, unaddressed, status, marking, true);
  }

  /** The same with the entries of another one for its participants. */
  public CrmRecord entering(CrmRecord other) {
    return new CrmRecord(
        content, rep, person, other.entries, other.unaddressed, status, marking, linked);
  }

  /** The same with other content. */
  public CrmRecord with(Appointment other) {
    return new CrmRecord(other, rep, person, entries, unaddressed, status, marking, linked);
  }
}
