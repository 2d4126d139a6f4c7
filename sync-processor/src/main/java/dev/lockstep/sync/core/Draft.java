package dev.lockstep.sync.core;

import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Contest;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.FieldChange;
import dev.lockstep.model.decision.Matter;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.Lookup;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.CrmSide;
import dev.lockstep.sync.state.GroupwareSide;
import dev.lockstep.sync.state.Phase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A decision in the making: the state so far, and what is to be sent and said. */
final class Draft {

  private static final Set<Matter> LASTING = Set.of(Matter.MARKED, Matter.NOT_SYNCHRONIZED);

  private final Arrival arrival;
  private AppointmentState state;
  private final Map<Reason, WorkItem> workList = new LinkedHashMap<>();
  private final SortedMap<Reason, String> dismissed = new TreeMap<>();
  private final List<GroupwareCommand> groupwareCommands = new ArrayList<>();
  private final List<CrmCommand> crmCommands = new ArrayList<>();
  private final List<Lookup> lookups = new ArrayList<>();
  private final List<LookupKey> withdrawn = new ArrayList<>();
  private final List<GateRequest> gateRequests = new ArrayList<>();
  private final Map<Side, Boolean> decidedByGates = new EnumMap<>(Side.class);
  private final List<FieldChange> changes = new ArrayList<>();
  private final List<Decision.Output> outputs = new ArrayList<>();
  private final List<String> words = new ArrayList<>();
  private final List<Contest> contests = new ArrayList<>();
  private Rule rule = Rule.NONE;
  private Reason reason = Reason.ECHO;
  private boolean released;

  Draft(AppointmentState before, Arrival arrival) {
    this.arrival = arrival;
    this.state = before.revised();
    before.workList().forEach(item -> workList.put(item.reason(), item));
    dismissed.putAll(before.dismissed());
  }

  AppointmentState state() {
    return state;
  }

  void set(AppointmentState other) {
    state = other;
  }

  void set(Agreement agreed) {
    state = state.with(agreed);
  }

  void set(GroupwareSide groupware) {
    state = state.with(groupware);
  }

  void set(CrmSide crm) {
    state = state.with(crm);
  }

  private void set(SortedMap<Subject, Optional<Answer>> directory) {
    state = state.with(directory);
  }

  /** The id of the next command. */
  CommandId nextCommand(Side side) {
    state = state.commanded();
    return new CommandId(state.key(), side, state.sequence());
  }

  /** The directory answered. */
  void answered(Answer answer) {
    TreeMap<Subject, Optional<Answer>> directory = new TreeMap<>(state.directory());
    directory.put(answer.subject(), Optional.of(answer));
    set(directory);
  }

  /** Asks for those who are needed and were not asked for, and withdraws what is not needed. */
  void ask(Set<Subject> needed) {
    if (needed.equals(state.directory().keySet())) {
      return;
    }
    TreeMap<Subject, Optional<Answer>> directory = new TreeMap<>(state.directory());
    for (Subject subject : needed) {
      if (!directory.containsKey(subject)) {
        directory.put(subject, Optional.empty());
        lookups.add(new Lookup(new LookupKey(subject, state.key()), state.revision()));
      }
    }
    for (Subject subject : state.directory().keySet()) {
      if (!needed.contains(subject)) {
        directory.remove(subject);
        withdrawn.add(new LookupKey(subject, state.key()));
      }
    }
    set(directory);
  }

  void send(GroupwareCommand command, String what) {
    groupwareCommands.add(command);
    MailImpact mail = command.mail();
    outputs.add(
        new Decision.Output(command.id(), what, mail.words(), mail.internal(), mail.external()));
  }

  void send(CrmCommand command, String what) {
    crmCommands.add(command);
    outputs.add(new Decision.Output(command.id(), what, "", List.of(), List.of()));
  }

  /** Both sides changed a field. */
  void contested(Contest contest) {
    contests.add(contest);
  }

