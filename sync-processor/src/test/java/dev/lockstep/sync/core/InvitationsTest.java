package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Company.CARL;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.sync.rules.MailPolicy;
import dev.lockstep.sync.rules.MailPolicy.Choice;
import dev.lockstep.sync.rules.Policy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom an event of the CRM invites, what its footer says, and what becomes of held mail. */
class InvitationsTest {

  /** Of Ada's domain, and nobody in the CRM. */
  private static final EmailAddress FLO = new EmailAddress("flo@contoso.test");

  private static EventState created(Policy policy) {
    Bench bench = Bench.bornInCrm(policy);
    bench.crmShows("0:a", record("Visit", 1).with(visit("Visit", BOB, CARL, FLO)));
    return bench.groupwareCommand(GroupwareCommand.CreateEvent.class).wanted();
  }

  private static List<EmailAddress> invited(EventState event) {
    return List.copyOf(event.content().participants().addresses());
  }

  /** An event with Carl as guest, whose subject was edited in the CRM. */
  private static Bench edited(MailPolicy mail) {
    Bench bench = Bench.bornInGroupware(Policies.externalMail(mail));
    bench.company.addPerson(CARL, 200);
    bench.shows(ADA, "e1", "1", visit("Visit", CARL));
    bench.crmApplies();
    bench.crmShows("1:b", bench.storedRecord().with(visit("Lunch", CARL)));
    return bench;
  }

  @Test
  void nobodyIsInvitedWhereThatIsThePolicy() {
    EventState event = created(Policies.invite(Policy.Invite.NONE, MailPolicy.of(Choice.SEND)));

    assertThat(invited(event)).isEmpty();
    assertThat(event.footer().notInvited()).containsExactly(BOB, CARL, FLO);
  }

  @Test
  void onlyRepsAreInvitedByDefault() {
    EventState event = created(Policy.DEFAULT);

    assertThat(invited(event)).containsExactly(BOB);
    assertThat(event.footer().notInvited()).containsExactly(CARL, FLO);
  }

  @Test
  void allAreInvitedWhereThatIsThePolicyAndMailMayGoOut() {
    EventState event = created(Policies.invite(Policy.Invite.ALL, MailPolicy.of(Choice.SEND)));

    assertThat(invited(event)).containsExactly(BOB, CARL, FLO);
    assertThat(event.footer()).isEqualTo(Footer.NONE);
  }

  @Test
  void ofAllThoseOutsideAreLeftOutWhereNoMailMayGoOut() {
    EventState event = created(Policies.invite(Policy.Invite.ALL, MailPolicy.of(Choice.SKIP)));

    assertThat(invited(event)).containsExactly(BOB, FLO);
    assertThat(event.footer().notInvited()).containsExactly(CARL);
  }

  @Test
  void mailThatMayGoOutGoesOut() {
    assertThat(
            edited(MailPolicy.of(Choice.SEND))
                .groupwareCommand(GroupwareCommand.UpdateEvent.class)
                .mail()
                .external())
        .containsExactly(CARL);
  }

  @Test
  void whatIsHeldAndTakenBackIsOfNoInterestToALaterDismissal() {
    Bench bench = edited(MailPolicy.of(Choice.HOLD));
    bench.crmShows("1:c", bench.storedRecord().with(visit("Visit", CARL)));
    bench.operator(new OperatorAction.Dismiss(bench.key(), "eva"));

    assertThat(bench.commands()).isZero();
    assertThat(bench.workList()).isEmpty();
  }

  @Test
  void whatIsHeldLeavesTheWorkListOnceItIsOfAKindThatIsSkipped() {
    Bench bench = edited(new MailPolicy(Choice.HOLD, Choice.HOLD, Choice.SKIP));
    assertThat(bench.workList()).containsExactly(Reason.MAIL_HELD);
    CrmRecord without = Visits.entered(bench.storedRecord(), Map.of());
    bench.crmShows("1:c", without);

    assertThat(bench.first().words()).contains("not sent");
    assertThat(bench.workList()).isEmpty();
    assertThat(bench.commands()).isZero();
  }

  @Test
  void anInvitationThatIsHeldIsGoneWithItsRecord() {
    Bench bench = Bench.bornInCrm(Policies.invite(Policy.Invite.ALL, MailPolicy.of(Choice.HOLD)));
    bench.crmShows("0:a", record("Visit", 1).with(visit("Visit", CARL)));
    assertThat(bench.workList()).contains(Reason.MAIL_HELD);
    bench.crmApplies();
    bench.crmGone();

    assertThat(bench.workList()).isEmpty();
    assertThat(bench.commands()).isZero();
  }

  @Test
  void theLinkNamesTheRecordAndSaysWhichFooterItReplaces() {
    Bench bench = Bench.bornInGroupware(Policies.link("https://crm.contoso.test/{record}"));
    bench.shows(ADA, "e1", "1", visit("Visit"));
    bench.crmApplies();
    GroupwareCommand.UpdateEvent linking =
        bench.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    assertThat(linking.wanted().footer())
        .isEqualTo(new Footer(Optional.of("https://crm.contoso.test/1000-1"), List.of()));
    assertThat(linking.replaced()).contains(Footer.NONE);
    bench.groupwareApplies("e1", "2");

    bench.crmShows("1:b", bench.storedRecord().with(visit("Lunch")));

    GroupwareCommand.UpdateEvent change =
        bench.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    assertThat(change.wanted().footer()).isEqualTo(linking.wanted().footer());
    assertThat(change.replaced()).as("the footer stays").isEmpty();
  }

  @Test
  void aSubjectOfSeveralLinesIsOneLineInGroupware() {
    Bench bench = Bench.bornInCrm();
    bench.crmShows("0:a", record("Visit\nat noon", 1));

    assertThat(
            bench.groupwareCommand(GroupwareCommand.CreateEvent.class).wanted().content().subject())
        .isEqualTo(new Text("Visit at noon"));
  }
}
