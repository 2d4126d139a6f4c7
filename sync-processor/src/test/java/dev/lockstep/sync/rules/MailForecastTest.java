package dev.lockstep.sync.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participant.Response;
import dev.lockstep.model.appointment.Participant.Role;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.model.groupware.MailImpact.Kind;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Copy;
import dev.lockstep.sync.state.GroupwareSide;
import dev.lockstep.sync.state.SideState;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whom each kind of write mails, and what people outside would get by it. */
class MailForecastTest {

  private static final EmailAddress ADA = new EmailAddress("ada@contoso.test");
  private static final EmailAddress BOB = new EmailAddress("bob@contoso.test");
  private static final EmailAddress CARL = new EmailAddress("carl@customer.test");
  private static final EmailAddress DORA = new EmailAddress("dora@customer.test");

  private final MailForecast forecast =
      new MailForecast(AppointmentState.unknown(AppointmentKey.bornInCrm(1000, 1)), ADA);

  private static Participant participant(EmailAddress address, Role role) {
    return new Participant(address, Text.EMPTY, role, Response.NONE);
  }

  private static EventState event(Participant... participants) {
    LocalDate day = LocalDate.of(2026, 12, 1);
    return new EventState(
        ADA,
        Appointment.of(new Text("Visit"), new Timing.AllDay(day, day.plusDays(1)))
            .with(new Participants(Arrays.asList(participants))),
        Footer.NONE);
  }

  private static EventState event(EmailAddress... addresses) {
    return event(
        Arrays.stream(addresses)
            .map(address -> participant(address, Role.REQUIRED))
            .toArray(Participant[]::new));
  }

  private MailForecast.Forecast update(EventState asked, EventState wanted, Field... changed) {
    return forecast.ofUpdate(asked, wanted, Set.of(changed));
  }

  @Test
  void anEventWithoutAttendeesMailsNobody() {
    assertThat(forecast.ofCreate(event(new EmailAddress[0])).impact()).isEqualTo(MailImpact.SILENT);
    assertThat(update(event(new EmailAddress[0]), event(new EmailAddress[0]), Field.SUBJECT))
        .isEqualTo(new MailForecast.Forecast(MailImpact.SILENT, Set.of()));
  }

  @Test
  void creatingAnEventInvitesAllAttendees() {
    MailForecast.Forecast mail = forecast.ofCreate(event(BOB, CARL));
    assertThat(mail.impact())
        .isEqualTo(new MailImpact(Kind.INVITATION, List.of(BOB), List.of(CARL)));
    assertThat(mail.outside()).containsExactly(Kind.INVITATION);
  }

  @Test
  void deletingAnEventCancelsItForAllAttendees() {
    MailForecast.Forecast mail = forecast.ofDelete(event(BOB, CARL));
    assertThat(mail.impact())
        .isEqualTo(new MailImpact(Kind.CANCELLATION, List.of(BOB), List.of(CARL)));
    assertThat(mail.outside()).containsExactly(Kind.CANCELLATION);
  }

  @Test
  void aChangeOfContentMailsThoseWhoWereInvitedToo() {
    MailForecast.Forecast mail = update(event(BOB, CARL), event(BOB, CARL), Field.SUBJECT);
    assertThat(mail.impact()).isEqualTo(new MailImpact(Kind.UPDATE, List.of(BOB), List.of(CARL)));
    assertThat(mail.outside()).containsExactly(Kind.UPDATE);
  }

  @Test
  void aChangeOfOnlyTheAttendeesMailsNoneWhoStays() {
    MailForecast.Forecast mail = update(event(BOB, CARL), event(BOB, DORA), Field.PARTICIPANTS);
    assertThat(mail.impact())
        .isEqualTo(new MailImpact(Kind.UPDATE, List.of(), List.of(CARL, DORA)));
    assertThat(mail.outside()).containsExactlyInAnyOrder(Kind.INVITATION, Kind.CANCELLATION);
  }

  @Test
  void whoIsNeededInAnotherRoleIsMailedAnUpdate() {
    MailForecast.Forecast mail =
        update(
            event(participant(CARL, Role.REQUIRED)),
            event(participant(CARL, Role.OPTIONAL)),
            Field.PARTICIPANTS);
    assertThat(mail.impact().external()).containsExactly(CARL);
    assertThat(mail.outside()).containsExactly(Kind.UPDATE);
  }

  @Test
  void aChangeOfBothMailsEverybodyAccordingToWhatTheyAre() {
    MailForecast.Forecast mail =
        update(event(BOB, CARL), event(BOB, DORA), Field.SUBJECT, Field.PARTICIPANTS);
    assertThat(mail.impact())
        .isEqualTo(new MailImpact(Kind.UPDATE, List.of(BOB), List.of(CARL, DORA)));
    // whoever is taken out is told of the change first
    assertThat(mail.outside())
        .containsExactlyInAnyOrder(Kind.INVITATION, Kind.UPDATE, Kind.CANCELLATION);
  }

  @Test
  void whoHasTheMailboxesDomainIsInside() {
    assertThat(forecast.isInternal(BOB)).isTrue();
    assertThat(forecast.isInternal(CARL)).isFalse();
  }

  /** A person dismissed that Carl is taken out, and that Dora is invited: he is in it still. */
  @Test
  void whoIsInTheEventIsMailedWhateverItIsToHold() {
    MailForecast dismissed =
        new MailForecast(
            AppointmentState.unknown(AppointmentKey.bornInCrm(1000, 1))
                .with(
                    GroupwareSide.nothing()
                        .with(SideState.<EventState>nothing().showing(event(CARL), "1", false))),
            ADA);
    EventState asked = event(DORA);

    assertThat(dismissed.ofUpdate(asked, asked, Set.of(Field.TIMING)).impact().external())
        .containsExactly(CARL);
    MailForecast.Forecast replaced =
        dismissed.ofUpdate(asked, asked, Set.of(Field.TIMING, Field.PARTICIPANTS));
    assertThat(replaced.impact().external()).containsExactly(CARL, DORA);
    assertThat(replaced.outside())
        .containsExactlyInAnyOrder(Kind.UPDATE, Kind.CANCELLATION, Kind.INVITATION);
    assertThat(dismissed.ofDelete(asked).impact().external()).containsExactly(CARL);
  }

  /** The event that is made anew in the mailbox of a former guest is another one. */
  @Test
  void whatAGuestsCopyHidesIsNoMatterToTheEventThatIsMadeBesideIt() {
    Copy guests =
        new Copy(
            new EventRef(ADA, "copy"),
            "1",
            BOB,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true,
            Optional.empty());
    AppointmentState state = AppointmentState.unknown(AppointmentKey.bornInCrm(1000, 1));
    GroupwareSide beside = GroupwareSide.nothing().with(guests);

    assertThat(new MailForecast(state.with(beside), ADA).ofCreate(event(BOB)).impact().external())
        .isEmpty();
    assertThat(
            new MailForecast(state.with(beside.ledBy(Optional.of(ADA))), ADA)
                .ofDelete(event(BOB))
                .impact()
                .external())
        .containsExactly(MailForecast.UNDISCLOSED);
  }
}
