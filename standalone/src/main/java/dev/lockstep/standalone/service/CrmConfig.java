package dev.lockstep.standalone.service;

import dev.lockstep.config.Configuration;
import dev.lockstep.config.Schema;
import dev.lockstep.config.Setting;
import dev.lockstep.config.ValueType;
import dev.lockstep.crm.CrmService;
import dev.lockstep.crm.CrmSettings;
import dev.lockstep.crm.mapping.CrmMapping;
import dev.lockstep.crm.mapping.MappingException;
import dev.lockstep.crm.mapping.MappingFile;
import dev.lockstep.crm.record.Privacy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The CRM connector. */
public final class CrmConfig {
  private static final Setting<String> JDBC_URL =
      Setting.required(
          "crm.jdbc-url",
          ValueType.TEXT.checked(
              "an address such as jdbc:postgresql://host:5432/crm",
              text -> text.startsWith("jdbc:postgresql:")),
          "The CRM's database.");
  private static final Setting<String> USER =
      Setting.of("crm.user", ValueType.TEXT, "lockstep", "The technical login.");
  private static final Setting<String> PASSWORD =
      Setting.required("crm.password", ValueType.TEXT, "Its password.").asSecret();
  private static final Setting<String> SLOT =
      Setting.of(
          "crm.slot", ValueType.TEXT, "lockstep", "The replication slot; made if it is missing.");
  private static final Setting<String> PUBLICATION =
      Setting.of(
          "crm.publication",
          ValueType.TEXT,
          "lockstep",
          "The publication, made by an administrator.");
  private static final Setting<String> OFFSETS =
      Setting.of(
          "crm.offset-topic",
          ValueType.TEXT,
          "crm.offsets",
          "The topic that holds how far the write-ahead log was read.");
  private static final Setting<String> SNAPSHOT =
      Setting.of(
          "crm.snapshot-mode",
          ValueType.TEXT.checked(
              "one of initial, always, when_needed, no_data",
              List.of("initial", "always", "when_needed", "no_data")::contains),
          "initial",
          "When all that is there is read, as Debezium calls it.");
  private static final Setting<Optional<Path>> MAPPING =
      Setting.optional(
          "crm.mapping",
          ValueType.PATH,
          "The mapping file: what tables and columns are called here. None: the reference schema.");
  private static final Setting<Privacy> PRIVACY =
      Setting.of(
          "crm.privacy",
          ValueType.oneOf(Privacy.class),
          Privacy.MASKED,
          "What may be known of private appointments.");
  private static final Setting<String> INSTANCE =
      Setting.of(
          "crm.instance", ValueType.TEXT, "1", "Names this process among those of its kind.");
  private static final Setting<Integer> CONNECTIONS =
      Setting.of(
          "crm.connections",
          ValueType.number(1, 100),
          8,
          "Connections to the database at once, besides the capture's own.");
  private static final Setting<Integer> IN_FLIGHT =
      Setting.of(
          "crm.commands-in-flight",
          ValueType.number(1, 100_000),
          200,
          "Commands being applied or waiting in memory.");

  /** All of them. */
  public static final Schema SCHEMA =
      Schema.of(
          JDBC_URL,
          USER,
          PASSWORD,
          SLOT,
          PUBLICATION,
          OFFSETS,
          SNAPSHOT,
          MAPPING,
          PRIVACY,
          INSTANCE,
          CONNECTIONS,
          IN_FLIGHT);

  private CrmConfig() {}

  /** What is set to work on the embedded database. */
  public static List<String> embedded(String jdbcUrl, String user, String password) {
    return List.of(
        JDBC_URL.key() + "=" + jdbcUrl, USER.key() + "=" + user, PASSWORD.key() + "=" + password);
  }

  /**
   * A connector that has not begun.
   *
   * @throws MappingException with all that is wrong in the mapping file
   */
  public static CrmService of(Configuration configuration) throws MappingException {
    Optional<Path> file = configuration.get(MAPPING);
    CrmMapping mapping = file.isPresent() ? MappingFile.read(file.get()) : MappingFile.reference();
    return new CrmService(
        KafkaConfig.of(configuration),
        new CrmSettings(
            configuration.get(JDBC_URL),
            configuration.get(USER),
            configuration.get(PASSWORD),
            configuration.get(SLOT),
            configuration.get(PUBLICATION),
            configuration.get(OFFSETS),
            configuration.get(SNAPSHOT),
            mapping,
            configuration.get(PRIVACY),
            configuration.get(INSTANCE),
            configuration.get(CONNECTIONS),
            configuration.get(IN_FLIGHT)));
  }
}
