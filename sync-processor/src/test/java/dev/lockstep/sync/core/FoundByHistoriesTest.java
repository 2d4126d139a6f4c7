package dev.lockstep.sync.core;

import static dev.lockstep.sync.core.Company.ADA;
import static dev.lockstep.sync.core.Company.BOB;
import static dev.lockstep.sync.core.Company.CARL;
import static dev.lockstep.sync.core.Company.EVE;
import static dev.lockstep.sync.core.Visits.given;
import static dev.lockstep.sync.core.Visits.record;
import static dev.lockstep.sync.core.Visits.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.Marking;
import dev.lockstep.model.crm.ParticipantRef;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.sync.rules.MailForecast;
import dev.lockstep.sync.state.AppointmentState;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Faults that random histories found ({@code lockstep simulate}), each in its shortest form. */
class FoundByHistoriesTest {

  private final Bench gw = Bench.bornInGroupware();
  private final Bench crm = Bench.bornInCrm();

  private static Input cancelled(EmailAddress mailbox, String id, EmailAddress organizer) {
    return new Input.FromGroupware(
        new GroupwareChange.EventObserved(
            new EventRef(mailbox, id),
            "uid",
            id + "-cancelled",
            organizer,
            false,
            true,
            visit("Visit", organizer),
            List.of(),
            Optional.empty(),
            Optional.empty()));
  }

