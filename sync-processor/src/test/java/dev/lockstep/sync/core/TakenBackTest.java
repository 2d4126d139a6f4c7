package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.CARL;
import static dev.lockstep.sync.core.Visits.answered;
import static dev.lockstep.sync.core.Visits.located;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant.Response;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.sync.rules.MailPolicy;
import dev.lockstep.sync.rules.MailPolicy.Choice;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.state.Phase;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A person dismissed what the CRM's user wanted of the event, and the user takes it back: the event
 * was never otherwise.
 */
class TakenBackTest {

  private Bench gw =
      Bench.bornInGroupware(Policies.invite(Policy.Invite.ALL, MailPolicy.of(Choice.HOLD)));

  private void shown(Appointment content) {
    gw.company.addPerson(CARL, 200);
    gw.shows(ADA, "e1", "1", content);
    gw.crmApplies();
  }

  private void dismissed() {
    gw.operator(new OperatorAction.Dismiss(gw.key(), "eva"));
    assertThat(gw.workList()).isEmpty();
  }

  /** Groupware will not have it. */
  private void refusedAndDismissed() {
    GroupwareCommand update = gw.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    result(new GroupwareResult.Rejected(update.id(), Reason.REJECTED, "no"));
    dismissed();
  }

  private void result(GroupwareResult result) {
    gw.input(new Input.OfGroupware(result));
  }

  private void nothingIsWrittenNorHeld() {
    assertThat(gw.decisions())
        .extracting(Decision::words)
        .anySatisfy(words -> assertThat(words).contains("groupware has it so"));
    assertThat(gw.last().state().groupware().state().phase()).isEqualTo(new Phase.Idle<>());
    assertThat(gw.workList()).isEmpty();
  }

  private void carlIsTakenOutAndPutBack() {
    CrmRecord before = gw.storedRecord();
    gw.crmShows("1:b", before.with(visit("Visit")));
    assertThat(gw.workList()).containsExactly(Reason.MAIL_HELD);
    gw.crmApplies();
    dismissed();

    gw.crmShows("2:c", before.with(visit("Visit", CARL)));
  }

  @Test
  void aFieldIsNeitherHeldNorSent() {
    shown(visit("Visit", CARL));
    gw.crmShows("1:b", gw.storedRecord().with(visit("Lunch", CARL)));
    dismissed();

    gw.crmShows("1:c", gw.storedRecord().with(visit("Visit", CARL)));

    nothingIsWrittenNorHeld();
    assertThat(gw.said()).startsWith("EDITED: changed in the CRM: subject");
  }

  @Test
  void whatIsHeldAfterADismissalIsNotHeldAnyMoreOnceItIsTakenBack() {
    shown(visit("Visit", CARL));
    gw.crmShows("1:b", gw.storedRecord().with(visit("Lunch", CARL)));
    dismissed();
    gw.crmShows("1:c", gw.storedRecord().with(visit("Dinner", CARL)));
    assertThat(gw.workList()).containsExactly(Reason.MAIL_HELD);

    gw.crmShows("1:d", gw.storedRecord().with(visit("Visit", CARL)));

    nothingIsWrittenNorHeld();
  }

  @Test
  void aGuestWhoIsInTheEventStillAndHasAnsweredIsNotInvitedAnew() {
    shown(answered(visit("Visit", CARL), CARL, Response.ACCEPTED));

    carlIsTakenOutAndPutBack();

    nothingIsWrittenNorHeld();
  }

  /** Whoever invited him: he is in the event, and nobody is to be told that he is not invited. */
  @Test
  void aGuestWhomWeWouldNotInviteIsInTheEventStill() {
    gw = Bench.bornInGroupware(Policies.invite(Policy.Invite.NONE, MailPolicy.of(Choice.HOLD)));
    shown(visit("Visit", CARL));

    carlIsTakenOutAndPutBack();

    nothingIsWrittenNorHeld();
  }

  @Test
  void theFooterIsAsItWas() {
    gw = Bench.bornInGroupware();
    shown(visit("Visit"));
    gw.crmShows("1:b", gw.storedRecord().with(visit("Visit", CARL)));
    GroupwareCommand.UpdateEvent update = gw.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    assertThat(update.changed()).containsExactly(Field.TEXT);
    result(new GroupwareResult.Rejected(update.id(), Reason.REJECTED, "no"));
    gw.crmApplies();
    dismissed();

    gw.crmShows("2:c", gw.storedRecord().with(visit("Visit")));

    nothingIsWrittenNorHeld();
  }

  /** The write of the place was applied, its answer lost, and the event renamed since. */
  @Test
  void anEditThatMeetsTheNextWriteIsNotTakenForPartOfIt() {
    shown(visit("Visit"));
    gw.crmShows("1:b", gw.storedRecord().with(visit("Lunch")));
    refusedAndDismissed();
    gw.crmShows("1:c", gw.storedRecord().with(located("Hall")));
    GroupwareCommand.UpdateEvent update = gw.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    assertThat(update.changed()).containsExactly(Field.LOCATION);
    Appointment renamed = renamed(located("Hall"), "Dinner");

    result(
        new GroupwareResult.Conflict(
            update.id(), "somebody changed the event since it was read", Optional.of(renamed)));
    gw.shows(ADA, "e1", "3", renamed);

    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().content().subject())
        .isEqualTo(new Text("Dinner"));
  }

  private static Appointment renamed(Appointment content, String subject) {
    return Field.apply(content, Set.of(Field.SUBJECT), content, visit(subject));
  }
}
