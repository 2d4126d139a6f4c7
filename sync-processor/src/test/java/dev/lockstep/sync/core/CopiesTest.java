package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Company.CARL;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participant.Response;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The copies of a meeting: which counts, whose answers, and those that are no copies at all. */
class CopiesTest {

  private final Bench gw = Bench.bornInGroupware();
  private final Bench crm = Bench.bornInCrm();

  private static Appointment answered(Appointment visit, EmailAddress who, Response response) {
    return visit.with(
        visit.participants().each(p -> p.address().equals(who) ? p.answering(response) : p));
  }

  private static Response toldOfCarl(Bench bench) {
    return bench
        .crmCommand(CrmCommand.UpdateRecord.class)
        .wanted()
        .content()
        .participants()
        .find(CARL)
        .map(Participant::response)
        .orElseThrow();
  }

  @Test
  void anAnswerInTheOrganizersCopyIsTheAcceptanceInTheCrm() {
    gw.company.addPerson(CARL, 200);
    gw.shows(ADA, "a1", "1", visit("Visit", CARL));
    gw.crmApplies();
    gw.shows(ADA, "a1", "2", answered(visit("Visit", CARL), CARL, Response.ACCEPTED));

    assertThat(toldOfCarl(gw)).isEqualTo(Response.ACCEPTED);
  }

  @Test
  void anAnswerInTheOwnCopyCountsMoreThanWhatTheOrganizerKnows() {
    gw.company.addPerson(CARL, 200);
    gw.shows(ADA, "a1", "1", visit("Visit", CARL));
    gw.crmApplies();
    gw.showsAnswer(CARL, "c1", "1", visit("Visit", ADA), ADA, Response.DECLINED);
    assertThat(toldOfCarl(gw)).isEqualTo(Response.DECLINED);
    gw.crmApplies();

    gw.shows(ADA, "a1", "2", answered(visit("Visit", CARL), CARL, Response.TENTATIVE));

    assertThat(gw.commands()).isZero();
  }

  @Test
  void anOwnCopyWithoutAnAnswerTakesNoneAway() {
    gw.company.addPerson(CARL, 200);
    gw.shows(ADA, "a1", "1", answered(visit("Visit", CARL), CARL, Response.ACCEPTED));
    gw.crmApplies();
    gw.showsAnswer(CARL, "c1", "1", visit("Visit", ADA), ADA, Response.NONE);

    assertThat(gw.commands()).isZero();
  }

  @Test
  void ofARepTheCrmHoldsNoAnswerAndIsNotTold() {
    gw.shows(ADA, "a1", "1", visit("Visit", BOB));
    gw.crmApplies();
    gw.shows(ADA, "a1", "2", answered(visit("Visit", BOB), BOB, Response.ACCEPTED));
    gw.showsAnswer(BOB, "b1", "1", visit("Visit", ADA), ADA, Response.ACCEPTED);

    assertThat(gw.commands()).isZero();
  }

  @Test
  void aRepWhomAUserOfTheCrmEnteredAsAPersonHasAnAnswer() {
    gw.shows(ADA, "a1", "1", visit("Visit", BOB));
    gw.crmApplies();
    var stored = gw.storedRecord();
    var entries = new java.util.TreeMap<>(stored.entries());
    entries.put(BOB, new ParticipantRef.External(new RecordKey(1, 102)));
    gw.crmShows(
        "1:b",
        new dev.lockstep.model.crm.CrmRecord(
            stored.content(),
            stored.rep(),
            stored.person(),
            entries,
            stored.unaddressed(),
            stored.status(),
            stored.marking(),
            stored.linked()));
    gw.showsAnswer(BOB, "b1", "1", visit("Visit", ADA), ADA, Response.ACCEPTED);

    assertThat(
            gw.crmCommand(CrmCommand.UpdateRecord.class)
                .wanted()
                .content()
                .participants()
                .find(BOB)
                .map(Participant::response))
        .contains(Response.ACCEPTED);
  }

  private Input bobShows(String uid) {
    return new Input.FromGroupware(
        new GroupwareChange.EventObserved(
            new EventRef(BOB, "b1"),
            uid,
            "7",
            BOB,
            true,
            false,
            visit("Pasted"),
            List.of(),
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void anEventThatWasCopiedIntoAnotherMailboxIsLeftAlone() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.groupwareApplies("a1", "1");
    crm.crmApplies();
    crm.input(bobShows("other"));

    assertThat(crm.commands()).isZero();
    assertThat(crm.last().decision().words()).contains("copied", "bob@contoso.test");
    assertThat(crm.last().state().groupware().copies()).containsOnlyKeys(ADA);

    crm.input(
        new Input.FromGroupware(
            new GroupwareChange.EventAbsent(new EventRef(BOB, "b1"), Absence.DELETED)));
    assertThat(crm.commands()).isZero();
    assertThat(crm.last().decision().reason()).isEqualTo(Reason.ECHO);
  }
}
