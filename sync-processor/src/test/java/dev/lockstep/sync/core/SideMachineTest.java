package dev.lockstep.sync.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.sync.state.Phase;
import dev.lockstep.sync.state.Shown;
import dev.lockstep.sync.state.SideState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What one side shows, in each phase; the state of its thing is a word here. */
class SideMachineTest {

  private static final CommandId COMMAND =
      new CommandId(AppointmentKey.bornInCrm(1000, 1), Side.CRM, 1);

  private static final String MASK = "busy";

  private final SideMachine<String> machine =
      new SideMachine<>(
          new Mask<>() {
            @Override
            public boolean covers(String shown) {
              return shown.equals(MASK);
            }

            @Override
            public String lifted(String shown, String known) {
              return known;
            }

            @Override
            public String told(String seen, String asked, String wanted) {
              return asked.equals(wanted) ? seen : wanted;
            }
          },
          false);

  private static SideState<String> seen(String what, String version) {
    return SideState.<String>nothing().showing(what, version, false).asked(what);
  }

  private static Shown<String> present(String what, String version) {
    return new Shown.Present<>("thing", what, version, Optional.empty());
  }

  private static Phase<String> gated() {
    return new Phase.Gated<>(
        Optional.of("wanted"), 1, List.of(GateKey.ofAll(GateKey.Kind.DELETIONS)), Optional.empty());
  }

  private static Phase<String> awaiting(Optional<String> base) {
    return new Phase.Awaiting<>(COMMAND, Optional.of("wanted"), base);
  }

  static List<Phase<String>> waitingForAPerson() {
    return List.of(
        new Phase.Refused<>(Optional.of("wanted")),
        new Phase.Held<>(Optional.of("wanted")),
        gated());
  }

  static List<Phase<String>> waitingForTheSide() {
    return List.of(
        new Phase.Idle<>(), new Phase.Outdated<>(), new Phase.Frozen<>(Reason.RECURRING));
  }

  @ParameterizedTest
  @MethodSource("waitingForAPerson")
  void whatWasGoneAndIsGoneStillChangesNothingAboutWhatWaitsForAPerson(Phase<String> phase) {
    SideState<String> side = SideState.<String>nothing().in(phase);
    SideMachine.Step<String> step = machine.shows(side, new Shown.Deleted<>("thing"));

    assertThat(step.reaction()).isInstanceOf(Reaction.Echo.class);
    assertThat(step.state().phase()).isEqualTo(phase);
  }

  @ParameterizedTest
  @MethodSource("waitingForTheSide")
  void whatWasGoneAndIsGoneStillEndsWhatWaitedForTheSide(Phase<String> phase) {
    SideState<String> side = SideState.<String>nothing().in(phase);
    SideMachine.Step<String> step = machine.shows(side, new Shown.Deleted<>("thing"));

    assertThat(step.reaction()).isInstanceOf(Reaction.Echo.class);
    assertThat(step.state().phase()).isInstanceOf(Phase.Idle.class);
  }

  @ParameterizedTest
  @MethodSource("waitingForAPerson")
  void anEchoChangesNothingAboutWhatWaitsForAPerson(Phase<String> phase) {
    SideMachine.Step<String> step = machine.shows(seen("a", "1").in(phase), present("a", "2"));

    assertThat(step.reaction()).isInstanceOf(Reaction.Echo.class);
    assertThat(step.state().phase()).isEqualTo(phase);
    assertThat(step.state().version()).contains("2");
  }

  @Test
  void anOutdatedSideGoesOnOnlyWithANewerVersion() {
    SideState<String> outdated = seen("a", "1").in(new Phase.Outdated<>());

    assertThat(machine.shows(outdated, present("a", "1")).state().phase())
        .isInstanceOf(Phase.Outdated.class);
    assertThat(machine.shows(outdated, present("a", "2")).state().phase())
        .isInstanceOf(Phase.Idle.class);
  }

  @Test
  void aFrozenSideGoesOnOnceItCanBeReadAgainEvenIfItIsAsItWas() {
    SideState<String> frozen = seen("a", "1").in(new Phase.Frozen<>(Reason.ENDS_BEFORE_START));

    assertThat(machine.shows(frozen, present("a", "1")).state().phase())
        .isInstanceOf(Phase.Idle.class);
  }

