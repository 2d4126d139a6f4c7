package dev.lockstep.crm.capture;

import dev.lockstep.crm.database.DatabaseAddress;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/** The settings of Debezium's engine. */
final class EngineProperties {

  private EngineProperties() {}

  /**
   * The settings.
   *
   * @param tables as {@code <schema>.<table>}
   * @param columns as {@code <schema>.<table>.<column>}: others are not even converted
   * @throws IllegalArgumentException if the address of the database cannot be read
   */
  static Properties of(CaptureSettings settings, List<String> tables, List<String> columns) {
    DatabaseAddress address = DatabaseAddress.parse(settings.jdbcUrl());
    Properties p = new Properties();
    settings.kafka().client().forEach(p::setProperty);
    p.setProperty("name", "lockstep-crm");
    p.setProperty("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
    p.setProperty("plugin.name", "pgoutput");
    p.setProperty("database.hostname", address.host());
    p.setProperty("database.port", Integer.toString(address.port()));
    p.setProperty("database.dbname", address.database());
    p.setProperty("database.user", settings.user());
    p.setProperty("database.password", settings.password());
    address.sslMode().ifPresent(mode -> p.setProperty("database.sslmode", mode));
    p.setProperty("topic.prefix", "crm");
    p.setProperty("slot.name", settings.slot());
    // The supervisor waits and tries again, also while another instance has the slot.
    p.setProperty("slot.max.retries", "0");
    p.setProperty("errors.max.retries", "0");
    p.setProperty("publication.name", settings.publication());
    p.setProperty("publication.autocreate.mode", "disabled");
    p.setProperty("table.include.list", patterns(tables));
    p.setProperty("column.include.list", patterns(columns));
    p.setProperty("snapshot.mode", settings.snapshotMode());
    p.setProperty("tombstones.on.delete", "false");
    // A change is reported as soon as it is committed: the engine waits that long at each of its
    // two stations when there is nothing to do.
    p.setProperty("poll.interval.ms", "10");
    p.setProperty("max.batch.size", "2048");
    p.setProperty("max.queue.size", "8192");
    p.setProperty("max.queue.size.in.bytes", Integer.toString(32 * 1024 * 1024));
    // Lets the server drop its log while only other tables change.
    p.setProperty("heartbeat.interval.ms", "10000");
    p.setProperty("record.processing.threads", "1");
    p.setProperty("record.processing.shutdown.timeout.ms", "1000");
    p.setProperty("task.management.timeout.ms", "60000");
    p.setProperty("offset.storage", "org.apache.kafka.connect.storage.KafkaOffsetBackingStore");
    p.setProperty("offset.storage.topic", settings.offsetTopic());
    p.setProperty("offset.storage.partitions", "1");
    p.setProperty(
        "offset.storage.replication.factor", Integer.toString(settings.kafka().replication()));
    p.setProperty("offset.flush.interval.ms", "0");
    p.setProperty("bootstrap.servers", settings.kafka().bootstrapServers());
    p.setProperty("linger.ms", "0");
    return p;
  }

  private static String patterns(List<String> names) {
    return names.stream()
        .map(name -> name.replace(".", "\\.").replace("$", "\\$"))
        .collect(Collectors.joining(","));
  }
}
