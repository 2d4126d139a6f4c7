package dev.lockstep.groupware.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.TopicProvisioner;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.topic.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A broker in this process, with all topics. */
public final class KafkaBroker implements AutoCloseable {

  private static final ObjectMapper MAPPER = Json.mapper();

  private final KafkaRaftServer server;
  private final KafkaSettings settings;

  public KafkaBroker(Path folder) throws Exception {
    int port = freePort();
    int controller = freePort();
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(folder.toString())
        .addDirectory(folder.toString())
        .run();
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "node.id", "1",
            "process.roles", "broker,controller",
            "controller.quorum.voters", "1@127.0.0.1:" + controller,
            "controller.listener.names", "CONTROLLER",
            "inter.broker.listener.name", "CLIENTS",
            "listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT",
            "listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
            "log.dirs", folder.toString()));
    properties.putAll(
        Map.of(
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "2",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "2",
            "auto.create.topics.enable", "false",
            "message.max.bytes", Integer.toString(TopicProvisioner.MAX_RECORD_BYTES),
            "log.cleaner.dedupe.buffer.size", "4194304",
            "group.coordinator.append.linger.ms", "0",
            "group.initial.rebalance.delay.ms", "0"));
    server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
    server.startup();
    settings = new KafkaSettings("127.0.0.1:" + port, 2, 1, Map.of());
    try (Admin admin = Admin.create(settings.with(Map.of()))) {
      new TopicProvisioner(settings, Topics.ALL).apply(admin);
    }
  }

  public KafkaSettings settings() {
    return settings;
  }

  public ObjectMapper mapper() {
    return MAPPER;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
