package dev.lockstep.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.crm.sink.Verdict;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.TransactionId;
import dev.lockstep.groupware.sink.SinkDecision;
import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.standalone.simulation.processor.Processor;
import dev.lockstep.sync.core.Arrival;
import dev.lockstep.sync.rules.CrmProjection;
import dev.lockstep.sync.rules.Directory;
import dev.lockstep.sync.rules.MailPolicy;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.SideState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The invariants of architecture.md, section 12, each by its name: it holds in histories of the
 * product as it is, and finds the faults that violate it. Those are planted one at a time in the
 * compiled code of the core, the captures and the sinks.
 */
class InvariantsTest {

  private static final String CORE = "dev.lockstep.sync.core.";

  /** A fault, and what is wrong with the world because of it. */
  @SuppressWarnings("ImmutableEnumChecker") // of records, in a list that nobody can change
  enum Fault {
    THE_SINK_DOES_NOT_LOOK_AT_THE_VERSION(
        "no loss", Plant.call(Verdict.class, "current", Optional.class, "equals", "equal")),

    WHAT_IS_WANTED_IS_COMPARED_WITH_WHAT_IS_SEEN_AND_NOT_WITH_WHAT_WAS_ASKED(
        "boundedness", // a server that rewrites texts is told again and again
        Plant.other(CORE + "GroupwareWriter", "tell", SideState.class, "asked", "seen"),
        Plant.other(CORE + "CrmWriter", "tell", SideState.class, "asked", "seen")),

    WHAT_A_SIDE_SHOWS_WHILE_A_RESULT_IS_AWAITED_IS_FORGOTTEN(
        "convergence",
        Plant.call(
            CORE + "SideMachine", "whileAwaiting", Phase.Awaiting.class, "showing", "unchanged")),

    ATTENDEES_ARE_SENT_THAT_HAVE_NOT_CHANGED(
        "no mail that the policy forbids",
        Plant.call(
            CORE + "GroupwareWriter", "toChange", Field.class, "differing", "andParticipants")),

    WHAT_LEFT_THE_WINDOW_COUNTS_AS_DELETED(
        "no deletion without proof",
        Plant.other(
            "dev.lockstep.groupware.capture.ItemReader",
            "removed",
            Absence.class,
            "OUT_OF_WINDOW",
            "DELETED")),

    A_CREATE_THAT_IS_TRIED_AGAIN_HAS_ANOTHER_TRANSACTION_ID(
        "no double", Plant.call(SinkDecision.class, "first", TransactionId.class, "of", "another")),

    A_CONFLICT_COUNTS_AS_WRITTEN(
        "convergence",
        Plant.call(SinkDecision.class, "checked", EventMapping.class, "shows", "shown")),

    A_CONFLICT_THAT_IS_NONE_COUNTS_AS_ONE(
        "convergence",
        Plant.call(SinkDecision.class, "checked", SinkDecision.class, "unfounded", "conflicting")),

    THE_LAST_STATE_IS_NOT_IN_THE_CHANGELOG_WHEN_THE_PROCESSOR_IS_KILLED(
        "explanation",
        Plant.call(
            "dev.lockstep.standalone.simulation.processor.ValueDeciding",
            "decided",
            Map.class,
            "put",
            "put"),
        Plant.call(
            "dev.lockstep.standalone.simulation.world.Parts",
            "fail",
            Processor.class,
            "restart",
            "restart")),

    WHAT_IS_PRIVATE_IS_NOT_MASKED(
        "privacy",
        Plant.call(EventMapping.class, "meant", Appointment.class, "masked", "unmasked")),

    MAILS_TO_PEOPLE_OUTSIDE_ARE_NOT_HELD(
        "no mail that the policy forbids",
        Plant.call(CORE + "GroupwareWriter", "mayGo", MailPolicy.class, "of", "send")),

