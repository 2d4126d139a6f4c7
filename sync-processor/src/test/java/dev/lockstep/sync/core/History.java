package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Company.CARL;
import static dev.lockstep.sync.core.Company.EVE;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.ConflictPolicy;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.gate.Ticket;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.sync.gate.Limits;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.state.AppointmentState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A random history of one small company, from a seed: users edit both sides at any moment, captures
 * repeat, delay and coalesce, results and answers come in any order, sinks crash before and after
 * applying. At the end faults cease and everything is delivered.
 */
final class History {

  private static final Timing TEN =
      new Timing.Timed(
          LocalDateTime.of(2026, 12, 1, 10, 0),
          LocalDateTime.of(2026, 12, 1, 11, 0),
          ZoneId.of("Europe/Berlin"));
  private static final int DRAIN_MAX = 5_000;

  /** Ways by which inputs of one appointment come; each keeps its order. */
  private enum Way {
    GROUPWARE,
    CRM,
    GROUPWARE_RESULTS,
    CRM_RESULTS,
    DIRECTORY,
    GATES,
    OPERATOR
  }

  private record Lane(AppointmentKey key, Way way) {}

  private final Random random;
  final Company company = new Company();
  final GroupwareModel groupware;
  final CrmModel crm = new CrmModel();
  final Policy policy;
  private final Decider decider;
  final Map<AppointmentKey, AppointmentState> states = new LinkedHashMap<>();
  final List<Decision> decisions = new ArrayList<>();
  private final Map<Lane, Deque<Input>> inputs = new LinkedHashMap<>();
  private final Map<String, Deque<GroupwareCommand>> groupwareLanes = new LinkedHashMap<>();
  private final Map<AppointmentKey, Deque<CrmCommand>> crmLanes = new LinkedHashMap<>();
  final Gates gates =
      new Gates(new Limits(1, 0, 2, Duration.ofSeconds(20), 3, Duration.ofSeconds(20)));
  private final Set<LookupKey> subscribers = new LinkedHashSet<>();
  final Map<Field, String> lastEdit = new LinkedHashMap<>();
  int edits;
  int conflicts;
  int commands;
  int directoryChanges;
  int deletions;
  int operatorActions;
  boolean released;
  final Set<AppointmentKey> dismissed = new LinkedHashSet<>();
  private long clock;
  private int value;
  private final boolean crashes;

  History(long seed) {
    random = new Random(seed);
    crashes = random.nextBoolean();
    policy = policy(pick(List.of(ConflictPolicy.values())));
    decider = new Decider(policy);
    groupware = new GroupwareModel(Set.of(ADA, BOB, EVE), !crashes && random.nextBoolean());
    if (random.nextBoolean()) {
      groupware.userCreates(ADA, visit());
    } else {
      crm.userCreates(
          new CrmRecord(
              visit(),
              Optional.of(Company.rep(random.nextInt(1, 4))),
              Optional.empty(),
              new TreeMap<>(),
              Set.of(),
              Status.PLANNED,
              Marking.NONE,
              false));
    }
    edits++;
  }

  private static Policy policy(ConflictPolicy conflict) {
    Policy p = Policy.DEFAULT;
    return new Policy(
        p.invite(), p.externalMail(), p.softDelete(), conflict, p.conflictByField(), p.link());
  }

  private Appointment visit() {
    return Appointment.of(new Text(next(Field.SUBJECT)), TEN);
  }

