package dev.lockstep.standalone.simulation.invariant;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.sink.Request;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.standalone.simulation.company.Colleague;
import dev.lockstep.standalone.simulation.exchange.Effect;
import dev.lockstep.standalone.simulation.exchange.Mail;
import dev.lockstep.standalone.simulation.topic.Lane;
import dev.lockstep.sync.rules.MailForecast;
import dev.lockstep.sync.rules.MailPolicy;
import dev.lockstep.sync.rules.Policy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** No mail that the policy forbids, none that was not foretold, none for what did not change. */
final class NoForbiddenMail implements Invariant {

  @Override
  public String name() {
    return "no mail that the policy forbids";
  }

  @Override
  public Optional<String> violation(Ending ending) {
    return unwanted(ending).or(() -> forNothing(ending));
  }

  private static Optional<String> unwanted(Ending ending) {
    if (ending.world().requests().mails().isEmpty()) {
      return Optional.empty();
    }
    Map<CommandId, GroupwareCommand> commands = commands(ending);
    Set<CommandId> released = released(ending);
    Policy policy = ending.world().setting().policy();
    for (Mail mail : ending.world().requests().mails()) {
      MailImpact foretold = Optional.ofNullable(commands.get(mail.by())).orElseThrow().mail();
      if (!foretold.internal().contains(mail.to())
          && !foretold.external().contains(mail.to())
          && !foretold.external().contains(MailForecast.UNDISCLOSED)) {
        return Optional.of(mail.by() + " mailed " + mail.to() + ", which it had not foretold");
      }
      boolean outside = Colleague.of(mail.to()).isEmpty();
      if (outside
          && policy.externalMail().of(Set.of(mail.kind())) != MailPolicy.Choice.SEND
          && !released.contains(mail.by())) {
        return Optional.of(mail.by() + " mailed " + mail.to() + ", which nobody released");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> forNothing(Ending ending) {
    return ending.world().requests().effects().stream()
        .filter(NoForbiddenMail::isForNothing)
        .findFirst()
        .map(effect -> effect.by() + " sent attendees who had not changed");
  }

  private static Map<CommandId, GroupwareCommand> commands(Ending ending) {
    Map<CommandId, GroupwareCommand> commands = new HashMap<>();
    for (Lane lane : ending.world().lanes().all()) {
      for (Lane.Entry entry : lane.entries()) {
        if (entry.record().value().isPresent()
            && entry.record().value().get() instanceof GroupwareCommand command) {
          commands.put(command.id(), command);
        }
      }
    }
    return commands;
  }

  /** What was ordered because an operator let it go. */
  private static Set<CommandId> released(Ending ending) {
    Set<String> origins = new HashSet<>();
    for (Lane lane : ending.world().lanes().all()) {
      for (Lane.Entry entry : lane.entries()) {
        if (entry.record().value().isPresent()
            && entry.record().value().get() instanceof OperatorAction.Release) {
          origins.add(entry.record().topic() + "-0@" + entry.offset());
        }
      }
    }
    Set<CommandId> released = new HashSet<>();
    for (Decision decision : ending.decisions()) {
      if (origins.contains(decision.origin())) {
        decision.outputs().forEach(output -> released.add(output.command()));
      }
    }
    return released;
  }

  /** Whether attendees were sent, and all of them were so already. */
  private static boolean isForNothing(Effect effect) {
    return effect.request() instanceof Request.Change change
        && change.patch().attendees().isPresent()
        && effect.before().isPresent()
        && invited(effect.before().get()).equals(invited(effect.after().orElseThrow()));
  }

  private static Map<EmailAddress, Attendee.Type> invited(GraphEvent event) {
    Map<EmailAddress, Attendee.Type> invited = new HashMap<>();
    List<Attendee> attendees = event.attendees();
    attendees.forEach(one -> invited.put(new EmailAddress(one.address()), one.type()));
    return invited;
  }
}
