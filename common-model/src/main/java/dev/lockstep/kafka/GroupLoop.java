package dev.lockstep.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topics of a consumer group and handles their records: many lanes at once, each lane in
 * order, what is in flight bounded; what a handler returns and the word that its record is done are
 * published in one transaction. A record that cannot be read goes to quarantine. All topics of the
 * group have equally many partitions, which are assigned together by number.
 */
public final class GroupLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GroupLoop.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration POLL_PAUSED = Duration.ofMillis(20);
  private static final int SESSION_TIMEOUT_MILLIS = 10_000;
  private static final long STOP_MILLIS = 2_000;
  private static final long RETRY_NANOS = 250_000_000;

  /**
   * How much at once.
   *
   * @param inFlight records being handled or waiting in their lanes; beyond it the topics are
   *     paused
   */
  public record Limits(int inFlight) {}

  /** A route with the codec of its topic. */
  private record Line<K, V>(Route<K, V> route, TopicCodec<K, V> codec) {
    static <K, V> Line<K, V> of(Route<K, V> route, ObjectMapper mapper) {
      return new Line<>(route, new TopicCodec<>(route.topic(), mapper));
    }
  }

  private final KafkaSettings kafka;
  private final String group;
  private final String instance;
  private final Ownership ownership;
  private final Limits limits;
  private final ObjectMapper mapper;
  private final Map<String, Line<?, ?>> lines = new HashMap<>();
  private final TransactionalPublisher publisher;
  private final Thread thread;
  private volatile Assignment assignment = new Assignment();
  private volatile Lanes lanes;
  private volatile Optional<ConsumerGroupMetadata> metadata = Optional.empty();
  private volatile boolean closing;
  private volatile boolean ready;
  private volatile Optional<KafkaConsumer<byte[], byte[]>> consumer = Optional.empty();

  /**
   * A loop that has not begun.
   *
   * @param group the consumer group's id
   * @param instance names this instance among those of the group, for the transactional id
   */
  public GroupLoop(
      KafkaSettings kafka,
      String group,
      String instance,
      List<Route<?, ?>> routes,
      Ownership ownership,
      Limits limits,
      ObjectMapper mapper) {
    this.kafka = kafka;
    this.group = group;
    this.instance = instance;
    this.ownership = ownership;
    this.limits = limits;
    this.mapper = mapper;
    this.lanes = new Lanes(group);
    routes.forEach(route -> lines.put(route.topic().name(), Line.of(route, mapper)));
    this.publisher =
        new TransactionalPublisher(
            kafka, group + "-" + instance, mapper, () -> metadata, () -> assignment);
    this.thread = Thread.ofPlatform().name(group + "-loop").unstarted(this::run);
  }

  /** Begins to read; returns at once. */
  public void start() {
    publisher.start();
    thread.start();
  }

  /** Publishes in the name of the group: refused when its partitions went to another instance. */
  public Publisher publisher() {
    return publisher;
  }

  /** Whether the loop runs and owns partitions. */
  public boolean isReady() {
    return ready && !closing;
  }

  private void run() {
    while (!closing) {
      try (KafkaConsumer<byte[], byte[]> own = newConsumer()) {
        consumer = Optional.of(own);
        own.subscribe(lines.keySet(), new Rebalance(own));
        while (!closing) {
          read(own);
        }
        giveBack();
      } catch (WakeupException e) {
        giveBack();
      } catch (RuntimeException e) {
        giveBack();
        if (!closing) {
          LOG.atWarn()
              .addKeyValue("group", group)
              .addKeyValue("cause", e.toString())
              .log("Reading failed; begun anew");
          LockSupport.parkNanos(RETRY_NANOS);
        }
      }
    }
  }

  private void read(KafkaConsumer<byte[], byte[]> own) {
    Set<TopicPartition> full = assignment.full(limits.inFlight());
    Set<TopicPartition> open = new HashSet<>(own.paused());
    open.removeAll(full);
    own.resume(open);
    own.pause(full);
    ConsumerRecords<byte[], byte[]> records = own.poll(full.isEmpty() ? POLL : POLL_PAUSED);
    metadata = Optional.of(own.groupMetadata());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Line<?, ?> line = lines.get(record.topic());
      if (line != null) {
        dispatch(line, record);
      }
    }
  }

  private <K, V> void dispatch(Line<K, V> line, ConsumerRecord<byte[], byte[]> raw) {
    Assignment mine = assignment;
    mine.frontier(new TopicPartition(raw.topic(), raw.partition())).started(raw.offset());
    try {
      K key = line.codec().decodeKey(raw.key());
      Optional<V> value = line.codec().decodeValue(raw.value());
      Received<K, V> received =
          new Received<>(key, value, Instant.ofEpochMilli(raw.timestamp()), origin(raw));
      lanes.add(
          line.route().lane().apply(key, value), () -> handle(mine, line.route(), received, raw));
    } catch (Unreadable e) {
      LOG.atWarn()
          .addKeyValue("origin", origin(raw))
          .addKeyValue("cause", e.getMessage())
          .log("A record cannot be read; it goes to quarantine");
      finish(mine, raw, List.of(Quarantine.of(raw, String.valueOf(e.getMessage()))));
    }
  }

  private <K, V> void handle(
      Assignment mine,
      Route<K, V> route,
      Received<K, V> received,
      ConsumerRecord<byte[], byte[]> raw) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    try {
      for (Outgoing<?, ?> outgoing : route.handler().handle(received)) {
        records.add(outgoing.record(mapper, kafka.partitions()));
      }
      records.forEach(TransactionalPublisher::checkSize);
    } catch (InterruptedException e) {
      return; // given back: the record comes again, here or elsewhere
    } catch (RuntimeException e) {
      LOG.atError()
          .addKeyValue("origin", received.origin())
          .setCause(e)
          .log("A record cannot be handled; it goes to quarantine");
      records.clear();
      records.add(Quarantine.of(raw, e.toString()));
    }
    finish(mine, raw, records);
  }

  private void finish(
      Assignment mine,
      ConsumerRecord<byte[], byte[]> raw,
      List<ProducerRecord<byte[], byte[]>> records) {
    TopicPartition partition = new TopicPartition(raw.topic(), raw.partition());
    publisher.submit(mine, records, () -> mine.frontier(partition).finished(raw.offset()));
  }

  private static String origin(ConsumerRecord<?, ?> record) {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }

  private KafkaConsumer<byte[], byte[]> newConsumer() {
    return new KafkaConsumer<>(
        kafka.with(
            Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.CLIENT_ID_CONFIG,
                group + "-" + instance,
                // a killed instance that comes again takes its place at once, not after the timeout
                ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
                group + "-" + instance,
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                SESSION_TIMEOUT_MILLIS,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                RangeAssignor.class.getName(),
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                Math.max(1, limits.inFlight() / 2))),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private void giveBack() {
    ready = false;
    Set<Integer> owned = numbers(assignment.frontiers().keySet());
    assignment.revoke();
    lanes.stop(STOP_MILLIS);
    if (!owned.isEmpty()) {
      ownership.lost(owned);
    }
    assignment = new Assignment();
    lanes = new Lanes(group);
  }

  private static Set<Integer> numbers(Collection<TopicPartition> partitions) {
    return partitions.stream().map(TopicPartition::partition).collect(Collectors.toSet());
  }

  /** Stops: interrupts what is under way, gives the partitions back. Waits at most 5 s. */
  @Override
  public void close() {
    closing = true;
    consumer.ifPresent(KafkaConsumer::wakeup);
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    publisher.close();
  }

  /** Everything is given back before each rebalance: the assignor is not a cooperative one. */
  private final class Rebalance implements ConsumerRebalanceListener {
    private final KafkaConsumer<byte[], byte[]> own;

    Rebalance(KafkaConsumer<byte[], byte[]> own) {
      this.own = own;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      giveBack();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      Assignment fresh = new Assignment();
      partitions.forEach(partition -> fresh.add(partition, own.position(partition)));
      assignment = fresh;
      metadata = Optional.of(own.groupMetadata());
      ready = true;
      if (!partitions.isEmpty()) {
        ownership.gained(numbers(partitions));
      }
    }
  }
}
