package dev.lockstep.sync.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.model.json.Json;
import dev.lockstep.sync.console.ClosedGates;
import dev.lockstep.sync.console.ConsoleApi;
import dev.lockstep.sync.console.ConsoleServer;
import dev.lockstep.sync.console.Explainer;
import dev.lockstep.sync.console.Explanation;
import dev.lockstep.sync.console.Mailboxes;
import dev.lockstep.sync.console.Operator;
import dev.lockstep.sync.console.Orders;
import dev.lockstep.sync.console.Question;
import dev.lockstep.sync.console.StatusSource;
import dev.lockstep.sync.console.TopicFollower;
import dev.lockstep.sync.console.WorkList;
import dev.lockstep.sync.core.Decider;
import dev.lockstep.sync.topology.ProcessorTopology;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processor: decides about appointments, answers lookups, and tells about it on its console.
 * The topics ({@link dev.lockstep.sync.topology.ProcessorTopics#ALL}) must be there before it
 * starts.
 */
public final class ProcessorService implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessorService.class);
  private static final long ROCKSDB_BYTES = 48L * 1024 * 1024;
  private static final int WORK_LIST_MOST = 10_000;
  private static final int REPLACED_MOST = 10;
  private static final Duration REPLACED_WITHIN = Duration.ofMinutes(2);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

  private final RocksMemory memory;
  private final ThreadReplacement replacement;
  private final KafkaStreams streams;
  private final WorkList workList;
  private final ClosedGates gates;
  private final Mailboxes mailboxes;
  private final TopicFollower follower;
  private final LagReader lag;
  private final List<StatusSource> others;
  private final ConsoleServer console;
  private final Explainer explainer;
  private final Operator operator;
  private final InstantSource clock = InstantSource.system();

  /**
   * A processor that has not begun.
   *
   * @throws IOException if the console cannot listen on its address
   */
  public ProcessorService(KafkaSettings kafka, ProcessorSettings settings) throws IOException {
    this(kafka, settings, List.of());
  }

  /**
   * A processor that has not begun.
   *
   * @param others whose status is shown beside its own
   * @throws IOException if the console cannot listen on its address
   */
  public ProcessorService(
      KafkaSettings kafka, ProcessorSettings settings, List<StatusSource> others)
      throws IOException {
    ObjectMapper mapper = Json.mapper();
    this.others = List.copyOf(others);
    this.explainer = new Explainer(kafka, mapper);
    this.operator = new Operator(kafka, mapper);
    this.workList = new WorkList(WORK_LIST_MOST, mapper);
    this.gates = new ClosedGates(mapper);
    this.mailboxes = new Mailboxes(mapper);
    this.console =
        new ConsoleServer(settings.consoleHost(), settings.consolePort(), new Api(), mapper);
    this.follower = new TopicFollower(kafka, List.of(workList, gates, mailboxes));
    this.lag = new LagReader(kafka, settings.applicationId(), ProcessorTopology.reads(), clock);
    this.memory = new RocksMemory(ROCKSDB_BYTES);
    this.replacement = new ThreadReplacement(REPLACED_MOST, REPLACED_WITHIN, clock);
    this.streams =
        new KafkaStreams(
            new ProcessorTopology(
                    new Decider(settings.policy()), settings.limits(), settings.horizon(), mapper)
                .build(),
            StreamsSettings.of(kafka, settings, memory));
    streams.setUncaughtExceptionHandler(replacement);
    streams.setStateListener(
        (now, before) ->
            LOG.atInfo()
                .addKeyValue("before", before)
                .addKeyValue("now", now)
                .log("The processor's state changed"));
  }

  /** Begins; returns at once. */
  public void start() {
    streams.start();
    follower.start();
    console.start();
  }

  /** Whether appointments are being decided: not while state is restored or work is shared out. */
  public boolean isReady() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Where the console listens. */
  public URI consoleAddress() {
    return console.address();
  }

  /** How the processor is now. */
  public ProcessorStatus status() {
    return new ProcessorStatus(
        streams.state().name(),
        replacement.total(),
        lagNow(),
        workList.counts(),
        mailboxes.lines(),
        follower.lag());
  }

  private List<TopicLag> lagNow() {
    try {
      return lag.read();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }

  /** Ends: what is under way is given up and begun anew by whoever comes next. At most 5 s. */
  @Override
  public void close() {
    console.close();
    follower.close();
    boolean ended =
        streams.close(
            CloseOptions.timeout(STOP_WITHIN)
                .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    lag.close();
    if (ended) {
      memory.close();
    } else {
      LOG.atWarn().addKeyValue("within", STOP_WITHIN).log("The processor did not end in time");
    }
  }

  /** What the console does, done by the parts of the service. */
  private final class Api implements ConsoleApi {

    @Override
    public Status status() {
      Map<String, Record> services = new LinkedHashMap<>();
      services.put("processor", ProcessorService.this.status());
      others.forEach(other -> services.put(other.name(), other.status()));
      return new Status(clock.instant(), isReady(), services);
    }

    @Override
    public boolean isLive() {
      return switch (streams.state()) {
        case CREATED, REBALANCING, RUNNING -> true;
        case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> false;
      };
    }

    @Override
    public boolean isReady() {
      return ProcessorService.this.isReady();
    }

    @Override
    public Explanation explain(Question question) throws InterruptedException {
      return explainer.explain(question);
    }

    @Override
    public WorkList.Content workList() {
      return workList.content(gates.all());
    }

    @Override
    public void order(Orders orders) throws InterruptedException, Operator.NotTaken {
      operator.order(orders);
    }
  }
}
