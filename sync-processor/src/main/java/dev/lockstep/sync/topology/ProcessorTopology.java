package dev.lockstep.sync.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.TopicProvisioner;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.sync.core.Decider;
import dev.lockstep.sync.gate.Limits;
import dev.lockstep.sync.series.FanOut;
import dev.lockstep.sync.series.SeriesHorizon;
import dev.lockstep.sync.series.SeriesStage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The processor's topology: one part decides about appointments, one answers who somebody is in the
 * CRM's directory, one counts deletions and mails. They speak through topics only ({@code
 * directory.lookups} and {@code directory.answers}, {@code gate.requests} and {@code
 * gate.answers}), because they are partitioned by appointment, by subject and by gate.
 *
 * <p>All three are of one sub-topology, so that there is one task for each partition, and each task
 * has as much to do as another.
 *
 * <p>Records are read as bytes and decoded inside, so that one that cannot be read goes to
 * quarantine in the same transaction as everything else.
 */
public final class ProcessorTopology {

  /** How long a record waits for its commit at most. */
  public static final Duration COMMIT_INTERVAL = Duration.ofMillis(100);

  private static final long LEAST_MILLIS = 10;

  private final Decider decider;
  private final Limits limits;
  private final SeriesHorizon horizon;
  private final ObjectMapper mapper;
  private final ThreadLocal<PromptCommit> commits =
      ThreadLocal.withInitial(() -> new PromptCommit(LEAST_MILLIS, COMMIT_INTERVAL.toMillis()));

  /**
   * A topology around this decider.
   *
   * @param limits how many deletions and mails may pass
   * @param horizon how far back and ahead occurrences of series are synchronized
   */
  public ProcessorTopology(
      Decider decider, Limits limits, SeriesHorizon horizon, ObjectMapper mapper) {
    this.decider = decider;
    this.limits = limits;
    this.horizon = horizon;
    this.mapper = mapper;
  }

  /** The topics that it reads, whose lag is the processor's lag. */
  public static List<String> reads() {
    return Stream.<Topic<?, ?>>concat(
            Inlet.ALL.stream().map(Inlet::topic),
            Stream.<Topic<?, ?>>concat(
                DirectoryProcessor.READS.stream(), GateProcessor.READS.stream()))
        .map(Topic::name)
        .toList();
  }

  /** Builds it. */
  public Topology build() {
    Topology topology = new Topology();
    List<Topic<?, ?>> inputs = Inlet.ALL.stream().<Topic<?, ?>>map(Inlet::topic).toList();
    part(
        topology,
        Names.APPOINTMENTS,
        () ->
            new AppointmentProcessor(
                new AppointmentDesk(decider::decide, stage(), mapper), horizon, commits::get),
        inputs,
        AppointmentDesk.WRITES,
        List.of(Names.APPOINTMENT_STORE, Names.SERIES_STORE));
    part(
        topology,
        Names.DIRECTORY,
        () -> new DirectoryProcessor(mapper, commits::get),
        DirectoryProcessor.READS,
        DirectoryProcessor.WRITES,
        List.of(Names.ENTRY_STORE, Names.SUBSCRIBER_STORE));
    part(
        topology,
        Names.GATES,
        () -> new GateProcessor(limits, mapper, commits::get),
        GateProcessor.READS,
        GateProcessor.WRITES,
        List.of(Names.GATE_STORE));
    // all are of one task then: Streams shares tasks out by number, so that one thread, or one
    // instance, could have all tasks that decide, and another all that only count
    topology.addStateStore(
        store(Names.POSITION_STORE), Names.APPOINTMENTS, Names.DIRECTORY, Names.GATES);
    return topology;
  }

  private SeriesStage stage() {
    return new SeriesStage(new FanOut(horizon, new OccurrenceDigest(mapper)));
  }

  private void part(
      Topology topology,
      String processor,
      ProcessorSupplier<byte[], byte[], byte[], byte[]> supplier,
      List<Topic<?, ?>> reads,
      List<Topic<?, ?>> writes,
      List<String> stores) {
    for (Topic<?, ?> topic : reads) {
      topology.addSource(
          AutoOffsetReset.earliest(),
          Names.source(topic.name()),
          ProcessorTopology::timestamp,
          new ByteArrayDeserializer(),
          new ByteArrayDeserializer(),
          topic.name());
    }
    topology.addProcessor(
        processor,
        supplier,
        reads.stream().map(topic -> Names.source(topic.name())).toArray(String[]::new));
    stores.forEach(store -> topology.addStateStore(store(store), processor));
    writes.forEach(
        topic ->
            addSink(
                topology,
                topic,
                reads.contains(topic) ? Names.back(topic.name()) : Names.sink(topic.name()),
                processor));
    for (Topic<?, ?> topic : reads) {
      topology.addSink(
          Names.sink(topic.quarantine()),
          topic.quarantine(),
          new ByteArraySerializer(),
          new ByteArraySerializer(),
          processor);
    }
  }

  /** A record without a valid time (its producer's fault) takes the time of those before it. */
  private static long timestamp(ConsumerRecord<Object, Object> record, long partitionTime) {
    return record.timestamp() >= 0 ? record.timestamp() : Math.max(partitionTime, 0);
  }

  private <K, V> void addSink(Topology topology, Topic<K, V> topic, String name, String processor) {
    topology.addSink(
        name,
        topic.name(),
        new ByteArraySerializer(),
        new ByteArraySerializer(),
        new KeyPartitioner<>(new TopicCodec<>(topic, mapper)),
        processor);
  }

  /** A cache would only delay: what is stored is written to the changelog with the next commit. */
  private static StoreBuilder<KeyValueStore<String, byte[]>> store(String name) {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(
            Map.of(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(TopicProvisioner.MAX_RECORD_BYTES)));
  }
}
