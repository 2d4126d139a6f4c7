package dev.lockstep.sync.console;

import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.Copy;
import dev.lockstep.sync.state.Phase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An appointment as it stands, in short.
 *
 * @param agreed whether it should be there: {@code nothing}, {@code present} or {@code gone}
 * @param subject empty if there is none; a mask if the appointment is private
 * @param timing when it is
 * @param owner whose it is
 * @param events the copies in mailboxes
 * @param groupware what that side is busy with
 * @param record of the CRM
 * @param crm what that side is busy with
 */
public record AppointmentSummary(
    long revision,
    String agreed,
    String subject,
    Optional<Timing> timing,
    Optional<Subject> owner,
    List<EventRef> events,
    String groupware,
    Optional<RecordKey> record,
    String crm,
    List<WorkItem> workList) {

  /** What there is to say of a state. */
  static AppointmentSummary of(AppointmentState state) {
    Optional<Agreement.Present> present =
        state.agreed() instanceof Agreement.Present p ? Optional.of(p) : Optional.empty();
    return new AppointmentSummary(
        state.revision(),
        state.agreed().getClass().getSimpleName().toLowerCase(Locale.ROOT),
        present.map(p -> p.content().disclosed().subject().singleLine()).orElse(""),
        present.map(p -> p.content().timing()),
        present.flatMap(Agreement.Present::owner),
        state.groupware().copies().values().stream().map(Copy::event).toList(),
        phase(state.groupware().state().phase()),
        state.crm().record(),
        phase(state.crm().state().phase()),
        state.workList());
  }

  private static String phase(Phase<?> phase) {
    return switch (phase) {
      case Phase.Idle<?> _ -> "idle";
      case Phase.Awaiting<?> awaiting -> "awaits the result of " + awaiting.command();
      case Phase.Outdated<?> _ -> "waits to see what changed at the same time";
      case Phase.Refused<?> _ -> "refused";
      case Phase.Held<?> _ -> "held until released";
      case Phase.Gated<?> gated ->
          gated
              .heldBy()
              .map(gate -> "held until released: " + gate.words())
              .orElse("asks whether it may pass");
      case Phase.Frozen<?> frozen -> "not touched: " + frozen.reason().words();
    };
  }
}
