package dev.lockstep.kafka;

import dev.lockstep.model.topic.Cleanup;
import dev.lockstep.model.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Makes the topics as they are declared, and tells where those that are there differ. */
public final class TopicProvisioner {

  /** The largest record: far above what the captures' limits let through. */
  public static final int MAX_RECORD_BYTES = 4 * 1024 * 1024;

  private static final long QUARANTINE_MILLIS = 90L * 24 * 60 * 60 * 1000;

  /**
   * What there is against what there should be.
   *
   * @param missing topics to make
   * @param drift how those that are there differ, in words; nothing mends them by itself
   */
  public record Plan(List<String> missing, List<String> drift) {
    public Plan {
      missing = List.copyOf(missing);
      drift = List.copyOf(drift);
    }
  }

  private final KafkaSettings kafka;
  private final Map<String, Map<String, String>> wanted = new LinkedHashMap<>();

  /** A provisioner of these topics and of their quarantines. */
  public TopicProvisioner(KafkaSettings kafka, List<Topic<?, ?>> topics) {
    this.kafka = kafka;
    for (Topic<?, ?> topic : topics) {
      wanted.put(topic.name(), config(topic.cleanup()));
      wanted.put(
          topic.quarantine(), config(new Cleanup.Delete(Duration.ofMillis(QUARANTINE_MILLIS))));
    }
  }

  private static Map<String, String> config(Cleanup cleanup) {
    Map<String, String> config = new HashMap<>();
    config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES));
    switch (cleanup) {
      case Cleanup.Compact(var history) -> {
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        config.put(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, Long.toString(history.toMillis()));
      }
      case Cleanup.Delete(var retention) -> {
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
        config.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention.toMillis()));
      }
    }
    return config;
  }

  /** Compares, and changes nothing. */
  public Plan plan(Admin admin) throws InterruptedException, ExecutionException {
    List<String> there = new ArrayList<>(admin.listTopics().names().get());
    there.retainAll(wanted.keySet());
    List<String> missing = new ArrayList<>(wanted.keySet());
    missing.removeAll(there);
    List<String> drift = new ArrayList<>();
    Map<String, TopicDescription> descriptions = admin.describeTopics(there).allTopicNames().get();
    descriptions.forEach(
        (name, description) -> {
          if (description.partitions().size() != kafka.partitions()) {
            drift.add(
                name
                    + ": has "
                    + description.partitions().size()
                    + " partitions, not "
                    + kafka.partitions());
          }
        });
    List<ConfigResource> resources =
        there.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<ConfigResource, Config> configs = admin.describeConfigs(resources).all().get();
    configs.forEach((resource, config) -> compare(resource.name(), config, drift));
    return new Plan(missing, drift.stream().sorted().toList());
  }

  private void compare(String name, Config config, List<String> drift) {
    wanted
        .getOrDefault(name, Map.of())
        .forEach(
            (key, value) -> {
              ConfigEntry entry = config.get(key);
              if (entry == null || !value.equals(entry.value())) {
                drift.add(
                    name
                        + ": "
                        + key
                        + " is "
                        + (entry == null ? "not set" : entry.value())
                        + ", not "
                        + value);
              }
            });
  }

  /**
   * Makes what is missing.
   *
   * @return what was missing, and how the others differ
   */
  public Plan apply(Admin admin) throws InterruptedException, ExecutionException {
    Plan plan = plan(admin);
    List<NewTopic> topics =
        plan.missing().stream()
            .map(
                name ->
                    new NewTopic(name, kafka.partitions(), (short) kafka.replication())
                        .configs(wanted.getOrDefault(name, Map.of())))
            .toList();
    admin.createTopics(topics).all().get();
    return plan;
  }
}
