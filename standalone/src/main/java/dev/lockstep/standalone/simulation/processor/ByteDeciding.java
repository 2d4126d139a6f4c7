package dev.lockstep.standalone.simulation.processor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.kafka.Quarantine;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.standalone.simulation.topic.Lane;
import dev.lockstep.sync.core.Decider;
import dev.lockstep.sync.series.SeriesHorizon;
import dev.lockstep.sync.series.SeriesStage;
import dev.lockstep.sync.series.SeriesView;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.topology.AppointmentDesk;
import dev.lockstep.sync.topology.Handled;
import dev.lockstep.sync.topology.ProcessorTopics;
import dev.lockstep.sync.topology.Shelves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
  private final SeriesHorizon horizon;
  private final ObjectMapper mapper;
  private final Stores stored = new Stores();
  private final Map<String, TopicCodec<?, ?>> codecs = new HashMap<>();

  /** What the processor's stores hold, and their changelogs. */
  private static final class Stores implements Shelves {
    private final Map<String, byte[]> appointments = new LinkedHashMap<>();
    private final SortedMap<String, byte[]> series = new TreeMap<>();
    private final List<Runnable> changelog = new ArrayList<>();
    private final List<Runnable> uncommitted = new ArrayList<>();

    @Override
    public byte @Nullable [] appointment(String key) {
      return appointments.get(key);
    }

    @Override
    public byte @Nullable [] series(String key) {
      return series.get(key);
    }

    private void put(ProducerRecord<byte[], byte[]> state) {
      String key = new String(state.key(), UTF_8);
      change(() -> appointments.put(key, state.value()));
    }

    private void put(String key, Optional<byte[]> view) {
      change(() -> view.ifPresentOrElse(bytes -> series.put(key, bytes), () -> series.remove(key)));
    }

    private void change(Runnable change) {
      change.run();
      uncommitted.add(change);
    }

    private void commit() {
      changelog.addAll(uncommitted);
      uncommitted.clear();
    }

    private void restore() {
      uncommitted.clear();
      appointments.clear();
      series.clear();
      changelog.forEach(Runnable::run);
    }
  }

  ByteDeciding(Decider decider, SeriesStage stage, SeriesHorizon horizon, ObjectMapper mapper) {
    this.desk = new AppointmentDesk(decider::decide, stage, mapper);
    this.horizon = horizon;
    this.mapper = mapper;
    ProcessorTopics.ALL.forEach(topic -> codecs.put(topic.name(), new TopicCodec<>(topic, mapper)));
  }

  @Override
  public Optional<List<Outgoing<?, ?>>> decide(Lane.Entry entry, String origin) throws Undecidable {
    Optional<List<Outgoing<?, ?>>> outputs = handled(entry);
    stored.commit();
    return outputs;
  }

  private Optional<List<Outgoing<?, ?>>> handled(Lane.Entry entry) throws Undecidable {
    List<Handled> parts = new ArrayList<>();
    desk.handle(received(entry), stored, parts::add);
    return parts.isEmpty() ? Optional.empty() : Optional.of(taken(parts));
  }

  private List<Outgoing<?, ?>> taken(List<Handled> parts) throws Undecidable {
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
    return outputs;
  }

  @Override
  public List<Outgoing<?, ?>> roll(Instant now, String origin) throws Undecidable {
    // as the topology's own walk does, which has a budget of time besides
    LocalDate until = horizon.until(now, ZoneOffset.UTC).plusDays(1);
    List<Outgoing<?, ?>> outputs = new ArrayList<>();
    for (Map.Entry<String, byte[]> entry : List.copyOf(stored.series.entrySet())) {
      if (desk.isDue(entry.getValue(), until)) {
        List<Handled> parts = new ArrayList<>();
        desk.roll(
            SourceKey.parse(entry.getKey()), entry.getValue(), now, origin, stored, parts::add);
        outputs.addAll(taken(parts));
      }
    }
    stored.commit();
    return outputs;
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
  public boolean hasSeries() {
    return !stored.series.isEmpty();
  }

  @Override
  public Map<String, SeriesView> series() {
    Map<String, SeriesView> series = new LinkedHashMap<>();
    stored.series.forEach(
        (key, bytes) -> {
          try {
            series.put(key, mapper.readValue(bytes, SeriesView.class));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return series;
  }

  @Override
  public void restart(Optional<Lane.Entry> underWay) {
    if (underWay.isPresent()) {
      try {
        handled(underWay.get());
      } catch (Undecidable e) {
        // the same will be said of it when it is read again
      }
    }
    stored.restore();
  }
}
