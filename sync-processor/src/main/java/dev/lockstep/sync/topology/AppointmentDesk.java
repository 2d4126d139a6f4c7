package dev.lockstep.sync.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.kafka.Quarantine;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.core.Arrival;
import dev.lockstep.sync.core.Decided;
import dev.lockstep.sync.core.Input;
import dev.lockstep.sync.series.FanOut;
import dev.lockstep.sync.series.SeriesStage;
import dev.lockstep.sync.series.SeriesView;
import dev.lockstep.sync.state.AppointmentState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one record leads to: read it, decide, write down what came of it. What can fail about an
 * appointment is done before anything of it is stored or sent, so that a record that fails leaves
 * no trace but in quarantine. A record about a series leads to a decision about the series and one
 * about each occurrence that changed; if one of those fails, the others are decided all the same.
 * No Streams in it: the same desk serves a topology and a simulation.
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
  private final SeriesStage stage;
  private final SeriesShelf shelf;

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
   * @param stage turns what is shown of a series into what is shown of its occurrences
   */
  public AppointmentDesk(
      BiFunction<AppointmentState, Arrival, Decided> core, SeriesStage stage, ObjectMapper mapper) {
    this.core = core;
    this.stage = stage;
    this.shelf = new SeriesShelf(mapper);
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
   * @param shelves what is stored
   * @param out takes what came of it, part by part; nothing for a record that says nothing
   */
  public void handle(
      ConsumerRecord<byte[], byte[]> record, Shelves shelves, Consumer<Handled> out) {
    String origin = record.topic() + "-" + record.partition() + "@" + record.offset();
    try {
      Door<?, ?> door = doors.get(record.topic());
      if (door == null) {
        throw new IllegalStateException(record.topic() + " is not read here");
      }
      Optional<Inlet.Read> read = door.read(record.key(), record.value());
      if (read.isPresent()) {
        Instant at = Instant.ofEpochMilli(record.timestamp());
        Arrival arrival =
            new Arrival(read.get().appointment(), admitted(read.get().input(), at), at, origin);
        decide(arrival, shelves, out)
            .ifPresent(failure -> out.accept(quarantined(record, origin, failure)));
      }
    } catch (Unreadable | Inlet.Misplaced e) {
      LOG.atWarn()
          .addKeyValue("origin", origin)
          .addKeyValue("cause", e.getMessage())
          .log("A record cannot be read; it goes to quarantine");
      out.accept(new Handled.Quarantined(Quarantine.of(record, String.valueOf(e.getMessage()))));
    } catch (RuntimeException e) {
      out.accept(quarantined(record, origin, e));
    }
  }

  private static Handled quarantined(
      ConsumerRecord<byte[], byte[]> record, String origin, RuntimeException e) {
    LOG.atError()
        .addKeyValue("origin", origin)
        .setCause(e)
        .log("A record cannot be decided; it goes to quarantine, its appointment stays as it is");
    return new Handled.Quarantined(Quarantine.of(record, e.toString()));
  }

  private Optional<RuntimeException> decide(
      Arrival arrival, Shelves shelves, Consumer<Handled> out) {
    AppointmentKey key = arrival.appointment();
    AppointmentState state = state(key, shelves);
    if (arrival.input() instanceof Input.FromGroupware(GroupwareChange change)
        && key.occurrence().isEmpty()) {
      SourceKey source = SourceKey.ofMailbox(key, change.mailbox());
      Optional<SeriesView> view = shelf.read(source, shelves.series(source.toString()));
      Optional<SeriesStage.Outcome> outcome =
          stage.take(view, change, state.groupware().claimed(), arrival.at());
      if (outcome.isPresent()) {
        Handled decided =
            outcome(
                core.apply(
                    state,
                    new Arrival(key, outcome.get().told(change), arrival.at(), arrival.origin())));
        Optional<Handled> shelved = shelved(source, view, outcome.get().step().view());
        out.accept(decided);
        shelved.ifPresent(out);
        return handOn(key, outcome.get().step(), arrival.at(), arrival.origin(), shelves, out);
      }
    }
    out.accept(outcome(core.apply(state, arrival)));
    return Optional.empty();
  }

  private Input admitted(Input input, Instant at) {
    return input instanceof Input.FromGroupware(GroupwareChange change)
        ? new Input.FromGroupware(stage.admitted(change, at))
        : input;
  }

  /** What is to be stored of a series, if it is not stored so already. */
  private Optional<Handled> shelved(
      SourceKey source, Optional<SeriesView> before, Optional<SeriesView> after) {
    return before.equals(after)
        ? Optional.empty()
        : Optional.of(
            new Handled.Shelved(source.toString(), after.map(view -> shelf.write(source, view))));
  }

  /**
   * Has each occurrence decided that something was handed on to; one after the other, so that a
   * series with much text is never in memory as often as it has occurrences.
   *
   * @return the first failure, if there were any
   */
  private Optional<RuntimeException> handOn(
      AppointmentKey series,
      FanOut.Step step,
      Instant at,
      String origin,
      Shelves shelves,
      Consumer<Handled> out) {
    Optional<RuntimeException> failure = Optional.empty();
    for (FanOut.Handed handed : step.handed()) {
      AppointmentKey key = series.occurrence(handed.date());
      try {
        Arrival arrival = new Arrival(key, new Input.FromGroupware(handed.change()), at, origin);
        out.accept(outcome(core.apply(state(key, shelves), arrival)));
      } catch (RuntimeException e) {
        failure = failure.or(() -> Optional.of(new IllegalStateException(key + ": " + e, e)));
      }
    }
    return failure;
  }

  /** Whether the horizon may have reached something new of a series. */
  public boolean isDue(byte[] view, LocalDate until) {
    return shelf.isDue(view, until);
  }

  /** The horizon of a series has moved on with time, or zone data have changed. */
  public void roll(
      SourceKey source,
      byte[] stored,
      Instant now,
      String origin,
      Shelves shelves,
      Consumer<Handled> out) {
    try {
      Optional<SeriesView> view = shelf.read(source, stored);
      if (view.isPresent()) {
        AppointmentKey key = source.appointment();
        SeriesStage.Rolled rolled = stage.roll(view.get(), now);
        Optional<Handled> said =
            rolled
                .told(view.get())
                .map(input -> new Arrival(key, input, now, origin))
                .map(arrival -> outcome(core.apply(state(key, shelves), arrival)));
        Optional<Handled> shelved = shelved(source, view, rolled.step().view());
        said.ifPresent(out);
        shelved.ifPresent(out);
        handOn(key, rolled.step(), now, origin, shelves, out)
            .ifPresent(failure -> notRolled(source, failure));
      }
    } catch (RuntimeException e) {
      notRolled(source, e);
    }
  }

  /** There is no record that could go to quarantine. */
  private static void notRolled(SourceKey source, RuntimeException e) {
    LOG.atError()
        .addKeyValue("series", source)
        .setCause(e)
        .log("A series cannot be moved on with the horizon");
  }

  private AppointmentState state(AppointmentKey key, Shelves shelves) {
    try {
      return states
          .decodeValue(shelves.appointment(key.value()))
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
