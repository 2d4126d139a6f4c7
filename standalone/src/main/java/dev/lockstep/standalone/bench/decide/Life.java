package dev.lockstep.standalone.bench.decide;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.sync.core.Arrival;
import dev.lockstep.sync.core.Decided;
import dev.lockstep.sync.core.Input;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Phase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The life of one appointment, with all that surrounds the core: users of both sides, sinks that
 * apply what they are told, captures that show it, a directory and gates that answer. Every input
 * goes through the real core.
 */
final class Life {
  private static final Instant BEGIN = Instant.parse("2026-01-05T08:00:00Z");

  private final Function<Moment, Decided> core;
  private final long number;
  private final boolean bornInCrm;
  private final List<EmailAddress> participants;
  private final RecordKey record;
  private final EventRef event;
  private final Deque<GroupwareCommand> groupwareCommands = new ArrayDeque<>();
  private final Deque<CrmCommand> crmCommands = new ArrayDeque<>();
  private AppointmentState state;
  private Optional<Appointment> shownEvent = Optional.empty();
  private Optional<CrmRecord> shownRecord = Optional.empty();
  private long eventVersion;
  private long recordVersion;
  private long revision;
  private long inputs;

  /**
   * A life that has not begun.
   *
   * @param number which: every second is born in the CRM, of each two pairs one has participants
   *     outside
   * @param core decides
   */
  Life(Function<Moment, Decided> core, long number) {
    this.core = core;
    this.number = number;
    bornInCrm = number % 2 == 1;
    participants = Staff.participants(number / 2 % 2 == 1);
    record = new RecordKey(1000, number);
    event = new EventRef(Staff.owner(), "AAMkAGI2TG93AAA" + number + "=");
    state =
        AppointmentState.unknown(
            bornInCrm
                ? AppointmentKey.bornInCrm(record.station(), record.serial())
                : AppointmentKey.bornInGroupware("040000008200E00074C5B7101A82E00800" + number));
  }

  AppointmentState state() {
    return state;
  }

  /** It is entered on one side and comes to the other. */
  void begin() {
    if (bornInCrm) {
      recordEdited(Kind.CREATION, newRecord());
    } else {
      eventEdited(Kind.CREATION, SampleVisit.of(number, revision, participants));
    }
    settle();
  }

  /** It is edited on each side, opened, and edited on both sides at the same time. */
  void day() {
    eventEdited(Kind.GROUPWARE_EDIT, next(shownEvent.orElseThrow(), Field.TEXT));
    settle();
    recordEdited(Kind.CRM_EDIT, next(shownRecord.orElseThrow(), Field.LOCATION));
    settle();
    eventEdited(Kind.ECHO, shownEvent.orElseThrow()); // somebody opened it
    eventEdited(Kind.GROUPWARE_EDIT, next(shownEvent.orElseThrow(), Field.SUBJECT));
    recordEdited(Kind.CRM_EDIT, next(shownRecord.orElseThrow(), Field.SUBJECT));
    CrmCommand late = crmCommands.remove();
    play(
        Kind.CONFLICT,
        new Input.OfCrm(
            new CrmResult.Conflict(late.id(), "somebody edited the record at the same time")));
    settle();
  }

  /** It is deleted on one side, and so on the other. */
  void end() {
    if (bornInCrm) {
      play(Kind.DELETION, new Input.FromCrm(new CrmChange.RecordAbsent(record, Absence.DELETED)));
    } else {
      play(
          Kind.DELETION,
          new Input.FromGroupware(new GroupwareChange.EventAbsent(event, Absence.DELETED)));
    }
    settle();
  }

  private CrmRecord newRecord() {
    SortedMap<EmailAddress, ParticipantRef> entries = new TreeMap<>();
    participants.forEach(address -> entries.put(address, Staff.entry(address)));
    return new CrmRecord(
        SampleVisit.of(number, revision, participants),
        Optional.of(Staff.rep(0)),
        Optional.empty(),
        entries,
        Set.of(),
        Status.PLANNED,
        Marking.NONE,
        false);
  }

  /** What was shown, with another value in one field. */
  private Appointment next(Appointment shown, Field field) {
    Appointment other = SampleVisit.of(number, ++revision, participants);
    return Field.apply(shown, Set.of(field), shown, other);
  }

