package dev.lockstep.standalone.service;

import dev.lockstep.config.Configuration;
import dev.lockstep.config.Schema;
import dev.lockstep.config.Setting;
import dev.lockstep.config.ValueType;
import dev.lockstep.kafka.KafkaSettings;

/** Where Kafka is: settings that all services share. */
public final class KafkaConfig {

  /** The broker's address; {@code up} sets it itself. */
  public static final Setting<String> BOOTSTRAP_SERVERS =
      Setting.required(
          "kafka.bootstrap-servers", ValueType.TEXT, "Kafka's brokers: `host:port,...`.");

  /** Of every topic. */
  public static final Setting<Integer> PARTITIONS =
      Setting.of(
          "kafka.partitions",
          ValueType.number(1, 1000),
          12,
          "Partitions of every topic, all alike. Fixed when the topics are made.");

  private static final Setting<Integer> REPLICATION =
      Setting.of(
          "kafka.replication",
          ValueType.number(1, 9),
          3,
          "Copies that Kafka keeps of each record.");

  private static final Schema.Family CLIENT =
      new Schema.Family(
          "kafka.client.",
          "Handed on to every Kafka client, such as `kafka.client.security.protocol`.");

  /** All of them. */
  public static final Schema SCHEMA =
      Schema.of(BOOTSTRAP_SERVERS, PARTITIONS, REPLICATION).with(CLIENT);

  private KafkaConfig() {}

  /** As configured. */
  public static KafkaSettings of(Configuration configuration) {
    return new KafkaSettings(
        configuration.get(BOOTSTRAP_SERVERS),
        configuration.get(PARTITIONS),
        configuration.get(REPLICATION),
        configuration.get(CLIENT));
  }
}
