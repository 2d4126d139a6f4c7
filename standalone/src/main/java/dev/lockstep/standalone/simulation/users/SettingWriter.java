package dev.lockstep.standalone.simulation.users;

import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.ConflictPolicy;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.company.Customer;
import dev.lockstep.standalone.simulation.history.Setting;
import dev.lockstep.sync.gate.Limits;
import dev.lockstep.sync.rules.MailPolicy;
import dev.lockstep.sync.rules.MailPolicy.Choice;
import dev.lockstep.sync.rules.Policy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Chooses what is fixed for a history. */
final class SettingWriter {

  /** One history in so many goes through the stored forms, which takes about six times as long. */
  private static final int BYTES_ONCE_IN = 256;

  private final Dice dice;
  private final SeriesSettingWriter series;

  SettingWriter(Dice dice, SeriesSettingWriter series) {
    this.dice = dice;
    this.series = series;
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
        limits(),
        !dice.onceIn(3),
        dice.onceIn(3),
        dice.coin(),
        dice.onceIn(BYTES_ONCE_IN) || series.asBytes(),
        enabled,
        known,
        series.setting());
  }

  private Policy policy() {
    ConflictPolicy conflict =
        dice.oneOf(
            ConflictPolicy.GROUPWARE,
            ConflictPolicy.CRM,
            ConflictPolicy.GROUPWARE,
            ConflictPolicy.CRM,
            ConflictPolicy.NEWEST,
            ConflictPolicy.MARK);
    return new Policy(
        dice.oneOf(Policy.Invite.INTERNAL, Policy.Invite.NONE, Policy.Invite.ALL),
        dice.onceIn(3)
            ? new MailPolicy(mail(), mail(), mail())
            : MailPolicy.of(dice.onceIn(3) ? Choice.SEND : Choice.HOLD),
        !dice.onceIn(4),
        conflict,
        dice.onceIn(4) ? Map.of(Field.SUBJECT, dice.oneOf(ConflictPolicy.values())) : Map.of(),
        dice.onceIn(5) ? Optional.of("https://crm.test/{record}") : Optional.empty());
  }

  private Choice mail() {
    return dice.oneOf(Choice.values());
  }

  /** Now and then limits so low that a few deletions or mails are too many. */
  private Limits limits() {
    return dice.onceIn(3)
        ? new Limits(
            dice.below(3),
            0,
            dice.below(4),
            Duration.ofMinutes(10),
            dice.below(4),
            Duration.ofHours(1))
        : Limits.DEFAULT;
  }
}
