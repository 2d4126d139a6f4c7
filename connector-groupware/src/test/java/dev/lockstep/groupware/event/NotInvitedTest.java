package dev.lockstep.groupware.event;

import static dev.lockstep.groupware.event.Events.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.zone.ZoneNames;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who takes part without being an attendee, and what an attendee answered in the own copy. */
class NotInvitedTest {

  private static final EmailAddress CARL = new EmailAddress("carl@customer.test");
  private static final Footer WITH_CARL = new Footer(Optional.empty(), List.of(CARL));

  private final EventMapping mapping =
      new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED);

  private static EventState state(Footer footer) {
    return new EventState(
        ADA,
        Appointment.of(
            new Text("Visit"),
            new Timing.AllDay(LocalDate.of(2027, 1, 15), LocalDate.of(2027, 1, 16))),
        footer);
  }

  @Test
  void anEventIsCreatedWithThoseWhoAreNotInvitedInItsProperty() {
    assertThat(mapping.whole(state(WITH_CARL)).notInvited()).contains(List.of(CARL.value()));
    assertThat(mapping.whole(state(Footer.NONE)).notInvited()).isEmpty();
  }

  @Test
  void aChangeWritesThePropertyOnlyIfItChanges() {
    EnumSet<Field> text = EnumSet.of(Field.TEXT);

    assertThat(mapping.fields(state(WITH_CARL), text, Optional.empty()).notInvited()).isEmpty();
    assertThat(mapping.fields(state(WITH_CARL), text, Optional.of(Footer.NONE)).notInvited())
        .contains(List.of(CARL.value()));
    assertThat(mapping.fields(state(Footer.NONE), text, Optional.of(WITH_CARL)).notInvited())
        .contains(List.of());
    Footer linked = new Footer(Optional.of("https://crm.test/1"), List.of(CARL));
    assertThat(mapping.fields(state(linked), text, Optional.of(WITH_CARL)).notInvited()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, NONE",
    "NOT_RESPONDED, NONE",
    "TENTATIVELY_ACCEPTED, TENTATIVE",
    "ACCEPTED, ACCEPTED",
    "DECLINED, DECLINED"
  })
  void aCopySaysWhatItsOwnerAnswered(Attendee.Response response, Participant.Response expected) {
    GraphEvent copy =
        Events.with(
            it -> {
              it.isOrganizer = false;
              it.organizer = Optional.of(Events.organizer("bob@contoso.test"));
              it.response = response;
              return it;
            });

    assertThat(mapping.response(copy)).contains(expected);
    assertThat(mapping.response(Events.plain())).as("the organizer's own").isEmpty();
  }
}
