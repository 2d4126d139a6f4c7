package dev.lockstep.standalone.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.kafka.GroupLoop;
import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.kafka.Ownership;
import dev.lockstep.kafka.Quarantine;
import dev.lockstep.kafka.Route;
import dev.lockstep.kafka.TopicProvisioner;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.model.topic.Cleanup;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.standalone.broker.EmbeddedBroker;
import dev.lockstep.standalone.broker.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the sinks read their commands, on a real broker. */
class GroupLoopIT {

  private static final int PARTITIONS = 4;
  private static final Topic<AppointmentKey, OperatorAction> IN = topic("in");
  private static final Topic<AppointmentKey, OperatorAction> OUT = topic("out");

  @TempDir Path folder;
  private EmbeddedBroker broker;
  private KafkaSettings kafka;

  private static Topic<AppointmentKey, OperatorAction> topic(String name) {
    return new Topic<>(
        name,
        AppointmentKey::new,
        OperatorAction.class,
        AppointmentKey::value,
        new Cleanup.Delete(Duration.ofDays(1)),
        "For this test.");
  }

  @BeforeEach
  void start() throws Exception {
    FreePorts ports = FreePorts.find();
    broker = EmbeddedBroker.start(folder, ports.clients(), ports.controller());
    kafka = new KafkaSettings(broker.bootstrapServers(), PARTITIONS, 1, Map.of());
    try (Admin admin = Admin.create(kafka.with(Map.of()))) {
      new TopicProvisioner(kafka, List.of(IN, OUT)).apply(admin);
    }
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  private static AppointmentKey key(int number) {
    return AppointmentKey.bornInCrm(1, number);
  }

  private GroupLoop loop(Route.Handler<AppointmentKey, OperatorAction> handler) {
    Route<AppointmentKey, OperatorAction> route = new Route<>(IN, (key, _) -> key.value(), handler);
    return new GroupLoop(
        kafka,
        "test",
        "1",
        List.of(route),
        Ownership.IGNORED,
        new GroupLoop.Limits(20),
        Json.mapper());
  }

  private void send(int number, String by) throws Exception {
    send(
        Outgoing.of(IN, key(number), new OperatorAction.Retry(key(number), by))
            .record(Json.mapper(), PARTITIONS));
  }

  private void send(ProducerRecord<byte[], byte[]> record) throws Exception {
    Properties settings = kafka.with(Map.of("linger.ms", 0));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(record).get();
    }
  }

  private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    Properties settings = kafka.with(Map.of("isolation.level", "read_committed"));
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Set<TopicPartition> partitions =
          IntStream.range(0, PARTITIONS)
              .mapToObj(number -> new TopicPartition(topic, number))
              .collect(Collectors.toSet());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
    }
    return all;
  }

  private static List<Outgoing<?, ?>> answer(OperatorAction action) {
    return List.of(Outgoing.of(OUT, action.appointment(), action));
  }

  @Test
  void whatCannotBeReadGoesToQuarantineAndHoldsUpNothing() throws Exception {
    send(new ProducerRecord<>("in", 0, "crm:1-1".getBytes(UTF_8), "{broken".getBytes(UTF_8)));
    send(1, "after");
    try (GroupLoop loop = loop(received -> answer(received.value().orElseThrow()))) {
      loop.start();

      await().untilAsserted(() -> assertThat(read("out")).hasSize(1));
      await().untilAsserted(() -> assertThat(read("in.quarantine")).hasSize(1));
    }
    ConsumerRecord<byte[], byte[]> quarantined = read("in.quarantine").getFirst();
    assertThat(new String(quarantined.value(), UTF_8)).isEqualTo("{broken");
    assertThat(quarantined.headers().lastHeader(Quarantine.CAUSE)).isNotNull();
    assertThat(new String(quarantined.headers().lastHeader(Quarantine.ORIGIN).value(), UTF_8))
        .isEqualTo("in-0@0");
  }

  @Test
  void isolation() throws Exception {
    int stuck = 1;
    CountDownLatch never = new CountDownLatch(1);
    for (int i = 0; i < 60; i++) {
      send(stuck, "stuck");
    }
    for (int number = 2; number < 60; number++) {
      send(number, "free");
    }
    try (GroupLoop loop =
        loop(
            received -> {
              if (received.key().equals(key(stuck))) {
                never.await();
              }
              return answer(received.value().orElseThrow());
            })) {
      loop.start();
      long others =
          IntStream.range(2, 60).filter(number -> partition(number) != partition(stuck)).count();

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () -> assertThat((long) read("out").size()).isGreaterThanOrEqualTo(others));
    }
  }

  private static int partition(int number) {
    return Outgoing.of(IN, key(number), (OperatorAction) new OperatorAction.Retry(key(number), ""))
        .record(Json.mapper(), PARTITIONS)
        .partition();
  }

  @Test
  void whatWasUnderWayWhenItStoppedIsDoneByTheNextOne() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Set<AppointmentKey> begun = ConcurrentHashMap.newKeySet();
    for (int number = 0; number < 40; number++) {
      send(number, "once");
    }
    try (GroupLoop first =
        loop(
            received -> {
              begun.add(received.key());
              if (received.key().value().endsWith("7")) {
                never.await();
              }
              return answer(received.value().orElseThrow());
            })) {
      first.start();
      await().untilAsserted(() -> assertThat(read("out").size()).isGreaterThanOrEqualTo(36));
    }
    assertThat(begun).hasSize(40);
    try (GroupLoop second = loop(received -> answer(received.value().orElseThrow()))) {
      second.start();

      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(read("out").stream().map(r -> new String(r.key(), UTF_8)).distinct())
                      .hasSize(40));
    }
  }
}
