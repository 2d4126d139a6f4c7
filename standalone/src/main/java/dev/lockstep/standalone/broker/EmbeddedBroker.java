package dev.lockstep.standalone.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka broker that is its own controller (KRaft), in this JVM, on the loopback address. What
 * it holds survives a restart on the same folder, after a kill too.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final int NODE = 1;

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts a broker and returns when it takes requests.
   *
   * @param folder where its data is, or will be
   * @param port where clients reach it; must be free
   * @param controllerPort where it reaches itself; must be free
   * @throws IOException if the folder cannot be used
   */
  public static EmbeddedBroker start(Path folder, int port, int controllerPort) throws IOException {
    Files.createDirectories(folder);
    BrokerProperties properties = new BrokerProperties(NODE, folder, port, controllerPort);
    if (!Files.exists(folder.resolve("meta.properties"))) {
      format(folder);
    } else if (StaleRegistration.isLeftIn(folder)) {
      var _ = new StaleRegistration(properties).remove();
    }
    KafkaRaftServer server =
        new KafkaRaftServer(KafkaConfig.fromProps(properties.properties()), Time.SYSTEM);
    server.startup();
    return new EmbeddedBroker(server, port);
  }

  private static void format(Path folder) throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    try {
      new Formatter()
          .setPrintStream(nowhere)
          .setNodeId(NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
          .setControllerListenerName(BrokerProperties.CONTROLLER)
          .setMetadataLogDirectory(folder.toString())
          .addDirectory(folder.toString())
          .run();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("cannot prepare the broker's folder " + folder, e);
    }
  }

  /** {@code host:port}, for clients. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Stops it, and returns when it has stopped. */
  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }
}
