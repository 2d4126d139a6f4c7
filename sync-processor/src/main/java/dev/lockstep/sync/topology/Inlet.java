package dev.lockstep.sync.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
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
import org.jspecify.annotations.Nullable;

/**
 * A topic that the decision core reads, and what its records are to the core.
 *
 * @param appointment the appointment that a key names
 * @param input what a value is to the core
 * @param about the appointment that the value itself names, empty if it names none: one that
 *     differs from the key's would be decided by the wrong state
 * @param tombstones whether records without a value are in order; they are passed over
 */
record Inlet<K, V>(
    TopicCodec<K, V> codec,
    Function<K, AppointmentKey> appointment,
    Function<V, Input> input,
    Function<V, Optional<AppointmentKey>> about,
    boolean tombstones) {

  /** What came in about which appointment. */
  record Read(AppointmentKey appointment, Input input) {}

  /** All topics that the core reads, in the order in which they are listed in the topology. */
  static List<Inlet<?, ?>> all(ObjectMapper mapper) {
    return List.of(
        inlet(
            mapper,
            Topics.GROUPWARE_CHANGES,
            SourceKey::appointment,
            Input.FromGroupware::new,
            _ -> Optional.empty(),
            false),
        inlet(
            mapper,
            Topics.CRM_CHANGES,
            SourceKey::appointment,
            Input.FromCrm::new,
            _ -> Optional.empty(),
            false),
        inlet(
            mapper,
            Topics.GROUPWARE_RESULTS,
            key -> key,
            Input.OfGroupware::new,
            result -> of(result.command()),
            false),
        inlet(
            mapper,
            Topics.CRM_RESULTS,
            key -> key,
            Input.OfCrm::new,
            result -> of(result.command()),
            false),
        // the directory takes an answer back when nobody wants it any more
        inlet(
            mapper,
            Topics.DIRECTORY_ANSWERS,
            LookupKey::appointment,
            Input.FromDirectory::new,
            _ -> Optional.empty(),
            true),
        inlet(
            mapper,
            Topics.GATE_ANSWERS,
            key -> key,
            Input.FromGates::new,
            answer -> Optional.of(answer.ticket().appointment()),
            false),
        inlet(
            mapper,
            Topics.OPERATOR_ACTIONS,
            key -> key,
            Input.FromOperator::new,
            action -> Optional.of(action.appointment()),
            false));
  }

  private static <K, V> Inlet<K, V> inlet(
      ObjectMapper mapper,
      Topic<K, V> topic,
      Function<K, AppointmentKey> appointment,
      Function<V, Input> input,
      Function<V, Optional<AppointmentKey>> about,
      boolean tombstones) {
    return new Inlet<>(new TopicCodec<>(topic, mapper), appointment, input, about, tombstones);
  }

  private static Optional<AppointmentKey> of(CommandId command) {
    return Optional.of(command.appointment());
  }

  /** The topic's name. */
  String topic() {
    return codec.topic().name();
  }

  /**
   * Reads a record; a tombstone that is in order is empty.
   *
   * @throws Unreadable if key or value are not of the topic's form
   * @throws Misplaced if they are, and yet no input
   */
  Optional<Read> read(byte @Nullable [] key, byte @Nullable [] value) throws Unreadable, Misplaced {
    AppointmentKey named = appointment.apply(codec.decodeKey(key));
    Optional<V> decoded = codec.decodeValue(value);
    if (decoded.isEmpty()) {
      if (tombstones) {
        return Optional.empty();
      }
      throw new Misplaced("no value");
    }
    Optional<AppointmentKey> other =
        decoded.flatMap(about).filter(appointmentOfValue -> !appointmentOfValue.equals(named));
    if (other.isPresent()) {
      throw new Misplaced("the key names " + named + ", the value " + other.get());
    }
    return decoded.map(v -> new Read(named, input.apply(v)));
  }

  /** A record that can be read, and yet is no input. */
  static final class Misplaced extends Exception {
    private static final long serialVersionUID = 1;

    Misplaced(String message) {
      super(message);
    }
  }
}
