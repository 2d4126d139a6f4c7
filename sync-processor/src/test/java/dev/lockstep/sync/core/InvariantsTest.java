package dev.lockstep.sync.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.sync.rules.CrmProjection;
import dev.lockstep.sync.rules.GroupwareProjection;
import dev.lockstep.sync.rules.Projection;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Phase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The invariants of architecture.md, section 12, that concern the core, over random histories. */
class InvariantsTest {

  private static final int HISTORIES = 2_000;
  private static final int STEPS = 60;

  private static void forAll(Consumer<History> check) {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      try {
        History history = new History(seed);
        history.run(STEPS);
        check.accept(history);
      } catch (AssertionError | RuntimeException e) {
        fail("history of seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  /** What both sides hold of an appointment that both are to show, if both do. */
  private record Both(Appointment event, CrmRecord record) {}

  private static Optional<Both> both(History history, AppointmentKey key) {
    return history
        .groupware
        .find(key)
        .flatMap(event -> history.crm.only(key).map(record -> new Both(event.content(), record)));
  }

  @Test
  void convergence() {
    forAll(
        history ->
            history.states.forEach(
                (key, state) -> {
                  assertThat(state.groupware().state().phase())
                      .isInstanceOfAny(Phase.Idle.class, Phase.Held.class, Phase.Gated.class);
                  assertThat(state.crm().state().phase())
                      .isInstanceOfAny(Phase.Idle.class, Phase.Gated.class);
                  if (state.groupware().state().phase() instanceof Phase.Gated<?> gated) {
                    assertThat(gated.heldBy()).as("a gate has answered").isPresent();
                  }
                  if (state.crm().state().phase() instanceof Phase.Gated<?> gated) {
                    assertThat(gated.heldBy()).as("a gate has answered").isPresent();
                  }
                  boolean waits =
                      !state.workList().isEmpty()
                          || isWithheld(history, state)
                          || history.dismissed.contains(key);
                  both(history, key)
                      .filter(_ -> !waits && state.agreed() instanceof Agreement.Present)
                      .ifPresent(
                          both -> {
                            assertThat(both.event().location())
                                .isEqualTo(both.record().content().location());
                            assertThat(both.event().subject().value().replace("~", ""))
                                .isEqualTo(
                                    both.record().content().subject().value().replace("~", ""));
                          });
                  if (state.agreed() instanceof Agreement.Gone && !waits) {
                    assertThat(history.groupware.find(key)).isEmpty();
                  }
                }));
  }

  private static boolean isWithheld(History history, AppointmentState state) {
    return !(new GroupwareProjection(history.policy).of(state) instanceof Projection.Wanted)
        || !(new CrmProjection(history.policy).of(state) instanceof Projection.Wanted);
  }

  @Test
  void noLoss() {
    forAll(
        history -> {
          String said =
              history.decisions.stream().map(Decision::words).collect(Collectors.joining("\n"));
          boolean deleted = history.deletions > 0; // with the appointment go its edits
          history.lastEdit.forEach(
              (field, value) -> {
                if (!deleted && !said.contains("\"" + value)) {
                  Set<String> held =
                      history.states.values().stream()
                          .map(AppointmentState::agreed)
                          .filter(Agreement.Present.class::isInstance)
                          .map(a -> field.of(((Agreement.Present) a).content()).toString())
                          .map(text -> text.replace("~", ""))
                          .collect(Collectors.toSet());
                  assertThat(held).as(field.name()).contains(value);
                }
              });
        });
  }

  @Test
  void noDouble() {
    forAll(
        history ->
            history.states.forEach(
                (key, _) -> {
                  assertThat(history.crm.of(key)).hasSizeLessThanOrEqualTo(1);
                  assertThat(
                          history.groupware.organized().stream()
                              .filter(event -> event.key().equals(key)))
                      .hasSizeLessThanOrEqualTo(1);
                }));
  }

  @Test
  void noDoubleAcrossKeys() {
    forAll(
        history ->
            assertThat(history.crm.records().size())
                .as("records for one appointment")
                .isLessThanOrEqualTo(1));
  }

  @Test
  void noEcho() {
    forAll(
        history ->
            assertThat(history.commands)
                .isLessThanOrEqualTo(
                    2 * history.edits
                        + history.conflicts
                        + 2 * history.directoryChanges
                        + 2 * history.operatorActions
                        + 1));
  }

  @Test
  void noDeletionWithoutProof() {
    forAll(
        history -> {
          if (history.deletions == 0) {
            assertThat(history.decisions)
                .flatExtracting(Decision::outputs)
                .extracting(Decision.Output::words)
                .noneMatch(words -> words.startsWith("delete"));
            history
                .crm
                .records()
                .values()
                .forEach(record -> assertThat(record.status()).isNotEqualTo(Status.CANCELLED));
          }
        });
  }

  @Test
  void noMailThatThePolicyForbids() {
    forAll(
        history -> {
          if (history.released) {
            return; // a person let it go
          }
          assertThat(history.groupware.mailedByUs)
              .extracting(EmailAddress::domain)
              .doesNotContain("customer.test");
        });
  }

  @Test
  void determinism() {
    for (long seed = 1; seed <= 200; seed++) {
      History one = new History(seed);
      one.run(STEPS);
      History two = new History(seed);
      two.run(STEPS);
      assertThat(two.decisions).isEqualTo(one.decisions);
    }
  }

  @Test
  void order() {
    forAll(
        history -> {
          Map<AppointmentKey, Long> last = new HashMap<>();
          for (Decision decision : history.decisions) {
            for (Decision.Output output : decision.outputs()) {
              Long before = last.put(decision.appointment(), output.command().sequence());
              assertThat(output.command().sequence())
                  .isGreaterThan(Optional.ofNullable(before).orElse(0L));
            }
          }
        });
  }

  @Test
  void explanation() {
    forAll(
        history -> {
          Map<AppointmentKey, Long> revisions = new TreeMap<>();
          for (Decision decision : history.decisions) {
            assertThat(decision.words()).isNotBlank();
            long expected = revisions.merge(decision.appointment(), 1L, Long::sum);
            assertThat(decision.revision()).isEqualTo(expected);
          }
        });
  }

  @Test
  void boundedness() {
    forAll(
        history ->
            history.states.forEach(
                (_, state) -> {
                  assertThat(state.groupware().state().superseded()).hasSizeLessThanOrEqualTo(16);
                  assertThat(state.directory()).hasSizeLessThanOrEqualTo(8);
                  assertThat(state.workList()).hasSizeLessThanOrEqualTo(8);
                }));
  }

  @Test
  void historiesAreWorthTheirName() {
    int conflicts = 0;
    int deletions = 0;
    int stale = 0;
    int held = 0;
    int quota = 0;
    int operator = 0;
    for (long seed = 1; seed <= 500; seed++) {
      History history = new History(seed);
      history.run(STEPS);
      conflicts += history.conflicts;
      List<Reason> reasons = history.decisions.stream().map(Decision::reason).toList();
      deletions += (int) reasons.stream().filter(Reason.DELETED::equals).count();
      stale += (int) reasons.stream().filter(Reason.STALE::equals).count();
      held += (int) reasons.stream().filter(Reason.BREAKER::equals).count();
      quota += (int) reasons.stream().filter(Reason.MAIL_QUOTA::equals).count();
      operator += history.operatorActions;
    }
    assertThat(held).as("deletions held by a breaker").isPositive();
    assertThat(quota).as("mails held by a quota").isPositive();
    assertThat(operator).isPositive();
    assertThat(conflicts).isPositive();
    assertThat(deletions).isPositive();
    assertThat(stale).isPositive();
  }
}