  @Test
  void anEditEndsEveryWaiting() {
    for (Phase<String> phase : waitingForAPerson()) {
      SideMachine.Step<String> step = machine.shows(seen("a", "1").in(phase), present("b", "2"));
      assertThat(step.reaction()).isEqualTo(new Reaction.Edited<>("a", "b", Optional.empty()));
      assertThat(step.state().phase()).isInstanceOf(Phase.Idle.class);
      assertThat(step.state().asked()).contains("a");
    }
  }

  @Test
  void theFirstThingThatIsShownAppears() {
    SideMachine.Step<String> step = machine.shows(SideState.nothing(), present("a", "1"));

    assertThat(step.reaction()).isEqualTo(new Reaction.Appeared<>("a", Optional.empty()));
    assertThat(step.state().seen()).contains("a");
    assertThat(step.state().version()).contains("1");
  }

  @Test
  void whatIsDeletedVanishes() {
    SideMachine.Step<String> step = machine.shows(seen("a", "1"), new Shown.Deleted<>("thing"));

    assertThat(step.reaction()).isEqualTo(new Reaction.Vanished<>("a"));
  }

  @Test
  void whileACommandIsUnderWayOnlyTheLastThingShownIsKept() {
    SideState<String> side = seen("a", "1").in(awaiting(Optional.of("1")));
    SideState<String> first = machine.shows(side, present("b", "2")).state();
    SideMachine.Step<String> second = machine.shows(first, present("c", "3"));

    assertThat(second.reaction()).isInstanceOf(Reaction.Waits.class);
    assertThat(second.state().seen()).contains("a");
    assertThat(second.state().phase())
        .isEqualTo(
            new Phase.Awaiting<>(
                COMMAND, Optional.of("wanted"), Optional.of("1"), List.of(present("c", "3"))));
  }

  @Test
  void theVersionThatIsKnownIsNothingToWaitWith() {
    SideState<String> side = seen("a", "1").in(awaiting(Optional.of("1")));
    SideMachine.Step<String> step = machine.shows(side, present("a", "1"));

    assertThat(step.reaction()).isInstanceOf(Reaction.Echo.class);
    assertThat(step.state()).isEqualTo(side);
  }

  @Test
  void whatOurOwnWriteReplacedIsStale() {
    Phase.Awaiting<String> command =
        new Phase.Awaiting<>(COMMAND, Optional.of("b"), Optional.of("1"));
    SideState<String> written =
        machine.written(seen("a", "1").in(command), command, "b", "2", false);

    assertThat(written.seen()).contains("b");
    assertThat(written.asked()).contains("b");
    assertThat(written.phase()).isInstanceOf(Phase.Idle.class);
    assertThat(machine.shows(written, present("a", "1")).reaction())
        .isInstanceOf(Reaction.Stale.class);
    assertThat(machine.shows(written, present("b", "2")).reaction())
        .isInstanceOf(Reaction.Echo.class);
  }

  @Test
  void aWriteThatMovedNoVersionReplacedNothing() {
    Phase.Awaiting<String> command =
        new Phase.Awaiting<>(COMMAND, Optional.of("a"), Optional.of("1"));

    assertThat(machine.written(seen("a", "1").in(command), command, "a", "1", false).superseded())
        .isEmpty();
  }

  @Test
  void whatOurOwnDeletionTookAwayIsStale() {
    Phase.Awaiting<String> command =
        new Phase.Awaiting<>(COMMAND, Optional.empty(), Optional.of("1"));
    SideState<String> deleted = machine.deleted(seen("a", "1").in(command), command);

    assertThat(deleted.seen()).isEmpty();
    assertThat(deleted.asked()).isEmpty();
    assertThat(machine.shows(deleted, present("a", "1")).reaction())
        .isInstanceOf(Reaction.Stale.class);
  }

  @Test
  void afterAConflictTheSideWaitsUnlessItHasShownMoreAlready() {
    Phase.Awaiting<String> nothingYet =
        new Phase.Awaiting<>(COMMAND, Optional.of("b"), Optional.of("1"));
    Phase.Awaiting<String> shown =
        new Phase.Awaiting<>(
            COMMAND, Optional.of("b"), Optional.of("1"), List.of(present("c", "2")));

    assertThat(machine.conflicting(seen("a", "1"), nothingYet).phase())
        .isInstanceOf(Phase.Outdated.class);
    assertThat(machine.conflicting(seen("a", "1"), shown).phase()).isInstanceOf(Phase.Idle.class);
  }
}
