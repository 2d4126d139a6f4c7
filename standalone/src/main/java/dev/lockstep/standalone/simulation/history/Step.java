package dev.lockstep.standalone.simulation.history;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.model.recurrence.graph.GraphRecurrence;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.company.Customer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * Something that happens in a history. Plain data: a step says what it is about by names that do
 * not depend on the steps before it, so that a history without some of its steps is a history
 * still. A step that is about nothing (any more) does nothing.
 */
public sealed interface Step {

  /** What a person does. */
  sealed interface OfUser extends Step {}

  /** What a part of Lockstep does next, in its own time. */
  sealed interface OfPart extends Step {}

  /** What goes wrong. */
  sealed interface Fault extends Step {}

  /** A colleague adds an event to the own mailbox. */
  record AddEvent(
      int number, Colleague owner, String subject, boolean isPrivate, List<EmailAddress> invited)
      implements OfUser {
    public AddEvent {
      invited = List.copyOf(invited);
    }
  }

  /**
   * A colleague adds a series to the own mailbox.
   *
   * @param start the time of day, in the zone of the setting; empty if it takes place all day
   */
  record AddSeries(
      int number,
      Colleague owner,
      String subject,
      boolean isPrivate,
      List<EmailAddress> invited,
      GraphRecurrence recurrence,
      Optional<LocalTime> start)
      implements OfUser {
    public AddSeries {
      invited = List.copyOf(invited);
    }
  }

  /**
   * A colleague lets the series take place by another pattern, till another end, later, or all day.
   */
  record RepeatSeries(
      int number, Colleague owner, GraphRecurrence recurrence, Optional<LocalTime> start)
      implements OfUser {}

  /** A colleague makes a single event of the series. */
  record EndSeries(int number, Colleague owner) implements OfUser {}

  /**
   * A colleague edits one occurrence of the series.
   *
   * @param date of its original start
   */
  record EditOccurrence(int number, Colleague owner, LocalDate date, Edit edit) implements OfUser {}

  /**
   * A colleague cancels one occurrence of the series.
   *
   * @param date of its original start
   */
  record CancelOccurrence(int number, Colleague owner, LocalDate date) implements OfUser {}

  /** Somebody outside invites colleagues. */
  record InviteFromOutside(int number, String subject, List<Colleague> invited) implements OfUser {
    public InviteFromOutside {
      invited = List.copyOf(invited);
    }
  }

  /** A colleague edits the event in the own mailbox. */
  record EditEvent(int number, Colleague owner, Edit edit) implements OfUser {}

  /** A colleague opens the event: Exchange gives it another version, and nothing changes. */
  record OpenEvent(int number, Colleague owner) implements OfUser {}

  /** A colleague deletes the event from the own mailbox. */
  record DeleteEvent(int number, Colleague owner) implements OfUser {}

  /** A colleague deletes all events in the own mailbox. */
  record EmptyMailbox(Colleague owner) implements OfUser {}

  /** A colleague answers an invitation. */
  record AnswerInvitation(int number, Colleague who, Participant.Response response)
      implements OfUser {}

  /** Somebody adds a record to the CRM. */
  record AddRecord(
      int number,
      Optional<Colleague> rep,
      String subject,
      boolean isPrivate,
      List<Customer> persons,
      List<Colleague> colleagues)
      implements OfUser {
    public AddRecord {
      persons = List.copyOf(persons);
      colleagues = List.copyOf(colleagues);
    }
  }

  /** Somebody edits a record in the CRM. */
  record EditRecord(int number, Edit edit) implements OfUser {}

  /**
   * Somebody deletes a record in the CRM.
   *
   * @param row whether the row goes, rather than get its delete code
   */
  record DeleteRecord(int number, boolean row) implements OfUser {}

  /** Somebody deletes all of a rep's records in the CRM. */
  record DeleteRecordsOf(Colleague rep) implements OfUser {}

  /** Somebody takes the row of the match-up table away. */
  record Unlink(int number) implements OfUser {}

  /** A person is entered in the CRM. */
  record AddCustomer(Customer customer) implements OfUser {}

  /** A person is removed from the CRM. */
  record RemoveCustomer(Customer customer) implements OfUser {}

  /** The connector is switched on or off for a rep. */
  record Enable(Colleague rep, boolean enabled) implements OfUser {}

  /** The administrator of Exchange lets the connector into a mailbox, or no more. */
  record LetIn(Colleague owner, boolean open) implements OfUser {}

  /** An operator orders something about an appointment that is on the work list. */
  record Order(OperatorAction action) implements OfUser {
    /** The appointment it is about. */
    public AppointmentKey appointment() {
      return action.appointment();
    }
  }

  /** An operator decides about all that waits before a gate. */
  record OrderAtGate(GateRequest request) implements OfUser {}

  /** The capture of groupware reads what changed in a mailbox. */
  record ReadMailbox(Colleague owner) implements OfPart {}

  /** It publishes what it read. */
  record PublishMailbox(Colleague owner) implements OfPart {}

  /**
   * The capture of the CRM reads the records behind the next entries of the write-ahead log.
   *
   * @param most so many entries at most
   */
  record ReadDatabase(int most) implements OfPart {}

  /** It publishes what it read. */
  record PublishDatabase() implements OfPart {}

  /**
   * Whoever reads a topic takes the next record of a lane: those that keep their order among
   * themselves.
   */
  record Take(String topic, String lane) implements OfPart {}

  /**
   * A sink goes on with the next command of a lane: it sends one request, or publishes the result.
   */
  record Sink(String topic, String lane, Luck luck) implements OfPart {}

  /** The processor moves the horizon of all series on to today. */
  record RollHorizon() implements OfPart {}

  /**
   * Graph says of the next writes in a mailbox that somebody else writes at the same time, though
   * nobody does.
   */
  record Contend(Colleague owner, int writes) implements Fault {}

  /** A process is killed and started again. */
  record Restart(Part part) implements Fault {}

  /**
   * A topic is read again: a lane's reader goes back.
   *
   * @param back over so many records
   */
  record Replay(String topic, String lane, int back) implements Fault {}

  /** How far a mailbox was read is lost: it is read in full. */
  record LoseCursor(Colleague owner) implements Fault {}

  /** The CRM's log is read again over so many entries. */
  record RewindLog(int back) implements Fault {}

  /** Nothing happens for a while. */
  record Pause(Duration time) implements Fault {}
}
