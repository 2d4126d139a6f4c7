package dev.lockstep.standalone.bench.recurrence;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.TopicProvisioner;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.directory.DirectoryEntry.RepEntry;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.standalone.bench.Figure;
import dev.lockstep.standalone.bench.Goal;
import dev.lockstep.standalone.bench.Run;
import dev.lockstep.standalone.bench.Samples;
import dev.lockstep.standalone.broker.EmbeddedBroker;
import dev.lockstep.standalone.service.Settings;
import dev.lockstep.sync.series.SeriesHorizon;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A processor with a small heap, a real store and a real broker takes many series as they were
 * shown yesterday, when each had its first occurrence just beyond the horizon; it is ended, and
 * started today. What is measured is the time from when it is ready, or the first command if that
 * comes before, until the CRM is told to make a record for the occurrence of each that came in:
 * with two decisions for each and a question to the directory. What a start takes is measured
 * before, where there is nothing to do.
 */
final class ProcessorRoll {

  private static final int PARTITIONS = 4;
  private static final int GOAL_SERIES = 100_000;
  private static final double GOAL_SECONDS = 60;
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration ASK_AGAIN = Duration.ofMillis(20);
  private static final int REPORT_EVERY = 20_000;

  private final Run run;
  private final int series;
  private final KafkaSettings kafka;
  private final ObjectMapper mapper = Json.mapper();

  private ProcessorRoll(Run run, int series, KafkaSettings kafka) {
    this.run = run;
    this.series = series;
    this.kafka = kafka;
  }

  static List<Figure> measure(Run run, int series) throws Exception {
    Path folder = Files.createTempDirectory("lockstep-bench");
    try (EmbeddedBroker broker =
        EmbeddedBroker.start(folder.resolve("broker"), freePort(), freePort())) {
      KafkaSettings kafka = new KafkaSettings(broker.bootstrapServers(), PARTITIONS, 1, Map.of());
      try (Admin admin = Admin.create(kafka.with(Map.of()))) {
        new TopicProvisioner(kafka, Settings.TOPICS).apply(admin);
      }
      return new ProcessorRoll(run, series, kafka).measure(folder);
    } finally {
      delete(folder);
    }
  }

  private List<Figure> measure(Path folder) throws IOException, InterruptedException {
    Path log = folder.resolve("processor.log");
    List<String> settings =
        List.of(
            "kafka.bootstrap-servers=" + kafka.bootstrapServers(),
            "kafka.partitions=" + PARTITIONS,
            "kafka.replication=1",
            "processor.state-dir=" + folder.resolve("state"),
            "processor.instance=bench");
    int console = freePort();
    List<Figure> figures = new ArrayList<>();
    long begin = System.nanoTime();
    try (ProcessorProcess processor = ProcessorProcess.start(settings, console, log);
        Counter decisions = new Counter(Topics.DECISIONS)) {
      while (!processor.isReady()) {
        processor.check();
        await(begin, "the processor is not ready");
      }
      figures.add(
          Figure.of(
              "start of a processor until it is ready",
              "s",
              Samples.once((System.nanoTime() - begin) / 1e9)));
      send();
      decisions.await(processor, "series taken");
    }
    try (Counter records = new Counter(Topics.CRM_COMMANDS);
        ProcessorProcess processor = ProcessorProcess.start(settings, console, log)) {
      Roll roll = records.await(processor, "series rolled on");
      figures.addAll(figures(roll, processor.peakMemory()));
    }
    return figures;
  }

  /**
   * How the counted records came.
   *
   * @param seconds from when the processor was ready, or the first one if that came before
   * @param work the processor time that the process spent meanwhile
   */
  private record Roll(double seconds, Optional<Duration> work) {}

  private static void await(long begin, String what) throws InterruptedException {
    if (System.nanoTime() - begin > PATIENCE.toNanos()) {
      throw new IllegalStateException(what);
    }
    Thread.sleep(ASK_AGAIN);
  }

