package dev.lockstep.standalone.stack;

import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.TopicProvisioner;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.simulator.GraphSimulator;
import dev.lockstep.simulator.SimulatorOptions;
import dev.lockstep.standalone.broker.EmbeddedBroker;
import dev.lockstep.standalone.database.EmbeddedDatabase;
import dev.lockstep.standalone.database.Postmaster;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole product in this JVM: broker, database with the reference schema, simulator, and the
 * three services, which know of each other only through topics.
 */
public final class Stack implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stack.class);

  private final DataFolder folder;
  private final Home home;
  private final StackSettings settings;
  private final Ports ports;
  private final Parts parts = new Parts();

  private Stack(DataFolder folder, Home home, StackSettings settings, Ports ports) {
    this.folder = folder;
    this.home = home;
    this.settings = settings;
    this.ports = ports;
  }

  /**
   * A stack that has not started, with ports that are free now.
   *
   * @throws CannotRun if a port wanted is in use
   */
  public static Stack in(DataFolder folder, Home home, StackSettings settings) throws CannotRun {
    return new Stack(folder, home, settings, Ports.choose(settings.ports(), folder.ports()));
  }

  /**
   * Starts all and returns when all is ready.
   *
   * @throws CannotRun if something does not start; what started must still be closed
   */
  public void start() throws CannotRun, InterruptedException {
    parts.start(
        List.of(
            new Parts.Start("broker", this::startBroker),
            new Parts.Start("database", this::startDatabase),
            new Parts.Start("simulator", this::startSimulator)));
  }

  private EmbeddedBroker startBroker()
      throws IOException, InterruptedException, ExecutionException {
    EmbeddedBroker broker =
        EmbeddedBroker.start(folder.broker(), ports.kafka(), ports.controller());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      new TopicProvisioner(kafka(), Topics.ALL).apply(admin);
    }
    LOG.atInfo().addKeyValue("kafka", broker.bootstrapServers()).log("broker is ready");
    return broker;
  }

  private EmbeddedDatabase startDatabase() throws IOException {
    EmbeddedDatabase database =
        EmbeddedDatabase.start(folder.database(), home.binaries(), ports.crm());
    LOG.atInfo().addKeyValue("crm", database.address()).log("database is ready");
    return database;
  }

  private GraphSimulator startSimulator() {
    GraphSimulator simulator =
        GraphSimulator.start(SimulatorOptions.onPort(ports.graph()).withData(folder.simulator()));
    LOG.atInfo().addKeyValue("graph", simulator.address()).log("simulator is ready");
    return simulator;
  }

  private KafkaSettings kafka() {
    return new KafkaSettings("127.0.0.1:" + ports.kafka(), settings.partitions(), 1, Map.of());
  }

  /** Where everything is. */
  public Addresses addresses() {
    return new Addresses(
        "http://127.0.0.1:" + ports.graph(),
        "postgresql://postgres@127.0.0.1:" + ports.crm() + "/crm",
        "127.0.0.1:" + ports.kafka(),
        "http://127.0.0.1:" + ports.console());
  }

  /** Ends all, services first. */
  @Override
  public void close() {
    parts.close();
  }

  /** Ends what would outlive this process if it were killed now. */
  public void kill() {
    try {
      new Postmaster(folder.database()).stop();
    } catch (IOException e) {
      LOG.atWarn().setCause(e).log("cannot stop the database");
    }
  }
}
