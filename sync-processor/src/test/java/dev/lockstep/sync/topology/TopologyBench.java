package dev.lockstep.sync.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.sync.core.Decider;
import dev.lockstep.sync.gate.Limits;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.series.SeriesHorizon;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** The whole topology on a test driver, with typed ways in and out. */
final class TopologyBench implements AutoCloseable {

  static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  /** A record that came out. */
  record Out<K, V>(K key, Optional<V> value) {}

  private final ObjectMapper mapper = Json.mapper();
  private final TopologyTestDriver driver;

  TopologyBench(Path stateDir) {
    this(stateDir, Policy.DEFAULT);
  }

  TopologyBench(Path stateDir, Policy policy) {
    this(stateDir, policy, SeriesHorizon.DEFAULT);
  }

  TopologyBench(Path stateDir, Policy policy, SeriesHorizon horizon) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    driver =
        new TopologyTestDriver(
            new ProcessorTopology(new Decider(policy), Limits.DEFAULT, horizon, mapper).build(),
            settings,
            START);
  }

  <K, V> void send(Topic<K, V> topic, K key, V value) {
    send(topic, key, value, START);
  }

  <K, V> void send(Topic<K, V> topic, K key, V value, Instant at) {
    TopicCodec<K, V> codec = new TopicCodec<>(topic, mapper);
    raw(topic, codec.encodeKey(key), codec.encodeValue(value), at);
  }

  /** The wall clock goes on. */
  void pass(Duration time) {
    driver.advanceWallClockTime(time);
  }

  /** The topic counts as read up to this position. */
  void read(Topic<?, ?> topic, Position position) {
    driver
        .<String, byte[]>getKeyValueStore(Names.POSITION_STORE)
        .put(topic.name(), position.bytes());
  }

  /** How many records a store holds. */
  long stored(String store) {
    try (var all = driver.<String, byte[]>getKeyValueStore(store).all()) {
      long count = 0;
      for (; all.hasNext(); all.next()) {
        count++;
      }
      return count;
    }
  }

  <K, V> void tombstone(Topic<K, V> topic, K key) {
    raw(topic, new TopicCodec<>(topic, mapper).encodeKey(key), null);
  }

  void raw(Topic<?, ?> topic, byte @Nullable [] key, byte @Nullable [] value) {
    raw(topic, key, value, START);
  }

  @SuppressWarnings("NullAway") // no key and no value are nulls in Kafka's own terms
  private void raw(Topic<?, ?> topic, byte @Nullable [] key, byte @Nullable [] value, Instant at) {
    TestInputTopic<byte[], byte[]> input =
        driver.createInputTopic(
            topic.name(),
            new ByteArraySerializer(),
            new ByteArraySerializer(),
            START,
            Duration.ofMillis(1));
    input.pipeInput(new TestRecord<>(key, value, at));
  }

  /** What came out on the topic since the last time. */
  <K, V> List<Out<K, V>> read(Topic<K, V> topic) {
    TopicCodec<K, V> codec = new TopicCodec<>(topic, mapper);
    List<Out<K, V>> all = new ArrayList<>();
    for (TestRecord<byte[], byte[]> record : rawOf(topic.name())) {
      try {
        all.add(new Out<>(codec.decodeKey(record.key()), codec.decodeValue(record.value())));
      } catch (Unreadable e) {
        throw new AssertionError("unreadable on " + topic, e);
      }
    }
    return all;
  }

  /** The values that came out on the topic since the last time. */
  <K, V> List<V> values(Topic<K, V> topic) {
    return read(topic).stream().flatMap(out -> out.value().stream()).toList();
  }

  List<TestRecord<byte[], byte[]>> quarantineOf(Topic<?, ?> topic) {
    return rawOf(topic.quarantine());
  }

  private List<TestRecord<byte[], byte[]>> rawOf(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  /** Everything that came out is forgotten. */
  void forget() {
    for (Topic<?, ?> topic : ProcessorTopics.ALL) {
      rawOf(topic.name());
    }
  }

  @Override
  public void close() {
    driver.close();
  }
}
