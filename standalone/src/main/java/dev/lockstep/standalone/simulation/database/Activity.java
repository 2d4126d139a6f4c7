package dev.lockstep.standalone.simulation.database;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.PersonRef;
import dev.lockstep.model.crm.Rep;
import dev.lockstep.model.crm.Status;
import java.util.List;
import java.util.Optional;

/**
 * The rows of an appointment record, but for its link.
 *
 * @param number of the appointment that it is
 * @param content without participants
 * @param deleted whether its delete code is set
 * @param appointment whether its contact type is one that is synchronized
 * @param valid whether it ends after it starts
 */
public record Activity(
    int number,
    Appointment content,
    Optional<Rep> rep,
    Optional<PersonRef> person,
    List<Member> members,
    Status status,
    Marking marking,
    boolean deleted,
    boolean appointment,
    boolean valid) {

  public Activity {
    members = List.copyOf(members);
  }

  /** The same with other content. */
  public Activity with(Appointment other) {
    return new Activity(
        number, other, rep, person, members, status, marking, deleted, appointment, valid);
  }

  /** The same with other participants. */
  public Activity with(List<Member> others) {
    return new Activity(
        number, content, rep, person, others, status, marking, deleted, appointment, valid);
  }

  /** The same of another rep. */
  public Activity of(Optional<Rep> other) {
    return new Activity(
        number, content, other, person, members, status, marking, deleted, appointment, valid);
  }

  /** The same with another status and mark. */
  public Activity marked(Status otherStatus, Marking otherMarking) {
    return new Activity(
        number,
        content,
        rep,
        person,
        members,
        otherStatus,
        otherMarking,
        deleted,
        appointment,
        valid);
  }

  /** The same with its delete code set. */
  public Activity asDeleted() {
    return new Activity(
        number, content, rep, person, members, status, marking, true, appointment, valid);
  }

  /** The same as another kind of record. */
  public Activity asKind(boolean isAppointment) {
    return new Activity(
        number, content, rep, person, members, status, marking, deleted, isAppointment, valid);
  }

  /** The same with times that are in order, or are not. */
  public Activity asValid(boolean isValid) {
    return new Activity(
        number, content, rep, person, members, status, marking, deleted, appointment, isValid);
  }

  /** Whether it is marked as one whose event was deleted. */
  public boolean isSoftDeleted() {
    return status == Status.CANCELLED && marking.code() == Marking.DELETED_IN_GROUPWARE.code();
  }
}
