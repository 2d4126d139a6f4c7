package dev.lockstep.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * How a record that could not be read or applied is kept: its key and value as they were, the cause
 * and its origin in headers.
 */
public final class Quarantine {

  /** The header that says why it is here, for people. */
  public static final String CAUSE = "lockstep.cause";

  /** The header that says where it came from: {@code <topic>-<partition>@<offset>}. */
  public static final String ORIGIN = "lockstep.origin";

  private Quarantine() {}

  /** The record for the quarantine of its topic. */
  public static ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], byte[]> record, String cause) {
    String origin = record.topic() + "-" + record.partition() + "@" + record.offset();
    return of(record.topic(), record.key(), record.value(), cause, origin);
  }

  /** What cannot even be written to its topic, for the topic's quarantine. */
  @SuppressWarnings("NullAway") // no key and no value are nulls in Kafka's own terms
  public static ProducerRecord<byte[], byte[]> of(
      String topic, byte @Nullable [] key, byte @Nullable [] value, String cause, String origin) {
    ProducerRecord<byte[], byte[]> quarantined =
        new ProducerRecord<>(topic + ".quarantine", key, value);
    quarantined.headers().add(CAUSE, cause.getBytes(UTF_8));
    quarantined.headers().add(ORIGIN, origin.getBytes(UTF_8));
    return quarantined;
  }
}