    AN_OPENED_ITEM_COUNTS_AS_EDITED(
        "no echo",
        Plant.call(CORE + "SideMachine", "present", Object.class, "equals", "different")),

    A_TEXT_THAT_THE_SERVER_REWROTE_COUNTS_AS_EDITED(
        "no echo of an edit",
        Plant.call(
            CORE + "GroupwareResultReader",
            "written",
            GroupwareResult.Written.class,
            "stored",
            "asSent")),

    TWO_COMMANDS_HAVE_THE_SAME_NUMBER(
        "order",
        Plant.call(CORE + "Draft", "nextCommand", AppointmentState.class, "commanded", "same")),

    A_DECISION_HAS_THE_TIME_OF_THE_MACHINE(
        "determinism", Plant.call(CORE + "Draft", "decided", Arrival.class, "at", "now")),

    THE_DIRECTORY_IS_NOT_WAITED_FOR(
        "isolation",
        Plant.call(CrmProjection.class, "unanswered", Directory.class, "hasAnswered", "answered"));

    private final String invariant;
    private final List<Plant> plants;

    Fault(String invariant, Plant... plants) {
      this.invariant = invariant;
      this.plants = List.of(plants);
    }
  }

  @Test
  void convergence(TestReporter reporter) throws ReflectiveOperationException {
    holdsAndFindsItsFaults("convergence", reporter);
  }

  @Test
  void noLoss(TestReporter reporter) throws ReflectiveOperationException {
    holdsAndFindsItsFaults("no loss", reporter);
  }

  @Test
  void noDouble(TestReporter reporter) throws ReflectiveOperationException {
    holdsAndFindsItsFaults("no double", reporter);
  }

  @Test
  void noEcho(TestReporter reporter) throws ReflectiveOperationException {
    holdsAndFindsItsFaults("no echo", reporter);
  }

  @Test
  void noDeletionWithoutProof(TestReporter reporter) throws ReflectiveOperationException {
    holdsAndFindsItsFaults("no deletion without proof", reporter);
  }

  @Test
  void noMailThatThePolicyForbids(TestReporter reporter) throws ReflectiveOperationException {
    holdsAndFindsItsFaults("no mail that the policy forbids", reporter);
  }

  @Test
  void order(TestReporter reporter) throws ReflectiveOperationException {
    holdsAndFindsItsFaults("order", reporter);
  }

  @Test
  void determinism(TestReporter reporter) throws ReflectiveOperationException {
    holdsAndFindsItsFaults("determinism", reporter);
  }

  @Test
  void isolation(TestReporter reporter) throws ReflectiveOperationException {
    holdsAndFindsItsFaults("isolation", reporter);
  }

  @Test
  void explanation(TestReporter reporter) throws ReflectiveOperationException {
    holdsAndFindsItsFaults("explanation", reporter);
  }

  @Test
  void privacy(TestReporter reporter) throws ReflectiveOperationException {
    holdsAndFindsItsFaults("privacy", reporter);
  }

  @Test
  void boundedness(TestReporter reporter) throws ReflectiveOperationException {
    holdsAndFindsItsFaults("boundedness", reporter);
  }

  private static void holdsAndFindsItsFaults(String invariant, TestReporter reporter)
      throws ReflectiveOperationException {
    List<Fault> faults =
        Arrays.stream(Fault.values()).filter(it -> it.invariant.startsWith(invariant)).toList();
    assertThat(faults).as("faults that violate it").isNotEmpty();
    for (Fault fault : faults) {
      new Hunt(fault.name(), fault.invariant, fault.plants).find(reporter);
    }
  }

  @Test
  void withoutAFaultTheLoaderPlantsNothing() throws ReflectiveOperationException {
    PlantingLoader loader = new PlantingLoader(List.of());

    LongFunction<String> play = loader.create(PlantedPlay.class);

    assertThat(play.apply(Hunt.FIRST_SEED)).isEmpty();
    assertThat(loader.planted()).isZero();
  }
}
