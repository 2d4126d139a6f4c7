package dev.lockstep.standalone.simulation.users;

import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.Side;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.company.Customer;
import dev.lockstep.standalone.simulation.history.Setting;
import dev.lockstep.sync.rules.Policy;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Chooses what is fixed for a history. */
final class SettingWriter {

  /** One history in so many goes through the stored forms. */
  private static final int BYTES_ONCE_IN = 64;

  private final Dice dice;

  SettingWriter(Dice dice) {
    this.dice = dice;
  }

  Setting write() {
    Set<Colleague> enabled = EnumSet.of(Colleague.ADA);
    Set<Customer> known = EnumSet.noneOf(Customer.class);
    for (Colleague colleague : Colleague.values()) {
      if (!dice.onceIn(4)) {
        enabled.add(colleague);
      }
    }
    for (Customer customer : Customer.values()) {
      if (dice.coin()) {
        known.add(customer);
      }
    }
    return new Setting(
        policy(),
        !dice.onceIn(3),
        dice.onceIn(3),
        dice.coin(),
        dice.onceIn(BYTES_ONCE_IN),
        enabled,
        known);
  }

  private Policy policy() {
    Side conflict = dice.oneOf(Side.values());
    return new Policy(
        dice.oneOf(Policy.Invite.INTERNAL, Policy.Invite.NONE, Policy.Invite.ALL),
        dice.onceIn(3) ? Policy.ExternalMail.SEND : Policy.ExternalMail.HOLD,
        !dice.onceIn(4),
        conflict,
        dice.onceIn(4) ? Map.of(Field.SUBJECT, conflict.other()) : Map.of(),
        dice.onceIn(8) ? Optional.of("https://crm.test/{record}") : Optional.empty());
  }
}
