package dev.lockstep.sync.service;

import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.TopicProvisioner;
import dev.lockstep.sync.topology.ProcessorTopology;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of the Streams application, each with its reason. */
final class StreamsSettings {

  private StreamsSettings() {}

  static Properties of(KafkaSettings kafka, ProcessorSettings settings, RocksMemory memory) {
    Map<String, Object> all = new HashMap<>();
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
    all.put(StreamsConfig.CLIENT_ID_CONFIG, settings.applicationId());
    all.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, kafka.replication());
    all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // the newer protocol of groups is not yet seen by the tools that watch lag
    all.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    memory(all, memory);
    latency(all);
    takeover(all, settings);
    recordSize(all);
    return kafka.with(all);
  }

  private static void memory(Map<String, Object> all, RocksMemory memory) {
    all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksMemory.class.getName());
    all.put(SharedRocksMemory.SETTING, memory);
    all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    all.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 16 * 1024 * 1024);
  }

  /** The processor itself asks for commits; the interval is the backstop. */
  private static void latency(Map<String, Object> all) {
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, ProcessorTopology.COMMIT_INTERVAL.toMillis());
    all.put(StreamsConfig.POLL_MS_CONFIG, 5);
    batches(all);
    // a transaction that begins while the last one is still being closed is refused and tried again
    all.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5);
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MIN_BYTES_CONFIG), 1);
  }

  /**
   * Nobody sees a record before it is committed, and a commit sends at once what waits: so records
   * may wait for it, and go in few requests, not in one each.
   */
  private static void batches(Map<String, Object> all) {
    all.put(
        StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
        (int) ProcessorTopology.COMMIT_INTERVAL.toMillis());
    all.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 64 * 1024);
  }

  /** After a crash another instance, or the same one started again, goes on within seconds. */
  private static void takeover(Map<String, Object> all, ProcessorSettings settings) {
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    all.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
    all.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
    settings
        .instance()
        .ifPresent(
            instance ->
                all.put(
                    StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                    instance));
  }

  private static void recordSize(Map<String, Object> all) {
    int bytes = TopicProvisioner.MAX_RECORD_BYTES;
    all.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), bytes);
    all.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), bytes);
  }
}
