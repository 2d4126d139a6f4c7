package dev.lockstep.sync.core;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.crm.CrmChange;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.model.series.OccurrenceVersion;
import dev.lockstep.model.zone.ZoneNames;
import dev.lockstep.sync.rules.Directory;
import dev.lockstep.sync.rules.Needs;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Decides (architecture, section 5). A pure function: the same state and input always give the same
 * decision. First the input is taken into the state; then each side that is idle is told what is
 * agreed, if it has not been told yet.
 */
public final class Decider {

  private final GroupwareReader groupwareReader;
  private final GroupwareResultReader groupwareResultReader;
  private final SeriesReader seriesReader;
  private final CrmReader crmReader;
  private final CrmResultReader crmResultReader;
  private final OperatorReader operatorReader = new OperatorReader();
  private final GroupwareWriter groupwareWriter;
  private final CrmWriter crmWriter;
  private final GateReader gateReader = new GateReader();
  private final Passage passage = new Passage();
  private final Disputes disputes = new Disputes();
  private final BehindMask behindMask;
  private final Needs needs = new Needs();

  /** A decider under this policy. */
  public Decider(Policy policy) {
    this(policy, ZoneNames.load());
  }

  /** A decider under this policy, with a table of zones that others have read already. */
  public Decider(Policy policy, ZoneNames names) {
    OriginalZone zones = new OriginalZone(names);
    GroupwareEdits groupwareEdits = new GroupwareEdits(policy, zones);
    groupwareReader = new GroupwareReader(groupwareEdits);
    groupwareResultReader = new GroupwareResultReader(groupwareEdits, zones);
    seriesReader = new SeriesReader(groupwareReader);
    CrmEdits crmEdits = new CrmEdits(policy);
    crmReader = new CrmReader(crmEdits);
    crmResultReader = new CrmResultReader(crmEdits);
    groupwareWriter = new GroupwareWriter(policy);
    crmWriter = new CrmWriter(policy);
    behindMask = new BehindMask(policy);
  }

  /** Takes one input of an appointment. */
  public Decided decide(AppointmentState state, Arrival arrival) {
    Draft draft = new Draft(state, arrival);
    switch (arrival.input()) {
      case Input.FromGroupware(GroupwareChange change) -> groupwareReader.read(draft, change);
      case Input.OfSeries series -> seriesReader.read(draft, series);
      case Input.FromCrm(CrmChange change) -> crmReader.read(draft, change);
      case Input.OfGroupware(GroupwareResult result) -> groupwareResultReader.read(draft, result);
      case Input.OfCrm(CrmResult result) -> crmResultReader.read(draft, result);
      case Input.FromDirectory(Answer answer) -> answered(draft, answer);
      case Input.FromGates(GateAnswer answer) -> gateReader.read(draft, answer);
      case Input.FromOperator(OperatorAction action) -> operatorReader.read(draft, action);
    }
    disputes.review(draft);
    draft.ask(needs.of(draft.state()));
    if (!(draft.state().agreed() instanceof Agreement.Nothing)) {
      crmWriter.write(draft);
      groupwareWriter.write(draft);
    }
    behindMask.review(draft);
    passage.review(draft, state);
    AppointmentKey key = arrival.appointment();
    return draft.decided(words(key, arrival.input()), reference(key, arrival.input()));
  }

  private void answered(Draft draft, Answer answer) {
    if (!draft.state().directory().containsKey(answer.subject())) {
      draft.say(Reason.ECHO, "the directory answered what is not asked any more");
      return;
    }
    draft.answered(answer);
    draft.say(Reason.ECHO, new Directory(draft.state()).words(answer.subject()));
    groupwareReader.leadAnew(draft);
  }

  private static String words(AppointmentKey key, Input input) {
    return switch (input) {
      case Input.FromGroupware(GroupwareChange change) ->
          words(key.occurrence().isPresent() ? "occurrence" : "event", change);
      case Input.OfSeries series -> words("event", series.change());
      case Input.FromCrm(CrmChange.RecordObserved o) -> "record " + o.record();
      case Input.FromCrm(CrmChange.RecordInvalid i) -> "record " + i.record() + " that is wrong";
      case Input.FromCrm(CrmChange.RecordAbsent a) -> "record " + a.record() + " gone";
      case Input.OfGroupware(GroupwareResult result) -> "result of " + result.command();
      case Input.OfCrm(CrmResult result) -> "result of " + result.command();
      case Input.FromDirectory(Answer answer) -> "directory on " + answer.subject().words();
      case Input.FromGates _ -> "gate";
      case Input.FromOperator _ -> "operator";
    };
  }

  private static String words(String thing, GroupwareChange change) {
    return switch (change) {
      case GroupwareChange.EventObserved o -> thing + " in " + o.mailbox();
      case GroupwareChange.SeriesObserved s -> "series in " + s.mailbox();
      case GroupwareChange.EventNotRepresentable n ->
          thing + " in " + n.mailbox() + " that is not synchronized";
      case GroupwareChange.EventClaimed c -> thing + " in " + c.mailbox() + " claimed";
      case GroupwareChange.EventAbsent a -> thing + " gone from " + a.mailbox();
      case GroupwareChange.CreationRefused r -> thing + " in " + r.mailbox() + " not created";
    };
  }

  private static String reference(AppointmentKey key, Input input) {
    return switch (input) {
      case Input.FromGroupware(GroupwareChange.EventObserved o) ->
          reference(key, o.event(), isOccurrence(o.version()));
      case Input.FromGroupware(GroupwareChange change) -> reference(key, change, true);
      case Input.OfSeries series -> reference(key, series.change(), false);
      case Input.FromCrm(CrmChange change) -> "record " + change.record();
      case Input.OfGroupware(GroupwareResult.Written w) ->
          reference(key, w.event(), isOccurrence(w.version()));
      case Input.OfCrm(CrmResult.Written written) -> "record " + written.record();
      case Input.OfCrm(CrmResult.Found found) -> "record " + found.record();
      case Input.OfGroupware _,
          Input.OfCrm _,
          Input.FromDirectory _,
          Input.FromGates _,
          Input.FromOperator _ ->
          "";
    };
  }

  private static String reference(AppointmentKey key, GroupwareChange change, boolean ofSeries) {
    return switch (change) {
      case GroupwareChange.OfEvent of -> reference(key, of.event(), ofSeries);
      case GroupwareChange.CreationRefused _ -> "";
    };
  }

  private static boolean isOccurrence(String version) {
    return OccurrenceVersion.parse(version).isPresent();
  }

  /** The event of an occurrence is that of its series: its date tells it apart. */
  private static String reference(AppointmentKey key, EventRef event, boolean ofSeries) {
    Optional<LocalDate> date = ofSeries ? key.occurrence() : Optional.empty();
    return "event " + event.mailbox() + "/" + event.id() + date.map(it -> "/" + it).orElse("");
  }
}
