package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.RepId;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.directory.Lookup;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.sync.gate.Limits;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.state.AppointmentState;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One appointment on the bench: inputs go in, the directory answers by itself. */
final class Bench {

  static final RecordKey RECORD = new RecordKey(1000, 1);

  final Company company = new Company();
  private final Decider decider;
  final Gates gates;
  private final Deque<GroupwareCommand> groupwareCommands = new ArrayDeque<>();
  private final Deque<CrmCommand> crmCommands = new ArrayDeque<>();
  private final List<Decision> sinceInput = new ArrayList<>();
  private AppointmentState state;
  private Optional<Decided> last = Optional.empty();
  private Optional<GroupwareCommand> groupwareUnderWay = Optional.empty();
  private Optional<CrmCommand> crmUnderWay = Optional.empty();
  private Optional<Instant> modified = Optional.empty();
  private final List<GateRequest> requests = new ArrayList<>();
  private long requestRevision;
  private long clock;

  /** An appointment of which nothing is known yet. */
  static Bench of(AppointmentKey key) {
    return new Bench(key, Policy.DEFAULT, Limits.DEFAULT);
  }

  private Bench(AppointmentKey key, Policy policy, Limits limits) {
    this(key, new Decider(policy), new Gates(limits));
  }

  /** One of several appointments at the same gates. */
  Bench(AppointmentKey key, Decider decider, Gates gates) {
    this.decider = decider;
    this.gates = gates;
    state = AppointmentState.unknown(key);
  }

  static Bench bornInGroupware() {
    return bornInGroupware(Policy.DEFAULT);
  }

  static Bench bornInGroupware(Policy policy) {
    return bornInGroupware(policy, Limits.DEFAULT);
  }

  static Bench bornInGroupware(Policy policy, Limits limits) {
    return new Bench(AppointmentKey.bornInGroupware("040000008200E00074C5"), policy, limits);
  }

  static Bench bornInCrm() {
    return bornInCrm(Policy.DEFAULT, Limits.DEFAULT);
  }

  static Bench bornInCrm(Policy policy) {
    return bornInCrm(policy, Limits.DEFAULT);
  }

  static Bench bornInCrm(Policy policy, Limits limits) {
    return new Bench(AppointmentKey.bornInCrm(RECORD.station(), RECORD.serial()), policy, limits);
  }

  AppointmentKey key() {
    return state.key();
  }

  Decided last() {
    return last.orElseThrow();
  }

  /** All that was decided since the last input, with what the directory and gates answered. */
  List<Decision> decisions() {
    return List.copyOf(sinceInput);
  }

  /** What was decided about the last input itself, before the directory or a gate answered. */
  Decision first() {
    return sinceInput.getFirst();
  }

  /** The outcome of {@link #first()}, and its words. */
  String said() {
    return first().reason() + ": " + first().words();
  }

  /** The rule of the last decision that applied one. */
  Rule decisionsRule() {
    return sinceInput.stream()
        .map(Decision::rule)
        .filter(rule -> rule != Rule.NONE)
        .reduce((_, second) -> second)
        .orElse(Rule.NONE);
  }

  List<Reason> lastReasons() {
    return sinceInput.stream().map(Decision::reason).toList();
  }

  List<Reason> workList() {
    return state.workList().stream().map(WorkItem::reason).toList();
  }

  int commands() {
    return groupwareCommands.size() + crmCommands.size();
  }

  CrmRecord storedRecord() {
    return state.crm().state().seen().orElseThrow();
  }

  void input(Input input) {
    sinceInput.clear();
    take(input);
  }

  private void take(Input input) {
    Arrival arrival =
        new Arrival(state.key(), input, Instant.ofEpochSecond(++clock), "test-0@" + clock);
    Decided decided = decider.decide(state, arrival);
    last = Optional.of(decided);
    state = decided.state();
    sinceInput.add(decided.decision());
    groupwareCommands.addAll(decided.groupwareCommands());
    crmCommands.addAll(decided.crmCommands());
    for (Lookup lookup : decided.lookups()) {
      Subject subject = lookup.key().subject();
      if (!company.isSilentOn(subject)) {
        take(new Input.FromDirectory(company.answer(subject)));
      }
    }
    decided.gateRequests().forEach(gates::tell);
    requests.addAll(decided.gateRequests());
    if (decided.gateRequests().stream().anyMatch(GateRequest.Pass.class::isInstance)) {
      requestRevision = state.revision();
    }
    askGates();
  }

  /** All that gates were told. */
  List<GateRequest> requests() {
    return requests;
  }

  /** After how many inputs a gate was last asked. */
  long requestRevision() {
    return requestRevision;
  }

  private void askGates() {
    gates.settle(Instant.ofEpochSecond(clock));
    while (!gates.answers().isEmpty()) {
      take(new Input.FromGates(gates.answers().remove()));
    }
  }

  /** An operator or somebody else's appointment tells a gate something. */
  void gate(GateRequest request) {
    sinceInput.clear();
    gates.tell(request);
    askGates();
  }

  /** When the next thing that a side shows was last modified, by its own clock. */
  void modified(Instant at) {
    modified = Optional.of(at);
  }

  private Optional<Instant> takeModified() {
    Optional<Instant> at = modified;
    modified = Optional.empty();
    return at;
  }

  void shows(EmailAddress mailbox, String id, String etag, Appointment content) {
    input(
        new Input.FromGroupware(
            new GroupwareChange.EventObserved(
                new EventRef(mailbox, id),
                "uid",
                etag,
                mailbox,
                true,
                false,
                content,
                List.of(),
                takeModified(),
                Optional.empty())));
  }

