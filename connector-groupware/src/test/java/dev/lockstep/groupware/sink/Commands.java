package dev.lockstep.groupware.sink;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.Participants;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.MailImpact;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Commands for tests: all on the appointment {@code crm:1-42} in Ada's mailbox. */
final class Commands {

  static final EmailAddress ADA = new EmailAddress("ada@contoso.test");

  private Commands() {}

  static CommandId id(int sequence) {
    return CommandId.parse("crm:1-42#groupware#" + sequence);
  }

  static Appointment visit(String subject) {
    return Appointment.of(
        new Text(subject),
        new Timing.Timed(
            LocalDateTime.parse("2027-01-15T09:00"),
            LocalDateTime.parse("2027-01-15T10:00"),
            ZoneId.of("Europe/Berlin")));
  }

  static Participants with(String... addresses) {
    return new Participants(
        List.of(addresses).stream()
            .map(
                address ->
                    new Participant(
                        new EmailAddress(address),
                        Text.EMPTY,
                        Participant.Role.REQUIRED,
                        Participant.Response.NONE))
            .toList());
  }

  static EventState state(Appointment content) {
    return new EventState(ADA, content, Footer.NONE);
  }

  static GroupwareCommand.CreateEvent creation(Appointment content) {
    return new GroupwareCommand.CreateEvent(id(1), state(content), MailImpact.SILENT);
  }

  static GroupwareCommand.UpdateEvent updating(
      String event, String base, Appointment content, Field... changed) {
    return new GroupwareCommand.UpdateEvent(
        id(2),
        new EventRef(ADA, event),
        base,
        state(content),
        Set.of(changed),
        MailImpact.SILENT,
        Optional.empty());
  }

  static GroupwareCommand.DeleteEvent deletion(String event, String base) {
    return new GroupwareCommand.DeleteEvent(
        id(3), new EventRef(ADA, event), base, MailImpact.SILENT);
  }
}