  /** A record of the CRM whose event exists, and is linked. */
  private void bornInCrmAndInStep() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.groupwareApplies("e1", "1");
    crm.crmApplies();
  }

  @Test
  void aMeetingThatIsCancelledForOneGuestGoesOnForTheNext() {
    gw.showsCopy(ADA, "a1", "1", visit("Visit", CARL), CARL);
    gw.crmApplies();
    gw.showsCopy(BOB, "b1", "1", visit("Visit", CARL), CARL);
    gw.input(cancelled(ADA, "a1", CARL));

    CrmRecord wanted = gw.crmCommand(CrmCommand.UpdateRecord.class).wanted();
    assertThat(wanted.status()).isEqualTo(Status.PLANNED);
    assertThat(wanted.rep()).contains(Company.rep(2));
  }

  @Test
  void aCopyThatWasCancelledBeforeItWasKnownWhoLeadsIsNoAppointment() {
    gw.input(cancelled(BOB, "b1", EVE));

    assertThat(gw.commands()).isZero();
  }

  @Test
  void theCopyOfAGuestWhoseMailboxIsReadCountsBeforeThatOfOneWhoseIsNot() {
    gw.company.rep(ADA, 1, false);
    gw.showsCopy(ADA, "a1", "1", visit("Visit", CARL), CARL);
    gw.showsCopy(BOB, "b1", "1", visit("Visit", CARL), CARL);

    assertThat(gw.crmCommand(CrmCommand.CreateRecord.class).wanted().rep())
        .contains(Company.rep(2));
  }

  @Test
  void aMeetingIsGoneWithItsLastCopyThoughNoneCounted() {
    gw.showsCopy(BOB, "b1", "1", visit("Visit", CARL), CARL);
    gw.crmApplies();
    gw.company.rep(ADA, 1, false);
    gw.showsCopy(ADA, "a1", "1", visit("Visit", CARL), CARL);
    gw.absent(BOB, "b1", Absence.DELETED);
    gw.absent(ADA, "a1", Absence.DELETED);

    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().status())
        .isEqualTo(Status.CANCELLED);
  }

  @Test
  void aGuestWhoRemovedACopyGetsNoMeetingOfTheOwnForAnEditInTheCrm() {
    gw.showsCopy(ADA, "a1", "1", visit("Visit", CARL), CARL);
    gw.crmApplies();
    CrmRecord stored = gw.storedRecord();
    gw.absent(ADA, "a1", Absence.DELETED);
    gw.crmShows("1:b", stored.with(visit("Lunch")));
    gw.crmConflicts();

    assertThat(gw.last().groupwareCommands()).isEmpty();
    assertThat(gw.workList()).contains(Reason.DELETED_AND_EDITED, Reason.FOREIGN_ORGANIZER);
  }

  @Test
  void theOrganizersOwnEventIsNotReplacedByAMeetingOfTheGuests() {
    gw.company.rep(BOB, 2, false);
    gw.showsCopy(ADA, "a1", "1", visit("Visit", BOB), BOB);
    gw.crmApplies();
    CrmRecord stored = gw.storedRecord();
    gw.absent(ADA, "a1", Absence.DELETED);
    gw.crmShows("1:b", stored.with(visit("Lunch")));
    gw.crmConflicts();
    gw.crmApplies();
    gw.company.rep(BOB, 2, true);
    gw.shows(BOB, "b1", "2", visit("Visit"));

    assertThat(gw.last().groupwareCommands())
        .noneMatch(GroupwareCommand.DeleteEvent.class::isInstance);
    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().rep())
        .contains(Company.rep(2));
  }

  @Test
  void whatWasMadeOfACopyBeforeItWasClaimedIsTakenBack() {
    gw.showsCopy(BOB, "b1", "1", visit("Visit", EVE), EVE);
    gw.crmApplies();
    gw.input(
        new Input.FromGroupware(
            new GroupwareChange.EventClaimed(
                new EventRef(EVE, "e1"), AppointmentKey.bornInCrm(1, 7), Optional.empty())));

    assertThat(gw.crmCommand(CrmCommand.UpdateRecord.class).wanted().status())
        .isEqualTo(Status.CANCELLED);
    assertThat(gw.commands()).isZero();
  }

  @Test
  void whatOneSideRefusedWaitsThoughTheOtherIsWritten() {
    bornInCrmAndInStep();
    crm.shows(ADA, "e1", "2", visit("Lunch"));
    crm.crmRefuses();
    crm.crmShows("2:b", crm.storedRecord().with(Visits.located("Vienna")));
    crm.groupwareApplies("e1", "3");
    crm.crmRefuses();

    assertThat(crm.workList()).containsExactly(Reason.REJECTED);
  }

  @Test
  void aRecordThatWasGoneBeforeIsNoReasonToTryAgain() {
    gw.shows(ADA, "e1", "1", visit("Visit"));
    gw.crmRefuses();
    gw.crmGone();

    assertThat(gw.commands()).isZero();
  }

  @Test
  void aRecordInItsOwnFormIsNotTakenForOneThatWasFound() {
    gw.shows(ADA, "e1", "1", visit("Visit", BOB));
    CrmCommand.CreateRecord create = gw.crmCommand(CrmCommand.CreateRecord.class);
    CrmRecord stored = create.wanted().with(create.wanted().content().with(Participants.NONE));
    gw.input(
        new Input.OfCrm(new CrmResult.Written(create.id(), Bench.RECORD, "1:a", stored, true)));

    assertThat(gw.last().decision().changes()).isEmpty();
    assertThat(gw.last().decision().reason()).isEqualTo(Reason.APPLIED);
  }

  @Test
  void whatWasReadOfAnEventBeforeItWasMovedToAnotherMailboxIsNoCopyOfIt() {
    bornInCrmAndInStep();
    crm.crmShows("2:b", given(crm.storedRecord(), Company.rep(2)));
    crm.groupwareDeleted();
    crm.groupwareApplies("e2", "2");
    crm.shows(ADA, "e1", "1", visit("Visit"));
    crm.absent(ADA, "e1", Absence.DELETED);

    assertThat(crm.commands()).isZero();
  }

  @Test
  void whatWasReadOfAnEventBeforeItsUserDeletedItDoesNotBringItBack() {
    bornInCrmAndInStep();
    crm.crmGone();
    GroupwareCommand delete = crm.groupwareCommand(GroupwareCommand.DeleteEvent.class);
    crm.shows(ADA, "e1", "2", visit("Lunch"));
    crm.input(new Input.OfGroupware(new GroupwareResult.Deleted(delete.id(), true)));

    assertThat(crm.commands()).isZero();
  }

  @Test
  void anEventThatIsThereThoughItsCreationWasRefusedCanBeDeleted() {
    crm.crmShows("0:a", record("Visit", 1));
    GroupwareCommand create = crm.groupwareCommand(GroupwareCommand.CreateEvent.class);
    crm.shows(ADA, "e1", "1", visit("Visit"));
    crm.input(
        new Input.OfGroupware(
            new GroupwareResult.Rejected(create.id(), Reason.REJECTED, "it is gone since")));
    crm.crmApplies();
    crm.absent(ADA, "e1", Absence.DELETED);

    assertThat(crm.crmCommand(CrmCommand.UpdateRecord.class).wanted().status())
        .isEqualTo(Status.CANCELLED);
  }

  @Test
  void halfOfOurOwnWriteIsNoEdit() {
    bornInCrmAndInStep();
    crm.crmShows("2:b", crm.storedRecord().with(visit("Lunch", BOB)));
    GroupwareCommand update = crm.groupwareCommand(GroupwareCommand.UpdateEvent.class);
    crm.input(
        new Input.OfGroupware(
            new GroupwareResult.Written(
                update.id(),
                new EventRef(ADA, "e1"),
                "uid",
                "3",
                visit("Lunch", BOB),
                false,
                Optional.of("2"),
                false,
                Optional.empty())));
    crm.shows(ADA, "e1", "2", visit("Lunch"));

    assertThat(crm.last().decision().reason()).isEqualTo(Reason.STALE);
    assertThat(crm.last().decision().outputs()).isEmpty();
  }

  @Test
  void aParticipantWhomTheCrmsUserOnceChoseCanBeEnteredAgain() {
    crm.company.addPerson(CARL, 200);
    CrmRecord withCarl =
        new CrmRecord(
            visit("Visit", CARL),
            Optional.of(Company.rep(1)),
            Optional.empty(),
            new TreeMap<>(Map.of(CARL, new ParticipantRef.External(Company.person(200).person()))),
            Set.of(),
            Status.PLANNED,
            Marking.NONE,
            false);
    crm.crmShows("0:a", withCarl);
    crm.groupwareApplies("e1", "1");
    crm.crmApplies();
    crm.shows(ADA, "e1", "2", visit("Visit", CARL));
    crm.shows(ADA, "e1", "3", visit("Visit"));
    crm.crmApplies();
    crm.groupwareApplies("e1", "4");
    crm.shows(ADA, "e1", "5", visit("Visit", CARL));

    assertThat(crm.crmCommand(CrmCommand.UpdateRecord.class).wanted().entries()).containsKey(CARL);
  }

  @Test
  void aCommandThatWouldMailGuestsWhoAreNotShownIsHeld() {
    Appointment masked = confidential().masked();
    gw.input(
        new Input.FromGroupware(
            new GroupwareChange.EventObserved(
                new EventRef(ADA, "e1"),
                "uid",
                "1",
                ADA,
                true,
                false,
                masked,
                List.of(new Reduction(Field.PARTICIPANTS, "masked: it is private")),
                Optional.empty(),
                Optional.empty())));
    gw.crmApplies();
    gw.crmShows("1:b", gw.storedRecord().with(moved(masked)));

    assertThat(gw.commands()).isZero();
    assertThat(gw.workList()).containsExactly(Reason.MAIL_HELD);
    assertThat(gw.last().decision().words()).contains(MailForecast.UNDISCLOSED.value());
  }

  @Test
  void aPrivateEventWhoseResultSaysThatItHidesGuestsIsNotChangedUnasked() {
    Appointment masked = confidential().masked();
    crm.crmShows("0:a", record("Visit", 1).with(masked));
    crm.crmShows("1:b", record("Visit", 1).with(moved(masked)));
    crm.input(
        new Input.OfGroupware(
            new GroupwareResult.Written(
                crm.groupwareCommand(GroupwareCommand.CreateEvent.class).id(),
                new EventRef(ADA, "e1"),
                "uid",
                "2",
                masked,
                false,
                Optional.empty(),
                true,
                Optional.empty())));

    assertThat(crm.last().groupwareCommands()).isEmpty();
    assertThat(crm.workList()).containsExactly(Reason.MAIL_HELD);
  }

  @Test
  void whoIsTakenOutOfAMeetingThatChangesIsMailedOfTheChangeToo() {
    // the sink changes the subject first, when Carl still is an attendee
    MailForecast.Forecast mail =
        new MailForecast(AppointmentState.unknown(AppointmentKey.bornInCrm(1, 1)), ADA)
            .ofUpdate(
                new EventState(ADA, visit("Visit", CARL), Footer.NONE),
                new EventState(ADA, visit("Lunch"), Footer.NONE),
                Set.of(Field.SUBJECT, Field.PARTICIPANTS));

    assertThat(mail.outside())
        .containsExactlyInAnyOrder(MailImpact.Kind.UPDATE, MailImpact.Kind.CANCELLATION);
    assertThat(mail.impact().external()).containsExactly(CARL);
  }

  /** A record has its old version again when it is changed back: there will be no newer one. */
  @Test
  void aRecordThatIsChangedAndChangedBackIsWrittenStill() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.groupwareApplies("e1", "1");
    crm.crmConflicts();
    crm.crmShows("0:a", record("Visit", 1));

    assertThat(crm.crmCommand(CrmCommand.UpdateRecord.class).wanted().linked()).isTrue();
  }

  @Test
  void aRecordThatIsChangedBackBeforeTheConflictIsKnownIsWrittenStill() {
    crm.crmShows("0:a", record("Visit", 1));
    crm.groupwareApplies("e1", "1");
    crm.crmShows("0:a", record("Visit", 1));
    crm.crmConflicts();

    assertThat(crm.crmCommand(CrmCommand.UpdateRecord.class).wanted().linked()).isTrue();
  }

  /** A visit that its owner marked as private. */
  private static Appointment confidential() {
    Appointment content = visit("Visit");
    return new Appointment(
        content.subject(),
        content.text(),
        content.location(),
        content.timing(),
        content.participants(),
        content.availability(),
        Visibility.PRIVATE,
        content.reminder(),
        content.categories());
  }

  private static Appointment moved(Appointment content) {
    return content.with(
        new Timing.Timed(
            LocalDateTime.of(2026, 12, 1, 14, 0),
            LocalDateTime.of(2026, 12, 1, 15, 0),
            ZoneId.of("Europe/Berlin")));
  }
}
