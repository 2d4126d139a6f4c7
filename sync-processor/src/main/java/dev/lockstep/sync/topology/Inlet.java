package dev.lockstep.sync.topology;

import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.core.Input;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A topic that the decision core reads, and what its records are to the core. Nothing of Kafka in
 * it: the same inlets serve the topology and the simulation.
 *
 * @param appointment the appointment that a key names
 * @param input what a value is to the core
 * @param about the appointment that the value itself names, empty if it names none: one that
 *     differs from the key's would be decided by the wrong state
 * @param tombstones whether records without a value are in order; they are passed over
 */
public record Inlet<K, V>(
    Topic<K, V> topic,
    Function<K, AppointmentKey> appointment,
    Function<V, Input> input,
    Function<V, Optional<AppointmentKey>> about,
    boolean tombstones) {

  /** All topics that the core reads, in the order in which they are listed in the topology. */
  public static final List<Inlet<?, ?>> ALL =
      List.of(
          new Inlet<>(
              Topics.GROUPWARE_CHANGES,
              SourceKey::appointment,
              Input.FromGroupware::new,
              _ -> Optional.empty(),
              false),
          new Inlet<>(
              Topics.CRM_CHANGES,
              SourceKey::appointment,
              Input.FromCrm::new,
              _ -> Optional.empty(),
              false),
          new Inlet<>(
              Topics.GROUPWARE_RESULTS,
              key -> key,
              Input.OfGroupware::new,
              result -> of(result.command()),
              false),
          new Inlet<>(
              Topics.CRM_RESULTS,
              key -> key,
              Input.OfCrm::new,
              result -> of(result.command()),
              false),
          // the directory takes an answer back when nobody wants it any more
          new Inlet<>(
              Topics.DIRECTORY_ANSWERS,
              LookupKey::appointment,
              Input.FromDirectory::new,
              _ -> Optional.empty(),
              true),
          new Inlet<>(
              Topics.GATE_ANSWERS,
              key -> key,
              Input.FromGates::new,
              answer -> Optional.of(answer.ticket().appointment()),
              false),
          new Inlet<>(
              Topics.OPERATOR_ACTIONS,
              key -> key,
              Input.FromOperator::new,
              action -> Optional.of(action.appointment()),
              false));

  /** What came in about which appointment. */
  public record Read(AppointmentKey appointment, Input input) {}

  private static Optional<AppointmentKey> of(CommandId command) {
    return Optional.of(command.appointment());
  }

  /**
   * What a record is to the core; a tombstone that is in order is empty.
   *
   * @throws Misplaced if it is no input
   */
  public Optional<Read> read(K key, Optional<V> value) throws Misplaced {
    AppointmentKey named = appointment.apply(key);
    if (value.isEmpty()) {
      if (tombstones) {
        return Optional.empty();
      }
      throw new Misplaced("no value");
    }
    Optional<AppointmentKey> other =
        value.flatMap(about).filter(appointmentOfValue -> !appointmentOfValue.equals(named));
    if (other.isPresent()) {
      throw new Misplaced("the key names " + named + ", the value " + other.get());
    }
    return value.map(v -> new Read(named, input.apply(v)));
  }

  /** A record that can be read, and yet is no input. */
  public static final class Misplaced extends Exception {
    private static final long serialVersionUID = 1;

    Misplaced(String message) {
      super(message);
    }
  }
}
