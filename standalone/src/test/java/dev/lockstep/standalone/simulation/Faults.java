package dev.lockstep.standalone.simulation;

import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.TransactionId;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.standalone.simulation.processor.Processor;
import dev.lockstep.sync.core.Arrival;
import dev.lockstep.sync.rules.Directory;
import dev.lockstep.sync.rules.MailPolicy;
import dev.lockstep.sync.state.AppointmentState;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What planted faults do in place of what is right: each method has the form of what it replaces,
 * with the receiver first. Called by planted code alone.
 */
@SuppressWarnings("UnusedVariable") // the form has what the fault does not look at
public final class Faults {

  private static Runnable unwritten = () -> {};
  private static int attempts;

  private Faults() {}

  /** In place of the comparison of two versions. */
  public static boolean equal(Optional<?> one, Object other) {
    return true;
  }

  /** In place of {@code Optional.of}. */
  public static Optional<Object> nothing(Object value) {
    return Optional.empty();
  }

  /** In place of {@code Field.differing}: participants always seem changed. */
  public static Set<Field> andParticipants(Appointment one, Appointment other) {
    Set<Field> fields = Field.differing(one, other);
    fields.add(Field.PARTICIPANTS);
    return fields;
  }

  /** In place of the transaction id that a command always has. */
  public static String another(CommandId command) {
    return TransactionId.of(command) + "-" + ++attempts;
  }

  /** In place of what the policy says about mails to people outside. */
  public static MailPolicy.Choice send(MailPolicy policy, Collection<MailImpact.Kind> kinds) {
    return MailPolicy.Choice.SEND;
  }

  /** In place of the question whether an event shows what is wanted. */
  public static boolean shown(EventMapping mapping, GraphEvent event, EventState wanted) {
    return true;
  }

  /** In place of masking. */
  public static Appointment unmasked(Appointment content) {
    return content;
  }

  /** In place of a map's own: the last write is not yet safe. */
  public static Object put(Map<Object, Object> states, Object key, Object state) {
    Object before = states.put(key, state);
    unwritten =
        () -> {
          if (before == null) {
            states.remove(key);
          } else {
            states.put(key, before);
          }
        };
    return before;
  }

  /** In place of a restart: what was not safe is lost. */
  public static void restart(Processor processor) {
    unwritten.run();
    unwritten = () -> {};
    processor.restart();
  }

  /** In place of the comparison of what is shown with what was seen. */
  public static boolean different(Object one, Object other) {
    return false;
  }

  /** In place of the state after one more command. */
  public static AppointmentState same(AppointmentState state) {
    return state;
  }

  /** In place of the time at which an input was published. */
  public static Instant now(Arrival arrival) {
    return arrival.at().plusMillis(++attempts);
  }

  /** In place of the question whether the directory has answered. */
  public static boolean answered(Directory directory, Subject subject) {
    return true;
  }
}
