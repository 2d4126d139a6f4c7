package dev.lockstep.model.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Participant.Response;
import dev.lockstep.model.appointment.Participant.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How a set of participants is changed, one by one. */
class ParticipantsTest {

  private static final Participant ADA = participant("ada@contoso.test");
  private static final Participant BOB = participant("bob@contoso.test");
  private static final Participant CARL = participant("carl@customer.test");

  private static Participant participant(String address) {
    return new Participant(
        new EmailAddress(address), new Text(address), Role.REQUIRED, Response.NONE);
  }

  private static Participants of(Participant... participants) {
    return new Participants(List.of(participants));
  }

  @Test
  void theyStandInTheOrderOfTheirAddressesHoweverTheyCome() {
    assertThat(of(CARL, ADA, BOB).list()).containsExactly(ADA, BOB, CARL);
    assertThat(of(CARL, ADA, BOB))
        .isEqualTo(of(ADA, BOB, CARL))
        .hasSameHashCodeAs(of(ADA, BOB, CARL));
    assertThat(of(CARL, ADA).addresses()).containsExactly(ADA.address(), CARL.address());
  }

  @Test
  void ofTwoWithOneAddressTheLaterCounts() {
    Participants both = of(BOB.answering(Response.DECLINED), ADA, BOB.answering(Response.ACCEPTED));
    assertThat(both.find(BOB.address()).map(Participant::response)).contains(Response.ACCEPTED);
    assertThat(both.list()).hasSize(2);
  }

  @Test
  void oneIsFoundByAddress() {
    assertThat(of(ADA, BOB).find(BOB.address())).contains(BOB);
    assertThat(of(ADA, BOB).find(CARL.address())).isEmpty();
    assertThat(of(ADA).isEmpty()).isFalse();
    assertThat(Participants.NONE.isEmpty()).isTrue();
  }

  @Test
  void onlyThoseForWhomItHoldsAreKept() {
    assertThat(of(ADA, BOB, CARL).only(p -> !p.equals(BOB))).isEqualTo(of(ADA, CARL));
    assertThat(of(ADA).only(_ -> true)).isEqualTo(of(ADA));
    assertThat(of(ADA).only(_ -> false)).isEqualTo(Participants.NONE);
  }

  @Test
  void ofTwoSetsTheFirstCountsWhereBothHaveOne() {
    Participants both = of(ADA, BOB).and(of(BOB.answering(Response.ACCEPTED), CARL));

    assertThat(both.list()).containsExactly(ADA, BOB, CARL);
    assertThat(of(ADA, BOB).and(of(BOB))).isEqualTo(of(ADA, BOB));
  }

  @Test
  void eachIsChanged() {
    assertThat(of(ADA, BOB).each(p -> p.answering(Response.ACCEPTED)).list())
        .extracting(Participant::response)
        .containsExactly(Response.ACCEPTED, Response.ACCEPTED);
    assertThat(of(ADA, BOB).each(p -> p)).isEqualTo(of(ADA, BOB));
  }

  @Test
  void aNameThatIsSpeltDifferentlyIsTakenAlong() {
    Participant renamed =
        new Participant(ADA.address(), new Text("Ada L."), ADA.role(), ADA.response());
    assertThat(renamed).isEqualTo(ADA);
    assertThat(of(ADA, BOB).each(p -> p.equals(ADA) ? renamed : p).list().getFirst().name())
        .isEqualTo(new Text("Ada L."));
  }

  @Test
  void whatASideAddedChangedOrRemovedIsDoneToTheOthersToo() {
    Participants before = of(ADA, BOB);
    assertThat(of(ADA, BOB, CARL).withChange(before, of(ADA))).isEqualTo(of(ADA, CARL));
    assertThat(of(CARL).withChange(before, of(ADA, BOB))).isEqualTo(of(CARL));
    assertThat(of(CARL).withChange(of(), of(ADA))).isEqualTo(of(ADA, CARL));
    assertThat(of(ADA, CARL).withChange(before, of(ADA.answering(Response.DECLINED), BOB)))
        .isEqualTo(of(ADA.answering(Response.DECLINED), CARL));
  }

  @Test
  void roleAndAnswerTellTwoApart() {
    assertThat(ADA).isNotEqualTo(ADA.answering(Response.TENTATIVE));
    assertThat(ADA)
        .isNotEqualTo(new Participant(ADA.address(), ADA.name(), Role.OPTIONAL, ADA.response()));
    assertThat(ADA.answering(Response.NONE)).isEqualTo(ADA);
    assertThat(ADA.answering(Response.ACCEPTED).response()).isEqualTo(Response.ACCEPTED);
  }
}