  /** The outcome; the last one said counts as the reason, all words are kept. */
  void say(Reason outcome, String sentence) {
    reason = outcome;
    if (!sentence.isEmpty() && !words.contains(sentence)) {
      words.add(sentence);
    }
  }

  /** Something to add that does not change the outcome. */
  void remark(String sentence) {
    if (!sentence.isEmpty() && !words.contains(sentence)) {
      words.add(sentence);
    }
  }

  void apply(Rule applied) {
    if (applied != Rule.NONE) {
      rule = applied;
    }
  }

  void changed(List<FieldChange> fields) {
    changes.addAll(fields);
  }

  /** Puts the appointment on the work list; what is there already keeps its time. */
  void raise(Reason matter, String sentence) {
    if (sentence.equals(dismissed.get(matter))) {
      return;
    }
    dismissed.remove(matter);
    WorkItem there = workList.get(matter);
    workList.put(
        matter,
        new WorkItem(
            state.key() + "!" + matter.name(),
            matter,
            sentence,
            there == null ? arrival.at() : there.since()));
  }

  /** Takes a matter off the work list. */
  void settle(Reason matter) {
    workList.remove(matter);
    dismissed.remove(matter);
  }

  /** Something happened that a person who dismissed this matter did not know. */
  void reconsider(Reason matter) {
    dismissed.remove(matter);
  }

  /**
   * A person wants nothing of it on the work list. What lasts, whatever is done, stays away until
   * it is another matter; what comes up anew is a new one.
   */
  void dismissAll() {
    workList
        .values()
        .forEach(
            item -> {
              if (LASTING.contains(Matter.of(item.reason()))) {
                dismissed.put(item.reason(), item.words());
              }
            });
    workList.clear();
  }

  /** A gate is told something. */
  void request(GateRequest request) {
    gateRequests.add(request);
  }

  /** A gate need not let pass any more what was wanted before; said before anything new. */
  void withdraw(GateRequest.Withdraw withdraw) {
    gateRequests.addFirst(withdraw);
  }

  /** The gates have decided about what a side wants to be sent. */
  void decidedByGates(Side side, boolean mayPass) {
    decidedByGates.put(side, mayPass);
  }

  boolean isDecidedByGates(Side side) {
    return decidedByGates.containsKey(side);
  }

  boolean mayPass(Side side) {
    return decidedByGates.getOrDefault(side, false);
  }

  /** A person lets go what is held. */
  void release() {
    released = true;
  }

  boolean isReleased() {
    return released;
  }

  /** What was refused waits for a person for as long as either side still refuses something. */
  private void settleRefusals() {
    if (!(state.groupware().state().phase() instanceof Phase.Refused)
        && !(state.crm().state().phase() instanceof Phase.Refused)) {
      settle(Reason.REJECTED);
    }
  }

  /** A rule that is applied to an occurrence is applied because of rule REC. */
  private Optional<Rule> alongside() {
    return rule == Rule.NONE || rule == Rule.REC
        ? Optional.empty()
        : state.key().occurrence().map(_ -> Rule.REC);
  }

  Decided decided(String input, String reference) {
    settleRefusals();
    List<WorkItem> items = List.copyOf(workList.values());
    AppointmentState after = items.equals(state.workList()) ? state : state.with(items);
    if (!dismissed.equals(state.dismissed())) {
      after = after.dismissing(dismissed);
    }
    String sentence = words.isEmpty() ? reason.words() : String.join("; ", words);
    Decision decision =
        new Decision(
            state.key(),
            state.revision(),
            arrival.at(),
            input,
            arrival.origin(),
            reference,
            List.copyOf(changes),
            rule,
            alongside(),
            reason,
            sentence,
            List.copyOf(outputs),
            items,
            List.copyOf(contests));
    return new Decided(
        after, groupwareCommands, crmCommands, lookups, withdrawn, gateRequests, decision);
  }
}
