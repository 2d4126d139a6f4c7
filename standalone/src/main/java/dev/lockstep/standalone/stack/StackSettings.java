package dev.lockstep.standalone.stack;

import dev.lockstep.config.Configuration;
import dev.lockstep.config.Schema;
import dev.lockstep.config.Setting;
import dev.lockstep.config.ValueType;

/**
 * What a stack is started with.
 *
 * @param ports those wanted; 0 = any
 * @param partitions of every topic, when they are made
 * @param configuration of the services
 */
public record StackSettings(Ports ports, int partitions, Configuration configuration) {

  private static final Setting<Integer> KAFKA_PORT = port("kafka", "the Kafka broker");
  private static final Setting<Integer> CONTROLLER_PORT =
      port("controller", "the Kafka broker's own controller");
  private static final Setting<Integer> CRM_PORT = port("crm", "PostgreSQL");
  private static final Setting<Integer> GRAPH_PORT = port("graph", "the Graph simulator");
  private static final Setting<Integer> CONSOLE_PORT = port("console", "the console");
  private static final Setting<Integer> PARTITIONS =
      Setting.of(
          "standalone.partitions",
          ValueType.number(1, 64),
          4,
          "Partitions of every topic that `up` and `demo` make.");

  /** All settings that {@code up} and {@code demo} take. */
  public static final Schema SCHEMA =
      Schema.of(KAFKA_PORT, CONTROLLER_PORT, CRM_PORT, GRAPH_PORT, CONSOLE_PORT, PARTITIONS);

  /** As configured. */
  public static StackSettings of(Configuration configuration) {
    return new StackSettings(
        new Ports(
            configuration.get(KAFKA_PORT),
            configuration.get(CONTROLLER_PORT),
            configuration.get(CRM_PORT),
            configuration.get(GRAPH_PORT),
            configuration.get(CONSOLE_PORT)),
        configuration.get(PARTITIONS),
        configuration);
  }

  private static Setting<Integer> port(String name, String what) {
    return Setting.of(
        "standalone." + name + "-port",
        ValueType.PORT,
        0,
        "Port of " + what + " in `up` and `demo`; with `--data` it stays the same.");
  }
}