  private CrmRecord next(CrmRecord shown, Field field) {
    return shown.with(next(shown.content(), field));
  }

  private void eventEdited(Kind kind, Appointment now) {
    eventVersion++;
    eventShown(kind, now);
  }

  private void eventShown(Kind kind, Appointment now) {
    shownEvent = Optional.of(now);
    play(
        kind,
        new Input.FromGroupware(
            new GroupwareChange.EventObserved(
                event,
                "040000008200E00074C5B7101A82E00800" + number,
                etag(),
                event.mailbox(),
                true,
                false,
                now,
                List.of(),
                Optional.of(BEGIN.plusSeconds(inputs)),
                Optional.empty())));
  }

  private void recordEdited(Kind kind, CrmRecord now) {
    recordVersion++;
    recordShown(kind, now);
  }

  private void recordShown(Kind kind, CrmRecord now) {
    shownRecord = Optional.of(now);
    play(
        kind,
        new Input.FromCrm(
            new CrmChange.RecordObserved(
                record, version(), now, List.of(), Optional.of(BEGIN.plusSeconds(inputs)))));
  }

  private String etag() {
    return "W/\"" + eventVersion + "\"";
  }

  private String version() {
    return recordVersion + ":a1b2c3d4";
  }

  /** Until nothing is under way any more. */
  private void settle() {
    while (true) {
      if (!crmCommands.isEmpty()) {
        apply(crmCommands.remove());
      } else if (!groupwareCommands.isEmpty()) {
        apply(groupwareCommands.remove());
      } else if (state.groupware().state().phase() instanceof Phase.Held<EventState>) {
        play(
            Kind.PASSAGE,
            new Input.FromOperator(new OperatorAction.Release(state.key(), "operator")));
      } else {
        return;
      }
    }
  }

  private void apply(CrmCommand command) {
    recordVersion++;
    switch (command) {
      case CrmCommand.CreateRecord create -> written(command, create.wanted());
      case CrmCommand.UpdateRecord update -> written(command, update.wanted());
      case CrmCommand.DeleteRecord _ ->
          play(Kind.RESULT, new Input.OfCrm(new CrmResult.Deleted(command.id(), false)));
    }
  }

  private void written(CrmCommand command, CrmRecord stored) {
    play(
        Kind.RESULT,
        new Input.OfCrm(new CrmResult.Written(command.id(), record, version(), stored, false)));
    recordShown(Kind.ECHO, stored);
  }

  private void apply(GroupwareCommand command) {
    eventVersion++;
    switch (command) {
      case GroupwareCommand.CreateEvent create -> written(command, create.wanted().content());
      case GroupwareCommand.UpdateEvent update -> written(command, update.wanted().content());
      case GroupwareCommand.DeleteEvent _ ->
          play(
              Kind.RESULT, new Input.OfGroupware(new GroupwareResult.Deleted(command.id(), false)));
    }
  }

  private void written(GroupwareCommand command, Appointment stored) {
    play(
        Kind.RESULT,
        new Input.OfGroupware(
            new GroupwareResult.Written(
                command.id(),
                event,
                "040000008200E00074C5B7101A82E00800" + number,
                etag(),
                stored,
                false)));
    eventShown(Kind.ECHO, stored);
  }

  private void play(Kind kind, Input input) {
    inputs++;
    Arrival arrival =
        new Arrival(state.key(), input, BEGIN.plusSeconds(inputs), "inputs-0@" + inputs);
    Decided decided = core.apply(new Moment(kind, state, arrival));
    state = decided.state();
    groupwareCommands.addAll(decided.groupwareCommands());
    crmCommands.addAll(decided.crmCommands());
    decided
        .lookups()
        .forEach(
            lookup ->
                play(
                    Kind.DIRECTORY, new Input.FromDirectory(Staff.answer(lookup.key().subject()))));
    for (GateRequest request : decided.gateRequests()) {
      if (request instanceof GateRequest.Pass pass) {
        play(
            Kind.PASSAGE,
            new Input.FromGates(new GateAnswer.Granted(pass.ticket(), Optional.empty())));
      }
    }
  }
}
