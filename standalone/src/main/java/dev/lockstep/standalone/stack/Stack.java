package dev.lockstep.standalone.stack;

import dev.lockstep.config.BrokenConfiguration;
import dev.lockstep.config.Configuration;
import dev.lockstep.crm.mapping.MappingException;
import dev.lockstep.crm.schema.ReferenceSchema;
import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.TopicProvisioner;
import dev.lockstep.simulator.GraphSimulator;
import dev.lockstep.simulator.SimulatorOptions;
import dev.lockstep.standalone.broker.EmbeddedBroker;
import dev.lockstep.standalone.database.EmbeddedDatabase;
import dev.lockstep.standalone.database.Postmaster;
import dev.lockstep.standalone.service.KafkaConfig;
import dev.lockstep.standalone.service.ProcessorConfig;
import dev.lockstep.standalone.service.Service;
import dev.lockstep.standalone.service.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
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
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final DataFolder folder;
  private final Home home;
  private final Ports ports;
  private final Configuration configuration;
  private final KafkaSettings kafka;
  private final Parts parts = new Parts();

  private Stack(DataFolder folder, Home home, Ports ports, Configuration configuration) {
    this.folder = folder;
    this.home = home;
    this.ports = ports;
    this.configuration = configuration;
    this.kafka = KafkaConfig.of(configuration);
  }

  /**
   * A stack that has not started, with ports that are free now.
   *
   * @throws CannotRun if a port wanted is in use
   */
  public static Stack in(DataFolder folder, Home home, StackSettings settings)
      throws CannotRun, BrokenConfiguration {
    Ports ports = Ports.choose(settings.ports(), folder.ports());
    Configuration configuration =
        settings.services(addresses(ports), jdbcUrl(ports), folder.processor(), ports.console());
    return new Stack(folder, home, ports, configuration);
  }

  /**
   * Starts all and returns when all is ready.
   *
   * @throws CannotRun if something does not start; what started must still be closed
   */
  public void start() throws CannotRun, InterruptedException {
    parts.start(
        List.of(
            new Parts.Start("Kafka", this::startBroker),
            new Parts.Start("PostgreSQL", this::startDatabase),
            new Parts.Start("the Graph simulator", this::startSimulator)));
    List<Service> services = services();
    parts.start(
        services.stream()
            .map(one -> new Parts.Start("the service " + one.name(), () -> start(one)))
            .toList());
  }

  /** The processor last: its console shows the others too. */
  private List<Service> services() throws CannotRun {
    List<Service> services = new ArrayList<>();
    try {
      for (Service.Kind kind : Service.Kind.values()) {
        services.add(Service.of(kind, configuration, services));
      }
      return services;
    } catch (MappingException | IOException | UncheckedIOException | IllegalArgumentException e) {
      services.forEach(Service::close);
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
  }

  private EmbeddedBroker startBroker()
      throws IOException, InterruptedException, ExecutionException {
    EmbeddedBroker broker =
        EmbeddedBroker.start(folder.broker(), ports.kafka(), ports.controller());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      new TopicProvisioner(kafka, Settings.TOPICS).apply(admin);
    }
    LOG.atInfo().addKeyValue("kafka", broker.bootstrapServers()).log("Kafka is ready");
    return broker;
  }

  private EmbeddedDatabase startDatabase() throws IOException, SQLException {
    EmbeddedDatabase database =
        EmbeddedDatabase.start(folder.database(), home.binaries(), ports.crm());
    try (Connection connection = database.dataSource().getConnection()) {
      ReferenceSchema.apply(connection, StackSettings.PASSWORD);
    } catch (SQLException e) {
      database.close();
      throw e;
    }
    LOG.atInfo().addKeyValue("crm", database.address()).log("PostgreSQL is ready");
    return database;
  }

  private GraphSimulator startSimulator() {
    GraphSimulator simulator =
        GraphSimulator.start(SimulatorOptions.onPort(ports.graph()).withData(folder.simulator()));
    LOG.atInfo().addKeyValue("graph", simulator.address()).log("the Graph simulator is ready");
    return simulator;
  }

  private static Service start(Service service) throws CannotRun, InterruptedException {
    service.begin().run();
    long begin = System.nanoTime();
    while (!service.ready().getAsBoolean()) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        service.close();
        throw new CannotRun(
            "the service %s is not ready within %d s"
                .formatted(service.name(), PATIENCE.toSeconds()));
      }
      Thread.sleep(PAUSE);
    }
    LOG.atInfo().addKeyValue("service", service.name()).log("ready");
    return service;
  }

  /** Where everything is. */
  public Addresses addresses() {
    return addresses(ports);
  }

  /** Whether the administrator switched on the link from events to records. */
  public boolean isLinkOn() {
    return ProcessorConfig.isLinkOn(configuration);
  }

  private static Addresses addresses(Ports ports) {
    return new Addresses(
        "http://127.0.0.1:" + ports.graph(),
        "postgresql://postgres@127.0.0.1:" + ports.crm() + "/crm",
        "127.0.0.1:" + ports.kafka(),
        "http://127.0.0.1:" + ports.console());
  }

  private static String jdbcUrl(Ports ports) {
    return "jdbc:postgresql://127.0.0.1:" + ports.crm() + "/crm";
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
