package dev.lockstep.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a broker that was killed makes of the transactions that were under way. */
class KilledBrokerIT {

  /** So many that some are surely between the decision to commit and its markers. */
  private static final int PRODUCERS = 16;

  private static final int PARTITIONS = 4;
  private static final String TOPIC = "changes";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void leavesNoTransactionOpenThatNobodyEnds() throws Exception {
    FreePorts ports = FreePorts.find();
    int port = ports.clients();
    int controller = ports.controller();
    AtomicInteger commits = new AtomicInteger();
    List<KafkaProducer<byte[], byte[]>> producers = new ArrayList<>();
    List<Thread> writers = new ArrayList<>();
    Process killed = BrokerProcess.start(folder, port, controller);
    try {
      try (Admin admin = admin(port)) {
        admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1))).all().get();
      }
      for (int i = 0; i < PRODUCERS; i++) {
        KafkaProducer<byte[], byte[]> producer = producer(port, i);
        producer.initTransactions();
        producers.add(producer);
        writers.add(Thread.ofPlatform().start(() -> commitOn(producer, commits)));
      }
      await().atMost(PATIENCE).until(() -> commits.get() >= 20 * PRODUCERS);
    } finally {
      killed.destroyForcibly().waitFor();
    }
    writers.forEach(Thread::interrupt);
    for (Thread writer : writers) {
      writer.join();
    }
    producers.forEach(producer -> producer.close(Duration.ZERO));

    try (EmbeddedBroker again = EmbeddedBroker.start(folder, port, controller);
        Admin admin = admin(port)) {
      for (int i = 0; i < PRODUCERS; i++) {
        try (KafkaProducer<byte[], byte[]> producer = producer(port, i)) {
          producer.initTransactions(); // ends what its predecessor left open
        }
      }
      assertThat(again.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(openIn(admin)).isEmpty());
    }
  }

  @Test
  void leavesNoLeaderInTheMetadataThatIsNotThere() throws Exception {
    FreePorts ports = FreePorts.find();
    int port = ports.clients();
    int controller = ports.controller();
    BrokerProcess.start(folder, port, controller).destroyForcibly().waitFor();
    StaleRegistration stale =
        new StaleRegistration(new BrokerProperties(1, folder, port, controller));

    assertThat(StaleRegistration.isLeftIn(folder)).isTrue();
    assertThat(stale.remove()).isTrue();
    assertThat(stale.remove()).isFalse();

    EmbeddedBroker.start(folder, port, controller).close();
    assertThat(StaleRegistration.isLeftIn(folder)).isFalse();
  }

  private static void commitOn(KafkaProducer<byte[], byte[]> producer, AtomicInteger commits) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        producer.beginTransaction();
        for (int partition = 0; partition < PARTITIONS; partition++) {
          var _ = producer.send(new ProducerRecord<>(TOPIC, partition, null, new byte[] {1}));
        }
        producer.commitTransaction();
        commits.incrementAndGet();
      }
    } catch (InterruptException _) {
      Thread.currentThread().interrupt();
    } catch (org.apache.kafka.common.errors.TimeoutException _) {
      // the broker was killed
    }
  }

  /** The partitions in which a transaction is open, though its coordinator knows of none. */
  private static List<String> openIn(Admin admin) throws Exception {
    List<TopicPartition> partitions =
        IntStream.range(0, PARTITIONS).mapToObj(n -> new TopicPartition(TOPIC, n)).toList();
    List<String> open = new ArrayList<>();
    admin
        .describeProducers(partitions)
        .all()
        .get()
        .forEach(
            (partition, state) ->
                state.activeProducers().stream()
                    .filter(producer -> producer.currentTransactionStartOffset().isPresent())
                    .forEach(producer -> open.add(partition + " " + producer)));
    return open;
  }

  private static KafkaProducer<byte[], byte[]> producer(int port, int number) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            "127.0.0.1:" + port,
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            "writer-" + number,
            ProducerConfig.LINGER_MS_CONFIG,
            0,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            30_000),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static Admin admin(int port) {
    return Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + port));
  }
}
