package dev.lockstep.groupware.event;

import static dev.lockstep.groupware.event.Events.ADA;
import static dev.lockstep.groupware.event.Events.attendee;
import static dev.lockstep.groupware.event.Events.utc;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphTime;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participant.Response;
import dev.lockstep.model.appointment.Participant.Role;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.zone.ZoneNames;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How what is wanted is written to an event, and when an event shows it. */
class EventWritingTest {

  private final EventMapping mapping =
      new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED);

  private Appointment shown(GraphEvent event) {
    return ((Reading.Meant) mapping.read(event, ADA)).content();
  }

  @Test
  void onlyTheChangedFieldsAreWritten() {
    EventPatch patch =
        mapping.fields(
            state(shown(Events.plain())),
            EnumSet.of(Field.SUBJECT, Field.TIMING),
            Optional.empty());

    assertThat(patch.subject()).contains("Visit");
    assertThat(patch.times())
        .contains(
            new EventPatch.Times(
                new GraphTime(LocalDateTime.parse("2026-06-15T09:00"), "W. Europe Standard Time"),
                new GraphTime(LocalDateTime.parse("2026-06-15T10:00"), "W. Europe Standard Time"),
                false));
    assertThat(patch.body()).isEmpty();
    assertThat(patch.location()).isEmpty();
    assertThat(patch.sensitivity()).isEmpty();
    assertThat(patch.showAs()).isEmpty();
    assertThat(patch.alarm()).isEmpty();
    assertThat(patch.categories()).isEmpty();
    assertThat(patch.attendees()).isEmpty();
  }

  @Test
  void aZoneThatGraphHasNoNameForIsWrittenInUtc() {
    Appointment wanted =
        Appointment.of(
            new Text("Call"),
            new Timing.Timed(
                LocalDateTime.parse("2026-06-15T09:00"),
                LocalDateTime.parse("2026-06-15T10:00"),
                ZoneId.of("+02:00")));

    assertThat(
            mapping
                .fields(state(wanted), EnumSet.of(Field.TIMING), Optional.empty())
                .times()
                .orElseThrow()
                .start())
        .isEqualTo(utc("2026-06-15T07:00:00"));
  }

  @Test
  void aRoomStaysARoomWhenSomebodyIsInvited() {
    GraphEvent present =
        Events.with(
            it -> {
              it.attendees =
                  List.of(
                      attendee("room@x.test", Attendee.Type.RESOURCE, Attendee.Response.ACCEPTED));
              return it;
            });
    Appointment wanted =
        shown(present)
            .with(
                new Participants(
                    List.of(
                        participant("room@x.test", Role.INFORMATION, Response.ACCEPTED),
                        participant("bob@x.test", Role.INFORMATION, Response.NONE))));

    assertThat(mapping.participants(state(wanted), present).attendees().orElseThrow())
        .containsExactlyInAnyOrder(
            attendee("room@x.test", Attendee.Type.RESOURCE, Attendee.Response.ACCEPTED),
            attendee("bob@x.test", Attendee.Type.OPTIONAL, Attendee.Response.NONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Europe/Vienna", "Europe/Berlin", "UTC", "Asia/Kolkata", "America/New_York"})
  void anEventWrittenAsWantedShowsWhatIsWanted(String zone) {
    // Given an event as Graph shows it after the write
    Appointment wanted =
        Appointment.of(
            new Text("Visit"),
            new Timing.Timed(
                LocalDateTime.parse("2026-06-15T09:00"),
                LocalDateTime.parse("2026-06-15T10:00"),
                ZoneId.of(zone)));
    EventPatch.Times times = mapping.whole(state(wanted)).times().orElseThrow();
    ZoneId written = ZoneNames.load().toIana(times.start().timeZone()).orElseThrow();
    GraphEvent event =
        Events.with(
            it -> {
              it.body = "";
              it.location = "";
              it.reminderOn = false;
              it.categories = List.of();
              it.start = inUtc(times.start(), written);
              it.end = inUtc(times.end(), written);
              it.originalZone = Optional.of(times.start().timeZone());
              return it;
            });

    // Then
    assertThat(mapping.shows(event, state(wanted))).isTrue();
    assertThat(mapping.shows(event, state(wanted.with(new Text("Other"))))).isFalse();
  }

  private static GraphTime inUtc(GraphTime time, ZoneId zone) {
    return new GraphTime(
        time.dateTime().atZone(zone).withZoneSameInstant(ZoneId.of("UTC")).toLocalDateTime(),
        "UTC");
  }

  private static Participant participant(String address, Role role, Response response) {
    return new Participant(new EmailAddress(address), Text.EMPTY, role, response);
  }

  private static EventState state(Appointment content) {
    return new EventState(ADA, content, Footer.NONE);
  }
}