  void showsCopy(
      EmailAddress mailbox, String id, String etag, Appointment content, EmailAddress organizer) {
    input(
        new Input.FromGroupware(
            new GroupwareChange.EventObserved(
                new EventRef(mailbox, id),
                "uid",
                etag,
                organizer,
                false,
                false,
                content,
                List.of(),
                Optional.empty(),
                Optional.of(Participant.Response.NONE))));
  }

  /** A copy in the mailbox of an attendee, who has answered. */
  void showsAnswer(
      EmailAddress mailbox,
      String id,
      String etag,
      Appointment content,
      EmailAddress organizer,
      Participant.Response response) {
    input(
        new Input.FromGroupware(
            new GroupwareChange.EventObserved(
                new EventRef(mailbox, id),
                "uid",
                etag,
                organizer,
                false,
                false,
                content,
                List.of(),
                Optional.empty(),
                Optional.of(response))));
  }

  /** An event of Ada's and its record, with nothing under way. */
  void inStep() {
    shows(Company.ADA, "e1", "1", Visits.visit("Visit"));
    crmApplies();
  }

  void absent(EmailAddress mailbox, String id, Absence absence) {
    input(
        new Input.FromGroupware(
            new GroupwareChange.EventAbsent(new EventRef(mailbox, id), absence)));
  }

  void notRepresentable(EmailAddress mailbox, String id, Reason reason) {
    input(
        new Input.FromGroupware(
            new GroupwareChange.EventNotRepresentable(
                new EventRef(mailbox, id), "uid", "1", reason, new Text("Weekly"), "it recurs")));
  }

  void crmShows(String version, CrmRecord record) {
    input(
        new Input.FromCrm(
            new CrmChange.RecordObserved(RECORD, version, record, List.of(), takeModified())));
  }

  void crmGone() {
    input(new Input.FromCrm(new CrmChange.RecordAbsent(RECORD, Absence.DELETED)));
  }

  void directoryChanged(EmailAddress address) {
    input(new Input.FromDirectory(company.answer(Subject.of(address))));
  }

  void directoryChanged(RepId rep) {
    input(new Input.FromDirectory(company.answer(Subject.of(rep))));
  }

  void operator(OperatorAction action) {
    input(new Input.FromOperator(action));
  }

  /** Takes the one command to the CRM that was sent. */
  <C extends CrmCommand> C crmCommand(Class<C> type) {
    CrmCommand command = crmCommands.remove();
    crmUnderWay = Optional.of(command);
    return type.cast(command);
  }

  /** Takes the one command to groupware that was sent. */
  <C extends GroupwareCommand> C groupwareCommand(Class<C> type) {
    GroupwareCommand command = groupwareCommands.remove();
    groupwareUnderWay = Optional.of(command);
    return type.cast(command);
  }

  private CrmCommand takeCrm() {
    return Optional.ofNullable(crmCommands.poll()).or(() -> crmUnderWay).orElseThrow();
  }

  private GroupwareCommand takeGroupware() {
    return Optional.ofNullable(groupwareCommands.poll()).or(() -> groupwareUnderWay).orElseThrow();
  }

  void crmApplies() {
    CrmCommand command = takeCrm();
    CrmRecord wanted =
        switch (command) {
          case CrmCommand.CreateRecord create -> create.wanted();
          case CrmCommand.UpdateRecord update -> update.wanted();
          case CrmCommand.DeleteRecord _ -> throw new IllegalStateException("a deletion");
        };
    stored(command, wanted);
  }

  /** The CRM applies the command, and this is what is stored then. */
  void crmStores(CrmRecord stored) {
    stored(takeCrm(), stored);
  }

  private void stored(CrmCommand command, CrmRecord wanted) {
    input(
        new Input.OfCrm(
            new CrmResult.Written(
                command.id(), RECORD, command.id().sequence() + ":own", wanted, false)));
  }

  /** The CRM has a record linked to the event already, and this is it. */
  void crmFinds(CrmRecord stored) {
    input(new Input.OfCrm(new CrmResult.Found(takeCrm().id(), RECORD, "0:found", stored)));
  }

  void crmConflicts() {
    input(new Input.OfCrm(new CrmResult.Conflict(takeCrm().id(), "the version had moved")));
  }

  void crmRefuses() {
    CrmCommand of = takeCrm();
    input(new Input.OfCrm(new CrmResult.Rejected(of.id(), Reason.REJECTED, "value too long")));
  }

  void groupwareApplies(String id, String etag) {
    GroupwareCommand command = takeGroupware();
    EventState wanted =
        switch (command) {
          case GroupwareCommand.CreateEvent create -> create.wanted();
          case GroupwareCommand.UpdateEvent update -> update.wanted();
          case GroupwareCommand.DeleteEvent _ -> throw new IllegalStateException("a deletion");
        };
    stored(command, id, etag, wanted.content(), false);
  }

  void groupwareStores(String id, String etag, Appointment rewritten) {
    stored(takeGroupware(), id, etag, rewritten, false);
  }

  private void stored(
      GroupwareCommand of, String id, String etag, Appointment content, boolean already) {
    EventRef event = new EventRef(of.mailbox(), id);
    input(
        new Input.OfGroupware(
            new GroupwareResult.Written(of.id(), event, "uid", etag, content, already)));
  }

  /** What was to be written is found to be there already, and this is it. */
  void groupwareFinds(String id, String etag, Appointment stored) {
    stored(takeGroupware(), id, etag, stored, true);
  }

  void groupwareConflicts() {
    input(
        new Input.OfGroupware(
            new GroupwareResult.Conflict(takeGroupware().id(), "the version had moved")));
  }

  void groupwareDeleted() {
    input(new Input.OfGroupware(new GroupwareResult.Deleted(takeGroupware().id(), false)));
  }
}
