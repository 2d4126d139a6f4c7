package dev.lockstep.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.TopicProvisioner;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.FieldChange;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.standalone.broker.EmbeddedBroker;
import dev.lockstep.standalone.broker.FreePorts;
import dev.lockstep.sync.service.ProcessorService;
import dev.lockstep.sync.service.ProcessorSettings;
import dev.lockstep.sync.topology.ProcessorTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An operator sets the processor's group back to the beginning, while its state stays; or its state
 * is lost, while the group stays where it is.
 */
class ReadAgainIT {

  private static final EmailAddress ADA = new EmailAddress("ada@contoso.test");
  private static final AppointmentKey KEY = AppointmentKey.bornInGroupware("uid");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private EmbeddedBroker broker;
  private KafkaSettings kafka;
  private Admin admin;

  @BeforeEach
  void start() throws Exception {
    FreePorts ports = FreePorts.find();
    broker = EmbeddedBroker.start(folder.resolve("broker"), ports.clients(), ports.controller());
    kafka = new KafkaSettings(broker.bootstrapServers(), 2, 1, Map.of());
    admin = Admin.create(kafka.with(Map.of()));
    new TopicProvisioner(kafka, ProcessorTopics.ALL).apply(admin);
  }

  @AfterEach
  void stop() {
    admin.close();
    broker.close();
  }

  private void adaShows(String version) throws Exception {
    LocalDate day = LocalDate.now(ZoneOffset.UTC);
    Appointment content =
        Appointment.of(new Text("Visit " + version), new Timing.AllDay(day, day.plusDays(1)));
    GroupwareChange change =
        new GroupwareChange.EventObserved(
            new EventRef(ADA, "e1"),
            "uid",
            version,
            ADA,
            true,
            false,
            content,
            List.of(),
            Optional.empty(),
            Optional.empty());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            kafka.with(Map.of("linger.ms", 0)),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(
              Outgoing.of(Topics.GROUPWARE_CHANGES, SourceKey.ofMailbox(KEY, ADA), change)
                  .record(Json.mapper(), kafka.partitions()))
          .get();
    }
  }

  private List<Decision> decisions() throws Exception {
    TopicCodec<AppointmentKey, Decision> codec = new TopicCodec<>(Topics.DECISIONS, Json.mapper());
    List<Decision> all = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            kafka.with(Map.of("isolation.level", "read_committed")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.DECISIONS.name()).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          all.add(codec.decodeValue(record.value()).orElseThrow());
        }
      }
    }
    return all;
  }

  private List<String> ofChanges() throws Exception {
    return decisions().stream()
        .map(Decision::origin)
        .filter(origin -> origin.startsWith("groupware.changes"))
        .toList();
  }

  /** A processor with its state there runs until it has decided about what Ada shows now. */
  private void decide(String state, String... versions) throws Exception {
    int before = ofChanges().size();
    try (ProcessorService processor =
        new ProcessorService(kafka, ProcessorSettings.in(folder.resolve(state)))) {
      processor.start();
      for (String version : versions) {
        adaShows(version);
      }
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(ofChanges()).hasSize(before + versions.length));
    }
  }

  private void setBack() throws Exception {
    String group = ProcessorSettings.APPLICATION_ID;
    Map<TopicPartition, OffsetAndMetadata> read =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    assertThat(read).isNotEmpty();
    Map<TopicPartition, OffsetAndMetadata> beginning =
        read.keySet().stream()
            .collect(Collectors.toMap(partition -> partition, _ -> new OffsetAndMetadata(0)));
    await()
        .atMost(PATIENCE)
        .ignoreExceptions() // the group is not empty for as long as its last member is a member
        .untilAsserted(() -> admin.alterConsumerGroupOffsets(group, beginning).all().get());
  }

  @Test
  void whatWasTakenIsTakenOnceThoughItsGroupIsSetBack() throws Exception {
    decide("state", "1", "2");
    List<Decision> before = decisions();
    setBack();

    decide("state", "3");

    assertThat(ofChanges()).doesNotHaveDuplicates();
    assertThat(decisions()).startsWith(before.toArray(Decision[]::new));
    assertThat(decisions())
        .flatMap(Decision::changes)
        .endsWith(new FieldChange("subject", "Visit 2", "Visit 3"));
  }

  @Test
  void aProcessorOnAnEmptyDiskHasItsStateFromTheChangelogs() throws Exception {
    decide("disk", "1", "2");

    decide("another disk", "3");

    assertThat(ofChanges()).doesNotHaveDuplicates();
    assertThat(decisions())
        .flatMap(Decision::changes)
        .endsWith(new FieldChange("subject", "Visit 2", "Visit 3"));
  }
}
