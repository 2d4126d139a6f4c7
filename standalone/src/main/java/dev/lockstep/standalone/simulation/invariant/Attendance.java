package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Visibility;
import dev.lockstep.model.crm.CrmRecord;
import dev.lockstep.model.groupware.MailImpact.Kind;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.company.Customer;
import dev.lockstep.standalone.simulation.exchange.Item;
import dev.lockstep.standalone.simulation.world.World;
import dev.lockstep.sync.rules.MailPolicy;
import dev.lockstep.sync.rules.Policy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether both sides have the same participants, as far as each can and may have them. */
final class Attendance {

  private Attendance() {}

  static Optional<String> unequal(Ending ending, Item item, Appointment event, CrmRecord held) {
    Appointment record = held.content();
    if (event.visibility() == Visibility.PRIVATE || record.visibility() == Visibility.PRIVATE) {
      return Optional.empty();
    }
    World world = ending.world();
    List<EmailAddress> invited = event.participants().addresses();
    List<EmailAddress> entered = record.participants().addresses();
    return invited.stream()
        .filter(who -> !entered.contains(who) && isFound(world, who))
        .filter(who -> item.organized() || !mayHaveLed(ending, who))
        .filter(who -> item.organized() || !isRep(held, who))
        .findFirst()
        .map(who -> who + " is invited, is found in the CRM, and is not entered in the record")
        .or(
            () ->
                entered.stream()
                    .filter(who -> item.organized() && !invited.contains(who))
                    .filter(who -> isToBeInvited(world, who))
                    .findFirst()
                    .map(who -> who + " is entered in the record, and is not invited"));
  }

  /** Whether they take part as the rep: by a copy that led once, or because they were given it. */
  private static boolean isRep(CrmRecord held, EmailAddress who) {
    Optional<Colleague> one = Colleague.of(who);
    return one.isPresent() && one.equals(held.rep().flatMap(rep -> Colleague.of(rep.id())));
  }

  /**
   * Whether their copy of somebody else's meeting may have led until their mailbox was shut: the
   * owner of the copy that leads is no participant of the record, not even after it was given away.
   */
  private static boolean mayHaveLed(Ending ending, EmailAddress who) {
    return Colleague.of(who).filter(one -> !ending.isSynchronized(one)).isPresent();
  }

  /** Whether exactly one person or rep has the address. */
  private static boolean isFound(World world, EmailAddress who) {
    return Colleague.of(who).isPresent()
        || Arrays.stream(Customer.values())
                .filter(it -> it.address().equals(who) && world.database().isKnown(it))
                .count()
            == 1;
  }

  private static boolean isToBeInvited(World world, EmailAddress who) {
    Policy policy = world.setting().policy();
    Policy.Invite invite = policy.invite();
    if (Colleague.of(who).isEmpty()
        && policy.externalMail().of(Set.of(Kind.INVITATION)) == MailPolicy.Choice.SKIP) {
      return false;
    }
    return invite == Policy.Invite.ALL
        || (invite == Policy.Invite.INTERNAL && Colleague.of(who).isPresent());
  }
}
