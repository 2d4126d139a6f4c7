package dev.lockstep.standalone.simulation.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.kafka.Quarantine;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.standalone.simulation.topic.Lane;
import dev.lockstep.sync.core.Decider;
import dev.lockstep.sync.series.FanOut;
import dev.lockstep.sync.series.SeriesHorizon;
import dev.lockstep.sync.series.SeriesStage;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.topology.AppointmentDesk;
import dev.lockstep.sync.topology.Handled;
import dev.lockstep.sync.topology.ProcessorTopics;
import dev.lockstep.sync.topology.Shelves;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/**
 * Decides with the topology's own desk: inputs, outputs and states are bytes, as on a broker and in
 * the store.
 */
final class ByteDeciding implements Deciding {

  private final AppointmentDesk desk;
  private final ObjectMapper mapper;
  private final Stores stored = new Stores();
  private final Map<String, TopicCodec<?, ?>> codecs = new HashMap<>();

  /** What the processor's stores hold. */
  private static final class Stores implements Shelves {
    private final Map<String, byte[]> appointments = new LinkedHashMap<>();
    private final Map<String, byte[]> series = new HashMap<>();

    @Override
    public byte @Nullable [] appointment(String key) {
      return appointments.get(key);
    }

    @Override
    public byte @Nullable [] series(String key) {
      return series.get(key);
    }

    private void put(ProducerRecord<byte[], byte[]> state) {
      appointments.put(new String(state.key(), UTF_8), state.value());
    }

    private void put(String key, Optional<byte[]> view) {
      view.ifPresentOrElse(bytes -> series.put(key, bytes), () -> series.remove(key));
    }
  }

  ByteDeciding(Decider decider, ObjectMapper mapper) {
    this.desk =
        new AppointmentDesk(
            decider::decide,
            new SeriesStage(new FanOut(SeriesHorizon.DEFAULT, new OccurrenceDigest(mapper))),
            mapper);
    this.mapper = mapper;
    ProcessorTopics.ALL.forEach(topic -> codecs.put(topic.name(), new TopicCodec<>(topic, mapper)));
  }

  @Override
  public Optional<List<Outgoing<?, ?>>> decide(Lane.Entry entry, String origin) throws Undecidable {
    List<Handled> parts = new ArrayList<>();
    desk.handle(received(entry), stored, parts::add);
    List<Outgoing<?, ?>> outputs = new ArrayList<>();
    for (Handled part : parts) {
      switch (part) {
        case Handled.Quarantined(var record) ->
            throw new Undecidable(
                new String(record.headers().lastHeader(Quarantine.CAUSE).value(), UTF_8));
        case Handled.Shelved(String key, var view) -> stored.put(key, view);
        case Handled.Decided(var state, var others) -> {
          stored.put(state);
          for (ProducerRecord<byte[], byte[]> other : others) {
            outputs.add(outgoing(other));
          }
        }
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(outputs);
  }

  private ConsumerRecord<byte[], byte[]> received(Lane.Entry entry) {
    ProducerRecord<byte[], byte[]> sent = entry.record().record(mapper, 1);
    return new ConsumerRecord<>(
        sent.topic(),
        0,
        entry.offset(),
        entry.at().toEpochMilli(),
        TimestampType.CREATE_TIME,
        ConsumerRecord.NULL_SIZE,
        ConsumerRecord.NULL_SIZE,
        sent.key(),
        sent.value(),
        new RecordHeaders(),
        Optional.empty());
  }

  private Outgoing<?, ?> outgoing(ProducerRecord<byte[], byte[]> record) throws Undecidable {
    return outgoing(Optional.ofNullable(codecs.get(record.topic())).orElseThrow(), record);
  }

  private static <K, V> Outgoing<K, V> outgoing(
      TopicCodec<K, V> codec, ProducerRecord<byte[], byte[]> record) throws Undecidable {
    try {
      Topic<K, V> topic = codec.topic();
      return new Outgoing<>(
          topic, codec.decodeKey(record.key()), codec.decodeValue(record.value()));
    } catch (Unreadable e) {
      throw new Undecidable("an output cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public Map<AppointmentKey, AppointmentState> states() {
    TopicCodec<AppointmentKey, AppointmentState> codec =
        new TopicCodec<>(ProcessorTopics.APPOINTMENTS, mapper);
    Map<AppointmentKey, AppointmentState> states = new LinkedHashMap<>();
    stored.appointments.forEach(
        (key, bytes) -> {
          try {
            states.put(new AppointmentKey(key), codec.decodeValue(bytes).orElseThrow());
          } catch (Unreadable e) {
            throw new IllegalStateException("the state of " + key + " cannot be read", e);
          }
        });
    return states;
  }

  @Override
  public void restart() {
    // every state is read from its stored form each time anyway
  }
}