  private String next(Field field) {
    String text = field.name().toLowerCase(Locale.ROOT) + ++value;
    lastEdit.put(field, text);
    return text;
  }

  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      if (random.nextInt(6) == 0) {
        userActs();
      } else {
        systemActs(crashes);
      }
    }
    for (int i = 0; i < DRAIN_MAX; i++) {
      if (!systemActs(false)) {
        return;
      }
    }
    throw new AssertionError("no rest after " + DRAIN_MAX + " steps");
  }

  private void userActs() {
    List<GroupwareModel.Event> events = groupware.organized();
    List<RecordKey> records = List.copyOf(crm.records().keySet());
    switch (random.nextInt(15)) {
      case 0, 1, 2, 3 -> {
        if (!events.isEmpty()) {
          GroupwareModel.Event event = pick(events);
          groupware.userEdits(event, edited(event));
          edits++;
        }
      }
      case 4, 5, 6, 7 -> {
        if (!records.isEmpty()) {
          RecordKey key = pick(records);
          CrmRecord record = Optional.ofNullable(crm.records().get(key)).orElseThrow();
          crm.userEdits(key, record.with(editedInCrm(record.content())));
          edits++;
        }
      }
      case 8 -> events.stream().findAny().ifPresent(groupware::userOpens);
      case 9 -> {
        directoryChanges++;
        if (random.nextBoolean()) {
          company.addPerson(CARL, random.nextInt(200, 202));
        } else {
          company.removePerson(random.nextInt(200, 202));
        }
        directoryChanged(Subject.of(CARL));
      }
      case 10 -> {
        directoryChanges++;
        company.rep(EVE, 3, random.nextBoolean());
        directoryChanged(Subject.of(EVE));
        directoryChanged(Subject.of(Company.rep(3).id()));
      }
      case 11 -> operatorActs();
      case 12 -> othersDelete();
      default -> delete(events, records);
    }
  }

  /** Somebody deletes other appointments of the same mailbox. */
  private void othersDelete() {
    AppointmentKey other = AppointmentKey.bornInCrm(1, random.nextInt(1, 4));
    gates.tell(
        new GateRequest.Pass(
            GateKey.of(GateKey.Kind.DELETIONS, ADA),
            new Ticket(other, Side.CRM, ++clock),
            List.of(GateKey.ofAll(GateKey.Kind.DELETIONS)),
            other,
            0));
  }

  /** Decides about what waits, as far as it is on the work list. */
  private void operatorActs() {
    if (random.nextInt(4) == 0 && !gates.status.isEmpty()) {
      GateKey gate = pick(List.copyOf(gates.status.keySet()));
      operatorActions++;
      gates.tell(
          random.nextBoolean()
              ? new GateRequest.Release(gate, "eva")
              : new GateRequest.Dismiss(gate, "eva"));
      dismissed.addAll(states.keySet());
      return;
    }
    List<AppointmentState> waiting =
        states.values().stream().filter(state -> !state.workList().isEmpty()).toList();
    if (waiting.isEmpty()) {
      return;
    }
    operatorActions++;
    AppointmentKey key = pick(waiting).key();
    OperatorAction action =
        switch (random.nextInt(3)) {
          case 0 -> new OperatorAction.Retry(key, "eva");
          case 1 -> {
            dismissed.add(key);
            yield new OperatorAction.Dismiss(key, "eva");
          }
          default -> {
            released = true;
            yield new OperatorAction.Release(key, "eva", Optional.of(pick(List.of(Side.values()))));
          }
        };
    send(key, Way.OPERATOR, new Input.FromOperator(action));
  }

  private void delete(List<GroupwareModel.Event> events, List<RecordKey> records) {
    if (random.nextInt(3) > 0) {
      return;
    }
    edits++;
    deletions++;
    if (random.nextBoolean() && !events.isEmpty()) {
      groupware.userDeletes(pick(events));
    } else if (!records.isEmpty()) {
      crm.userDeletes(pick(records));
    }
  }

  private Appointment edited(GroupwareModel.Event event) {
    Appointment content = event.content();
    return random.nextInt(4) == 0
        ? content.with(participants(content.participants(), event.organizer()))
        : editedInCrm(content);
  }

  private Participants participants(Participants before, EmailAddress owner) {
    EmailAddress inside = owner.equals(BOB) ? ADA : BOB;
    EmailAddress address = pick(List.of(inside, CARL, new EmailAddress("dora@customer.test")));
    List<Participant> after = new ArrayList<>(before.list());
    if (!after.removeIf(p -> p.address().equals(address))) {
      after.add(
          new Participant(
              address, Text.EMPTY, Participant.Role.REQUIRED, Participant.Response.NONE));
    }
    return new Participants(after);
  }

  private Appointment editedInCrm(Appointment content) {
    if (random.nextBoolean()) {
      return content.with(new Text(next(Field.SUBJECT)));
    }
    return new Appointment(
        content.subject(),
        content.text(),
        new Text(next(Field.LOCATION)),
        content.timing(),
        content.participants(),
        content.availability(),
        content.visibility(),
        content.reminder(),
        content.categories());
  }

  private void directoryChanged(Subject subject) {
    subscribers.stream()
        .filter(s -> s.subject().equals(subject))
        .forEach(
            s ->
                send(
                    s.appointment(),
                    Way.DIRECTORY,
                    new Input.FromDirectory(company.answer(subject))));
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private void send(AppointmentKey key, Way way, Input input) {
    inputs.computeIfAbsent(new Lane(key, way), _ -> new ArrayDeque<>()).add(input);
  }

  /** One step of any part of the system; false if all of them are at rest. */
  private boolean systemActs(boolean mayFail) {
    List<Runnable> choices = new ArrayList<>();
    for (EventRef ref : groupware.dirty()) {
      choices.add(() -> captureGroupware(ref, mayFail));
    }
    for (RecordKey record : crm.dirty()) {
      choices.add(() -> captureCrm(record, mayFail));
    }
    inputs.forEach(
        (lane, queue) -> {
          if (!queue.isEmpty()) {
            choices.add(() -> process(lane.key(), queue.remove()));
          }
        });
    groupwareLanes
        .values()
        .forEach(
            queue -> {
              if (!queue.isEmpty()) {
                choices.add(() -> sinkGroupware(queue, mayFail));
              }
            });
    crmLanes
        .values()
        .forEach(
            queue -> {
              if (!queue.isEmpty()) {
                choices.add(() -> sinkCrm(queue, mayFail));
              }
            });
    if (gates.hasRequests()) {
      choices.add(this::gatesAct);
    }
    if (choices.isEmpty()) {
      return false;
    }
    pick(choices).run();
    return true;
  }

  private void gatesAct() {
    gates.step(Instant.ofEpochSecond(clock));
    while (!gates.answers().isEmpty()) {
      GateAnswer answer = gates.answers().remove();
      AppointmentKey key = answer.ticket().appointment();
      if (states.containsKey(key)) {
        send(key, Way.GATES, new Input.FromGates(answer));
      }
    }
  }

  private void captureGroupware(EventRef ref, boolean mayFail) {
    boolean again = mayFail && random.nextInt(4) == 0;
    AppointmentKey key = groupware.key(ref);
    send(key, Way.GROUPWARE, new Input.FromGroupware(groupware.read(ref, again)));
  }

  private void captureCrm(RecordKey record, boolean mayFail) {
    boolean again = mayFail && random.nextInt(4) == 0;
    AppointmentKey key = crm.key(record);
    send(key, Way.CRM, new Input.FromCrm(crm.read(record, again)));
  }

  private void sinkGroupware(Deque<GroupwareCommand> queue, boolean mayFail) {
    int luck = mayFail ? random.nextInt(6) : 5;
    GroupwareCommand command = queue.element();
    if (luck == 0) {
      return; // crashed before it was applied
    }
    var result = groupware.apply(command);
    if (luck == 1) {
      return; // crashed after it was applied, before the result was published
    }
    send(command.id().appointment(), Way.GROUPWARE_RESULTS, new Input.OfGroupware(result));
    if (command instanceof GroupwareCommand.CreateEvent
        && result instanceof GroupwareResult.Written written) {
      AppointmentKey copies = AppointmentKey.bornInGroupware(written.iCalUId());
      send(
          copies,
          Way.GROUPWARE,
          new Input.FromGroupware(
              new GroupwareChange.EventClaimed(
                  written.event(), command.id().appointment(), Optional.of(command.id()))));
    }
    if (luck != 2) {
      queue.remove(); // else it comes once more, though its result was published
    }
  }

  private void sinkCrm(Deque<CrmCommand> queue, boolean mayFail) {
    int luck = mayFail ? random.nextInt(6) : 5;
    CrmCommand command = queue.element();
    if (luck == 0) {
      return;
    }
    var result = crm.apply(command);
    if (luck == 1) {
      return;
    }
    send(command.id().appointment(), Way.CRM_RESULTS, new Input.OfCrm(result));
    if (luck != 2) {
      queue.remove();
    }
  }

  private void process(AppointmentKey key, Input input) {
    AppointmentState state = states.getOrDefault(key, AppointmentState.unknown(key));
    Decided decided =
        decider.decide(
            state, new Arrival(key, input, Instant.ofEpochSecond(++clock), "h-0@" + clock));
    states.put(key, decided.state());
    decisions.add(decided.decision());
    if (decided.decision().reason() == Reason.VERSION_MOVED
        || decided.decision().reason() == Reason.CONFLICT) {
      conflicts++;
    }
    for (GroupwareCommand command : decided.groupwareCommands()) {
      commands++;
      groupwareLanes
          .computeIfAbsent(command.mailbox() + " " + key, _ -> new ArrayDeque<>())
          .add(command);
    }
    for (CrmCommand command : decided.crmCommands()) {
      commands++;
      crmLanes.computeIfAbsent(key, _ -> new ArrayDeque<>()).add(command);
    }
    decided
        .lookups()
        .forEach(
            lookup -> {
              subscribers.add(lookup.key());
              send(
                  key,
                  Way.DIRECTORY,
                  new Input.FromDirectory(company.answer(lookup.key().subject())));
            });
    subscribers.removeAll(decided.withdrawn());
    decided.gateRequests().forEach(gates::tell);
  }
}
