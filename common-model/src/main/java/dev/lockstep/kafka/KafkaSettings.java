package dev.lockstep.kafka;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Where Kafka is and how to talk to it.
 *
 * @param bootstrapServers {@code host:port,...}
 * @param partitions of every topic: the same for all of them, fixed when they are made
 * @param replication copies of each partition
 * @param client settings for every client, such as {@code security.protocol}; they are passed on as
 *     they are
 */
public record KafkaSettings(
    String bootstrapServers, int partitions, int replication, Map<String, String> client) {

  public KafkaSettings {
    client = Map.copyOf(client);
  }

  /** The settings that every client has, and these. */
  public Properties with(Map<String, ?> own) {
    Map<String, Object> all = new HashMap<>(client);
    all.put("bootstrap.servers", bootstrapServers);
    all.putAll(own);
    Properties properties = new Properties();
    properties.putAll(all);
    return properties;
  }
}
