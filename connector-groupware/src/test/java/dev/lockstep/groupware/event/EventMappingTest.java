package dev.lockstep.groupware.event;

import static dev.lockstep.groupware.event.Events.ADA;
import static dev.lockstep.groupware.event.Events.attendee;
import static dev.lockstep.groupware.event.Events.organizer;
import static dev.lockstep.groupware.event.Events.utc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.EventType;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.Sensitivity;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Availability;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participant.Response;
import dev.lockstep.model.appointment.Participant.Role;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Reduction;
import dev.lockstep.model.appointment.Reminder;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.zone.ZoneNames;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is read of an event, and what is not meant to be read. */
class EventMappingTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final EventMapping mapping =
      new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED);

  private Reading.Meant meant(GraphEvent event) {
    Reading reading = mapping.read(event, ADA);
    assertThat(reading).isInstanceOf(Reading.Meant.class);
    return (Reading.Meant) reading;
  }

  private Appointment content(GraphEvent event) {
    return meant(event).content();
  }

  @Test
  void aPlainEventBecomesAnAppointmentInTheZoneItWasMadeIn() {
    Appointment content = content(Events.plain());

    assertThat(content.subject()).isEqualTo(new Text("Visit"));
    assertThat(content.text()).isEqualTo(new Text("Bring the offer"));
    assertThat(content.location()).isEqualTo(new Text("Berlin"));
    assertThat(content.timing())
        .isEqualTo(
            new Timing.Timed(
                LocalDateTime.parse("2026-06-15T09:00"),
                LocalDateTime.parse("2026-06-15T10:00"),
                BERLIN));
    assertThat(content.reminder()).isEqualTo(new Reminder.Before(15));
    assertThat(content.categories().names()).containsExactly("Customer");
    assertThat(content.participants()).isEqualTo(Participants.NONE);
    assertThat(meant(Events.plain()).reductions()).isEmpty();
  }

  @Test
  void aCustomZoneIsGivenInUtcAndSaid() {
    GraphEvent event =
        Events.with(
            it -> {
              it.originalZone = Optional.of("tzone://Microsoft/Custom");
              return it;
            });

    assertThat(content(event).timing())
        .isEqualTo(
            new Timing.Timed(
                LocalDateTime.parse("2026-06-15T07:00"),
                LocalDateTime.parse("2026-06-15T08:00"),
                ZoneId.of("UTC")));
    assertThat(meant(event).reductions())
        .extracting(Reduction::field)
        .containsExactly(Field.TIMING);
  }

  @Test
  void theHourThatTheClockChangeRepeatsKeepsItsInstant() {
    // 2026-10-25 01:30 UTC is the second 02:30 in Berlin, which a local time cannot say
    GraphEvent event =
        Events.with(
            it -> {
              it.start = utc("2026-10-25T00:45:00");
              it.end = utc("2026-10-25T01:30:00");
              return it;
            });

    assertThat(content(event).timing())
        .isEqualTo(
            new Timing.Timed(
                LocalDateTime.parse("2026-10-25T00:45"),
                LocalDateTime.parse("2026-10-25T01:30"),
                ZoneId.of("UTC")));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-06-15T00:00:00, 2026-06-16T00:00:00, W. Europe Standard Time",
    "2026-06-14T22:00:00, 2026-06-15T22:00:00, W. Europe Standard Time",
    "2026-06-15T07:00:00, 2026-06-16T07:00:00, Pacific Standard Time",
    "2026-06-14T10:00:00, 2026-06-15T10:00:00, Line Islands Standard Time",
  })
  void aWholeDayIsTheSameDayHoweverItsMidnightsAreShown(String start, String end, String zone) {
    GraphEvent event =
        Events.with(
            it -> {
              it.allDay = true;
              it.start = utc(start);
              it.end = utc(end);
              it.originalZone = Optional.of(zone);
              return it;
            });

    assertThat(content(event).timing())
        .isEqualTo(new Timing.AllDay(LocalDate.parse("2026-06-15"), LocalDate.parse("2026-06-16")));
  }

  @Test
  void anEventThatEndsBeforeItStartsIsSaidToDoSo() {
    GraphEvent event =
        Events.with(
            it -> {
              it.end = utc("2026-06-15T06:59:59");
              return it;
            });

    assertThat(mapping.read(event, ADA))
        .isInstanceOfSatisfying(
            Reading.NotMeant.class,
            not -> assertThat(not.reason()).isEqualTo(Reason.ENDS_BEFORE_START));
  }

  @Test
  void aSeriesIsNotMeantYetAndAPrivateOneDoesNotShowItsSubject() {
    GraphEvent event =
        Events.with(
            it -> {
              it.type = EventType.SERIES_MASTER;
              it.sensitivity = Optional.of(Sensitivity.PRIVATE);
              return it;
            });

    Reading expected =
        new Reading.NotMeant(
            Reason.RECURRING, Appointment.MASKED_SUBJECT, Reason.RECURRING.words());
    assertThat(mapping.read(event, ADA)).isEqualTo(expected);
    EventMapping full = new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.FULL);
    assertThat(full.read(event, ADA)).as("the work list is for other people").isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(
      value = Sensitivity.class,
      names = {"PRIVATE", "CONFIDENTIAL"})
  void whatIsPrivateIsMaskedAndStillBusyAtItsTime(Sensitivity sensitivity) {
    GraphEvent event =
        Events.with(
            it -> {
              it.sensitivity = Optional.of(sensitivity);
              it.attendees =
                  List.of(attendee("bob@x.test", Attendee.Type.REQUIRED, Attendee.Response.NONE));
              return it;
            });

    assertThat(content(event))
        .isEqualTo(
            new Appointment(
                Appointment.MASKED_SUBJECT,
                Text.EMPTY,
                Text.EMPTY,
                content(Events.plain()).timing(),
                Participants.NONE,
                Availability.BUSY,
                Visibility.PRIVATE,
                new Reminder.Before(15),
                new dev.lockstep.model.appointment.Categories(List.of())));
    assertThat(meant(event).reductions())
        .extracting(Reduction::field)
        .contains(Field.SUBJECT, Field.TEXT);
  }

  @Test
  void aSensitivityThatNobodyKnowsIsTakenAsPrivate() {
    assertThat(
            content(
                    Events.with(
                        it -> {
                          it.sensitivity = Optional.empty();
                          return it;
                        }))
                .subject())
        .isEqualTo(Appointment.MASKED_SUBJECT);
  }

  @Test
  void privateContentIsShownWhereTheAdministratorSaysSo() {
    EventMapping full = new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.FULL);
    GraphEvent event =
        Events.with(
            it -> {
              it.sensitivity = Optional.of(Sensitivity.PRIVATE);
              return it;
            });

    assertThat(full.read(event, ADA))
        .isInstanceOfSatisfying(
            Reading.Meant.class,
            meant -> {
              assertThat(meant.content().subject()).isEqualTo(new Text("Visit"));
              assertThat(meant.content().visibility()).isEqualTo(Visibility.PRIVATE);
            });
  }

  @Test
  void anUnknownShowAsIsBusyAndSaid() {
    GraphEvent event =
        Events.with(
            it -> {
              it.showAs = Optional.empty();
              return it;
            });

    assertThat(content(event).availability()).isEqualTo(Availability.BUSY);
    assertThat(meant(event).reductions())
        .extracting(Reduction::field)
        .containsExactly(Field.AVAILABILITY);
  }

  @Test
  void anEndlessTextIsCutAndSaid() {
    GraphEvent event =
        Events.with(
            it -> {
              it.body = "x".repeat(5_000_000);
              return it;
            });

    assertThat(content(event).text().value()).hasSize(EventMapping.MAX_TEXT);
    assertThat(meant(event).reductions())
        .containsExactly(new Reduction(Field.TEXT, "cut from 5000000 to 100000 characters"));
  }

  @Test
  void participantsAreTheAttendeesAndAForeignOrganizerButNotTheOwner() {
    GraphEvent event =
        Events.with(
            it -> {
              it.isOrganizer = false;
              it.organizer = Optional.of(organizer("Eve@Outside.test"));
              it.attendees =
                  List.of(
                      attendee("ADA@contoso.test", Attendee.Type.REQUIRED, Attendee.Response.NONE),
                      attendee("bob@x.test", Attendee.Type.OPTIONAL, Attendee.Response.DECLINED),
                      attendee("room@x.test", Attendee.Type.RESOURCE, Attendee.Response.ACCEPTED),
                      attendee("", Attendee.Type.REQUIRED, Attendee.Response.NONE));
              return it;
            });

    assertThat(content(event).participants().list())
        .containsExactly(
            participant("bob@x.test", Role.OPTIONAL, Response.DECLINED),
            participant("eve@outside.test", Role.REQUIRED, Response.ACCEPTED),
            participant("room@x.test", Role.INFORMATION, Response.ACCEPTED));
    assertThat(mapping.organizer(event, ADA)).isEqualTo(new EmailAddress("eve@outside.test"));
  }

  @Test
  void theOwnerIsNoParticipantUnderAnotherAliasEither() {
    GraphEvent event =
        Events.with(
            it -> {
              it.organizer = Optional.of(organizer("ada.lovelace@contoso.test"));
              return it;
            });

    assertThat(content(event).participants()).isEqualTo(Participants.NONE);
    assertThat(mapping.organizer(event, ADA)).isEqualTo(ADA);
  }

  private static Participant participant(String address, Role role, Response response) {
    return new Participant(new EmailAddress(address), Text.EMPTY, role, response);
  }
}
