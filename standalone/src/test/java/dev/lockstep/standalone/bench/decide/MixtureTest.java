package dev.lockstep.standalone.bench.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.decision.Reason;
import dev.lockstep.sync.core.Decider;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.Phase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured must be what it is said to be. */
class MixtureTest {
  private static final int LIVES = 4;

  private final Decider decider = new Decider(Policy.DEFAULT);

  @Test
  void everyKindOfDecisionOccursAndEachLeadsToWhatItsNameSays() {
    List<Moment> moments = Mixture.of(decider, LIVES).moments();
    assertThat(moments).extracting(Moment::kind).contains(Kind.values());
    for (Kind kind : Arrays.asList(Kind.CONFLICT, Kind.DELETION)) {
      Reason reason = kind == Kind.CONFLICT ? Reason.CONFLICT : Reason.DELETED;
      assertThat(moments)
          .filteredOn(moment -> moment.kind() == kind)
          .isNotEmpty()
          .allSatisfy(
              moment -> assertThat(moment.decide(decider).decision().reason()).isEqualTo(reason));
    }
    assertThat(moments)
        .filteredOn(moment -> moment.kind() == Kind.ECHO)
        .allSatisfy(
            moment -> {
              assertThat(moment.decide(decider).groupwareCommands()).isEmpty();
              assertThat(moment.decide(decider).crmCommands()).isEmpty();
            });
  }

  @Test
  void anAppointmentIsOfAboutThreeKilobytesWithFiveParticipants() {
    for (boolean outside : List.of(true, false)) {
      var visit = SampleVisit.of(1, 1, Staff.participants(outside));
      assertThat(visit.participants().list()).hasSize(5);
      assertThat(SampleVisit.bytes(visit)).isBetween(2_800, 3_200);
    }
  }

  @Test
  void everyLifeEndsWithNothingUnderWayAndNothingLeft() {
    for (int number = 0; number < LIVES; number++) {
      Life life = new Life(moment -> moment.decide(decider), number);
      life.begin();
      assertThat(life.state().agreed()).isInstanceOf(Agreement.Present.class);
      assertThat(life.state().groupware().state().seen()).isPresent();
      assertThat(life.state().crm().state().seen()).isPresent();
      life.day();
      assertThat(life.state().groupware().state().phase()).isInstanceOf(Phase.Idle.class);
      assertThat(life.state().crm().state().phase()).isInstanceOf(Phase.Idle.class);
      assertThat(life.state().workList()).isEmpty();
      life.end();
      assertThat(life.state().agreed()).isInstanceOf(Agreement.Gone.class);
    }
  }

  @Test
  void whatIsReadFromItsBytesIsEqualAndYetAnotherObject() {
    List<Moment> originals = new ArrayList<>();
    Life life =
        new Life(
            moment -> {
              originals.add(moment);
              return moment.decide(decider);
            },
            0);
    life.begin();
    life.day();
    StoredForm stored = new StoredForm();
    for (Moment original : originals) {
      Moment copy = stored.copy(original);
      assertThat(copy).isEqualTo(original);
      assertThat(copy.state()).isNotSameAs(original.state());
      assertThat(copy.decide(decider)).isEqualTo(original.decide(decider));
    }
  }
}
