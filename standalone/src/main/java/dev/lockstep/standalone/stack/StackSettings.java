package dev.lockstep.standalone.stack;

import dev.lockstep.config.BrokenConfiguration;
import dev.lockstep.config.Configuration;
import dev.lockstep.config.Layers;
import dev.lockstep.config.Schema;
import dev.lockstep.config.Setting;
import dev.lockstep.config.ValueType;
import dev.lockstep.crm.schema.ReferenceSchema;
import dev.lockstep.standalone.service.CrmConfig;
import dev.lockstep.standalone.service.GroupwareConfig;
import dev.lockstep.standalone.service.KafkaConfig;
import dev.lockstep.standalone.service.ProcessorConfig;
import dev.lockstep.standalone.service.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a stack is started with: settings of its own, and those of the services. */
public final class StackSettings {

  /** The technical login's, in a database that lets nobody in from outside. */
  static final String PASSWORD = "lockstep";

  private static final int PARTITIONS = 4;

  private static final Setting<Integer> KAFKA_PORT = port("kafka", "the Kafka broker");
  private static final Setting<Integer> CONTROLLER_PORT =
      port("controller", "the Kafka broker's own controller");
  private static final Setting<Integer> CRM_PORT = port("crm", "PostgreSQL");
  private static final Setting<Integer> GRAPH_PORT = port("graph", "the Graph simulator");
  private static final Setting<Integer> CONSOLE_PORT = port("console", "the console");

  private static final Schema OWN =
      Schema.of(KAFKA_PORT, CONTROLLER_PORT, CRM_PORT, GRAPH_PORT, CONSOLE_PORT);

  /** All settings that {@code up} and {@code demo} take. */
  public static final Schema SCHEMA = OWN.and(Settings.ALL);

  private final Layers layers;
  private final Ports ports;
  private final boolean partitionsSet;

  /**
   * As configured.
   *
   * @throws BrokenConfiguration with all that is wrong
   */
  public StackSettings(Layers layers) throws BrokenConfiguration {
    this.layers = layers;
    Configuration configuration = layers.read(OWN, SCHEMA);
    this.partitionsSet = configuration.isSet(KafkaConfig.PARTITIONS);
    this.ports =
        new Ports(
            configuration.get(KAFKA_PORT),
            configuration.get(CONTROLLER_PORT),
            configuration.get(CRM_PORT),
            configuration.get(GRAPH_PORT),
            configuration.get(CONSOLE_PORT));
  }

  /** Those wanted; 0 = any. */
  Ports ports() {
    return ports;
  }

  /** The configuration of the services, with the stack's own addresses. */
  Configuration services(Addresses addresses, String jdbcUrl, Path state, int consolePort)
      throws BrokenConfiguration {
    List<String> embedded = new ArrayList<>();
    embedded.add(KafkaConfig.BOOTSTRAP_SERVERS.key() + "=" + addresses.kafka());
    embedded.add("kafka.replication=1");
    embedded.addAll(GroupwareConfig.embedded(addresses.graph()));
    embedded.addAll(CrmConfig.embedded(jdbcUrl, ReferenceSchema.LOGIN, PASSWORD));
    embedded.addAll(ProcessorConfig.embedded(state, consolePort));
    return new Layers(layers.file(), layers.environment(), withDefaults(embedded)).read(SCHEMA);
  }

  /** Few partitions will do for one machine, unless somebody says otherwise. */
  private List<String> withDefaults(List<String> embedded) {
    List<String> all = new ArrayList<>();
    if (!partitionsSet) {
      all.add(KafkaConfig.PARTITIONS.key() + "=" + PARTITIONS);
    }
    all.addAll(layers.assignments());
    all.addAll(embedded);
    return all;
  }

  private static Setting<Integer> port(String name, String what) {
    return Setting.of(
        "standalone." + name + "-port",
        ValueType.PORT,
        0,
        "Port of " + what + " in `up` and `demo`; with `--data` it stays the same.");
  }
}
