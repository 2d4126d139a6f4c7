package dev.lockstep.standalone.broker;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The settings of a broker that is alone, small, and close to those who use it. */
record BrokerProperties(int node, Path folder, int port, int controllerPort) {
  static final String CONTROLLER = "CONTROLLER";

  Properties properties() {
    Properties properties = new Properties();
    properties.putAll(controller());
    properties.putAll(broker());
    properties.putAll(alone());
    properties.putAll(small());
    properties.putAll(quick());
    return properties;
  }

  /** The same node with its controller alone: nothing but the cluster's metadata. */
  Properties controllerAlone() {
    Properties properties = new Properties();
    properties.putAll(controller());
    properties.putAll(small());
    properties.put("process.roles", "controller");
    properties.put("listeners", controllerListener());
    return properties;
  }

  private Map<String, String> controller() {
    return Map.of(
        "node.id",
        Integer.toString(node),
        "controller.quorum.voters",
        node + "@127.0.0.1:" + controllerPort,
        "controller.listener.names",
        CONTROLLER,
        "listener.security.protocol.map",
        "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "log.dirs",
        folder.toString());
  }

  private Map<String, String> broker() {
    return Map.of(
        "process.roles",
        "broker,controller",
        "inter.broker.listener.name",
        "CLIENTS",
        "listeners",
        "CLIENTS://127.0.0.1:" + port + "," + controllerListener());
  }

  private String controllerListener() {
    return CONTROLLER + "://127.0.0.1:" + controllerPort;
  }

  /** There is one copy of everything, and what is not declared is not made. */
  private static Map<String, String> alone() {
    return Map.of(
        "default.replication.factor", "1",
        "min.insync.replicas", "1",
        "offsets.topic.replication.factor", "1",
        "offsets.topic.num.partitions", "4",
        "transaction.state.log.replication.factor", "1",
        "transaction.state.log.min.isr", "1",
        "transaction.state.log.num.partitions", "4",
        "auto.create.topics.enable", "false");
  }

  /** Buffers and threads for a few clients; the defaults are for thousands. */
  private static Map<String, String> small() {
    return Map.ofEntries(
        Map.entry("num.network.threads", "2"),
        Map.entry("num.io.threads", "4"),
        Map.entry("background.threads", "2"),
        Map.entry("num.replica.fetchers", "1"),
        Map.entry("num.recovery.threads.per.data.dir", "2"),
        Map.entry("log.cleaner.threads", "1"),
        Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
        Map.entry("log.cleaner.io.buffer.size", "262144"),
        Map.entry("log.segment.bytes", "67108864"),
        Map.entry("log.index.size.max.bytes", "262144"),
        Map.entry("offsets.topic.segment.bytes", "16777216"),
        Map.entry("transaction.state.log.segment.bytes", "16777216"),
        Map.entry("message.max.bytes", "4194304"),
        Map.entry("replica.fetch.max.bytes", "4194304"),
        Map.entry("metadata.max.idle.interval.ms", "0"),
        Map.entry("metric.reporters", ""));
  }

  /**
   * Nothing waits for others who are not there; offsets and group state are appended at once. The
   * broker's session is long: nobody could take over if it ended, and a broker that is only slow
   * would lose its partitions for a while.
   */
  private static Map<String, String> quick() {
    return Map.of(
        "group.initial.rebalance.delay.ms", "0",
        "group.coordinator.append.linger.ms", "0",
        "broker.heartbeat.interval.ms", "500",
        "broker.session.timeout.ms", "60000",
        "group.min.session.timeout.ms", "1000",
        "controlled.shutdown.enable", "true");
  }
}
