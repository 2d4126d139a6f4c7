package dev.lockstep.sync.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.kafka.Quarantine;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.core.Arrival;
import dev.lockstep.sync.core.Decided;
import dev.lockstep.sync.state.AppointmentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one record leads to: read it, decide, write down what came of it. Everything that can fail
 * is done before anything is stored or sent, so that a record that fails leaves no trace but in
 * quarantine. No Streams in it: the same desk serves a topology and a simulation.
 */
public final class AppointmentDesk {

  private static final Logger LOG = LoggerFactory.getLogger(AppointmentDesk.class);

  /** The topics that it writes, in the order in which they are listed in the topology. */
  static final List<Topic<?, ?>> WRITES =
      List.of(
          Topics.GROUPWARE_COMMANDS,
          Topics.CRM_COMMANDS,
          Topics.DIRECTORY_LOOKUPS,
          Topics.GATE_REQUESTS,
          Topics.DECISIONS,
          ProcessorTopics.APPOINTMENTS);

  private final BiFunction<AppointmentState, Arrival, Decided> core;
  private final Map<String, Door<?, ?>> doors;
  private final Outlets outlets;
  private final TopicCodec<AppointmentKey, AppointmentState> states;

  /** An inlet with the codec of its topic. */
  private record Door<K, V>(Inlet<K, V> inlet, TopicCodec<K, V> codec) {

    static <K, V> Door<K, V> of(Inlet<K, V> inlet, ObjectMapper mapper) {
      return new Door<>(inlet, new TopicCodec<>(inlet.topic(), mapper));
    }

    Optional<Inlet.Read> read(byte @Nullable [] key, byte @Nullable [] value)
        throws Unreadable, Inlet.Misplaced {
      return inlet.read(codec.decodeKey(key), codec.decodeValue(value));
    }
  }

  /**
   * A desk.
   *
   * @param core decides
   */
  public AppointmentDesk(BiFunction<AppointmentState, Arrival, Decided> core, ObjectMapper mapper) {
    this.core = core;
    this.doors =
        Inlet.ALL.stream()
            .collect(
                Collectors.toMap(inlet -> inlet.topic().name(), inlet -> Door.of(inlet, mapper)));
    this.outlets = new Outlets(WRITES, mapper);
    this.states = new TopicCodec<>(ProcessorTopics.APPOINTMENTS, mapper);
  }

  /**
   * Takes a record.
   *
   * @param stored what is stored of an appointment, by the text of its key; null if nothing
   */
  public Handled handle(
      ConsumerRecord<byte[], byte[]> record, Function<String, byte @Nullable []> stored) {
    String origin = record.topic() + "-" + record.partition() + "@" + record.offset();
    try {
      Door<?, ?> door = doors.get(record.topic());
      if (door == null) {
        throw new IllegalStateException(record.topic() + " is not read here");
      }
      Optional<Inlet.Read> read = door.read(record.key(), record.value());
      if (read.isEmpty()) {
        return new Handled.PassedOver();
      }
      AppointmentKey key = read.get().appointment();
      Arrival arrival =
          new Arrival(key, read.get().input(), Instant.ofEpochMilli(record.timestamp()), origin);
      return outcome(core.apply(state(key, stored), arrival));
    } catch (Unreadable | Inlet.Misplaced e) {
      LOG.atWarn()
          .addKeyValue("origin", origin)
          .addKeyValue("cause", e.getMessage())
          .log("A record cannot be read; it goes to quarantine");
      return new Handled.Quarantined(Quarantine.of(record, String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("origin", origin)
          .setCause(e)
          .log("A record cannot be decided; it goes to quarantine, its appointment stays as it is");
      return new Handled.Quarantined(Quarantine.of(record, e.toString()));
    }
  }

  private AppointmentState state(AppointmentKey key, Function<String, byte @Nullable []> stored) {
    try {
      return states
          .decodeValue(stored.apply(key.value()))
          .orElseGet(() -> AppointmentState.unknown(key));
    } catch (Unreadable e) {
      throw new IllegalStateException("the stored state of " + key + " cannot be read", e);
    }
  }

  private Handled outcome(Decided decided) {
    Outputs outputs = Outputs.of(decided);
    List<ProducerRecord<byte[], byte[]>> others = new ArrayList<>();
    outputs.others().forEach(other -> others.add(record(other)));
    return new Handled.Decided(record(outputs.state()), others);
  }

  private <K, V> ProducerRecord<byte[], byte[]> record(Outgoing<K, V> outgoing) {
    return outlets.record(outgoing.topic(), outgoing.key(), outgoing.value());
  }
}