  private List<Figure> figures(Roll roll, OptionalLong memory) {
    String what = "%,d series rolled on by a day".formatted(series);
    Figure time =
        Figure.of(what + ", by a processor that is ready", "s", Samples.once(roll.seconds()));
    List<Figure> figures = new ArrayList<>();
    figures.add(series == GOAL_SERIES ? time.should(new Goal.AtMost(GOAL_SECONDS)) : time);
    roll.work()
        .map(
            work ->
                Figure.of("its processor time for that", "s", Samples.once(work.toMillis() / 1e3)))
        .ifPresent(figures::add);
    if (memory.isPresent()) {
      figures.add(
          Figure.of(
              "its resident memory, with a heap of " + ProcessorProcess.HEAP_MB + " MB",
              "MB",
              Samples.once(memory.getAsLong() / 1e6)));
    } else {
      run.say("this system does not say how much memory a process takes: left out");
    }
    return figures;
  }

  /** All series as they were shown a day ago. */
  private void send() {
    Instant yesterday = Instant.now().minus(Duration.ofDays(1));
    LocalDate beyond = SeriesHorizon.DEFAULT.until(yesterday, SampleSeries.ZONE);
    var directory = new TopicCodec<>(Topics.CRM_DIRECTORY, mapper);
    var changes = new TopicCodec<>(Topics.GROUPWARE_CHANGES, mapper);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            // the broker takes a producer for long gone that sends what is a day old
            kafka.with(
                Map.of("linger.ms", 20, "batch.size", 256 * 1024, "enable.idempotence", false)),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (SampleSeries one : IntStream.range(0, series).mapToObj(SampleSeries::new).toList()) {
        if (one.isFirstInItsMailbox()) {
          RepEntry entry = one.entry();
          DirectoryKey key = DirectoryKey.of(Subject.of(one.mailbox()), entry);
          var _ = producer.send(record(directory, key, entry, yesterday)); // the counter misses it
        }
        var _ =
            producer.send(
                record(
                    changes,
                    SourceKey.ofMailbox(one.key(), one.mailbox()),
                    one.from(beyond),
                    yesterday));
      }
      producer.flush();
    }
  }

  private static <K, V> ProducerRecord<byte[], byte[]> record(
      TopicCodec<K, V> codec, K key, V value, Instant at) {
    return new ProducerRecord<>(
        codec.topic().name(),
        codec.partition(key, PARTITIONS),
        at.toEpochMilli(),
        codec.encodeKey(key),
        codec.encodeValue(value));
  }

  /** Counts what is committed to a topic. */
  private final class Counter implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;

    Counter(Topic<?, ?> topic) {
      consumer =
          new KafkaConsumer<>(
              kafka.with(
                  Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest")),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer());
      consumer.assign(
          IntStream.range(0, PARTITIONS)
              .mapToObj(partition -> new TopicPartition(topic.name(), partition))
              .toList());
    }

    /** Returns when there is one for every series. */
    Roll await(ProcessorProcess processor, String what) throws InterruptedException {
      long begin = System.nanoTime();
      boolean hasBegun = false;
      long from = begin;
      Optional<Duration> workBefore = Optional.empty();
      int count = 0;
      while (count < series) {
        int before = count / REPORT_EVERY;
        count += consumer.poll(POLL).count();
        if (!hasBegun && (count > 0 || processor.isReady())) {
          hasBegun = true;
          from = System.nanoTime();
          workBefore = processor.processorTime();
        }
        if (count / REPORT_EVERY > before) {
          run.say("%,d %s".formatted(count, what));
        }
        processor.check();
        if (System.nanoTime() - begin > PATIENCE.toNanos()) {
          throw new IllegalStateException("no more than %,d %s".formatted(count, what));
        }
      }
      double seconds = (System.nanoTime() - from) / 1e9;
      return new Roll(
          seconds, workBefore.flatMap(was -> processor.processorTime().map(now -> now.minus(was))));
    }

    @Override
    public void close() {
      consumer.close();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
