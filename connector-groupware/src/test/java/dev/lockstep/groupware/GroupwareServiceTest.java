package dev.lockstep.groupware;

import static dev.lockstep.groupware.graph.SimulatedGraph.ADA;
import static dev.lockstep.groupware.graph.SimulatedGraph.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.groupware.graph.SimulatedGraph;
import dev.lockstep.groupware.mailbox.MailboxStatus;
import dev.lockstep.groupware.support.KafkaBroker;
import dev.lockstep.groupware.support.TopicReader;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareChange.EventAbsent;
import dev.lockstep.model.groupware.GroupwareChange.EventObserved;
import dev.lockstep.model.groupware.GroupwareCommand;
import dev.lockstep.model.groupware.GroupwareResult;
import dev.lockstep.model.groupware.MailImpact;
import dev.lockstep.model.groupware.MailboxEntry.Enrolment;
import dev.lockstep.model.groupware.MailboxKey;
import dev.lockstep.model.topic.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole connector between a real broker and the simulator. */
class GroupwareServiceTest {

  @TempDir static Path folder;
  private static KafkaBroker broker;
  private static KafkaProducer<byte[], byte[]> producer;

  private SimulatedGraph graph;
  private GroupwareService service;
  private TopicReader<SourceKey, GroupwareChange> changes;

  @BeforeAll
  static void startBroker() throws Exception {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    Awaitility.setDefaultPollInterval(Duration.ofMillis(5));
    broker = new KafkaBroker(folder);
    producer =
        new KafkaProducer<>(
            broker.settings().with(Map.of("linger.ms", 0)),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void stopBroker() {
    producer.close();
    broker.close();
  }

  @BeforeEach
  void start() {
    graph = new SimulatedGraph();
    changes = new TopicReader<>(broker, Topics.GROUPWARE_CHANGES);
    enrol(ADA, true);
    begin();
  }

  private void begin() {
    GroupwareSettings settings =
        GroupwareSettings.of(
            graph.access(),
            Optional.of(new GroupwareSettings.Webhook("127.0.0.1", 0, Optional.empty())));
    service =
        new GroupwareService(
            broker.settings(), settings.polling(Duration.ofMinutes(10)), "0", Clock.systemUTC());
    service.start();
    await().until(service::isReady);
  }

  @AfterEach
  void stop() {
    service.close();
    enrol(ADA, false);
    enrol(BOB, false);
    changes.close();
    graph.close();
  }

  private static <K, V> void send(Outgoing<K, V> record) {
    try {
      producer.send(record.record(broker.mapper(), broker.settings().partitions())).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void enrol(EmailAddress mailbox, boolean active) {
    send(
        Outgoing.of(
            Topics.GROUPWARE_MAILBOXES,
            new MailboxKey(mailbox, MailboxKey.Kind.ENROLMENT),
            new Enrolment(mailbox, active, "a test")));
    if (!active) {
      // the next test has another simulator, to which this one's token means nothing
      send(
          Outgoing.tombstone(
              Topics.GROUPWARE_MAILBOXES, new MailboxKey(mailbox, MailboxKey.Kind.CURSOR)));
    }
  }

  private void awaitNotifications(EmailAddress mailbox) {
    await()
        .untilAsserted(
            () ->
                assertThat(service.mailboxes())
                    .filteredOn(status -> status.mailbox().equals(mailbox))
                    .extracting(MailboxStatus::mode)
                    .containsExactly(MailboxStatus.Mode.NOTIFICATIONS));
  }

  private Optional<Map.Entry<SourceKey, GroupwareChange>> last(String eventId) {
    return changes.all().stream()
        .filter(
            entry ->
                entry.getValue() instanceof GroupwareChange.OfEvent of
                    && of.event().id().equals(eventId))
        .reduce((_, later) -> later);
  }

  private boolean shows(String eventId, String subject) {
    return last(eventId)
        .map(Map.Entry::getValue)
        .filter(
            change ->
                change instanceof EventObserved observed
                    && observed.content().subject().value().equals(subject))
        .isPresent();
  }

  @Test
  void whatAUserDoesIsPublishedBecauseGraphSaysSo() {
    awaitNotifications(ADA);

    String id = graph.create(ADA, "Visit", "");
    await().until(() -> shows(id, "Visit"));
    graph.change(ADA, id, "{'subject':'Changed'}");
    await().until(() -> shows(id, "Changed"));
    SourceKey key = last(id).orElseThrow().getKey();
    graph.delete(ADA, id);
    await().until(() -> last(id).orElseThrow().getValue() instanceof EventAbsent);
    assertThat(last(id).orElseThrow().getKey()).isEqualTo(key);
  }

  @Test
  void anEditIsPublishedSoon() {
    awaitNotifications(ADA);
    String id = graph.create(ADA, "Visit", "");
    await().until(() -> shows(id, "Visit"));
    long[] millis = new long[30];
    for (int i = 0; i < millis.length; i++) {
      String subject = "Edit " + i;
      graph.change(ADA, id, "{'subject':'" + subject + "'}");
      long begin = System.nanoTime();
      await().until(() -> shows(id, subject));
      millis[i] = (System.nanoTime() - begin) / 1_000_000;
    }
    Arrays.sort(millis);
    System.out.println(
        "edit in the mailbox to groupware.changes: median "
            + millis[15]
            + " ms, 95 % "
            + millis[28]
            + " ms");
    assertThat(millis[15]).isLessThan(1_000);
  }

  @Test
  void whatHappenedWhileTheConnectorWasAwayIsPublishedUnderItsKey() {
    awaitNotifications(ADA);
    String changed = graph.create(ADA, "Visit", "");
    String deleted = graph.create(ADA, "Lunch", "");
    await().until(() -> shows(changed, "Visit") && shows(deleted, "Lunch"));
    SourceKey key = last(deleted).orElseThrow().getKey();
    service.close();

    graph.change(ADA, changed, "{'subject':'Meanwhile'}");
    graph.delete(ADA, deleted);
    begin();

    await().until(() -> shows(changed, "Meanwhile"));
    await().until(() -> last(deleted).orElseThrow().getValue() instanceof EventAbsent);
    assertThat(last(deleted).orElseThrow().getKey()).isEqualTo(key);
    assertThat(graph.control("GET", "/subscriptions", "").get("value")).hasSize(1);
  }

  @Test
  void aCommandIsCarriedOutAndItsResultPublished() {
    AppointmentKey key = AppointmentKey.bornInCrm(1, Instant.now().toEpochMilli());
    GroupwareCommand command = creation(key);
    try (var results = new TopicReader<>(broker, Topics.GROUPWARE_RESULTS)) {
      send(Outgoing.of(Topics.GROUPWARE_COMMANDS, ADA, command));

      await()
          .until(
              () ->
                  results.values().stream()
                      .anyMatch(
                          result ->
                              result instanceof GroupwareResult.Written written
                                  && written.command().equals(command.id())));
    }

    // and the capture knows it as ours
    await()
        .until(
            () ->
                changes.all().stream()
                    .anyMatch(entry -> entry.getKey().equals(SourceKey.ofMailbox(key, ADA))));
  }

  private static GroupwareCommand creation(AppointmentKey key) {
    return new GroupwareCommand.CreateEvent(
        CommandId.parse(key + "#groupware#1"), SimulatedGraph.wanted(ADA), MailImpact.SILENT);
  }

  /** However soon after the start it comes: a later command may have made the event meanwhile. */
  @Test
  void aCreationThatWasRefusedIsNotTriedAgainAfterARestart() {
    AppointmentKey key = AppointmentKey.bornInCrm(1, Instant.now().toEpochMilli());
    GroupwareCommand command = creation(key);
    service.close();
    send(
        Outgoing.of(
            Topics.GROUPWARE_CHANGES,
            SourceKey.ofMailbox(key, ADA),
            new GroupwareChange.CreationRefused(ADA, command.id())));

    try (var results = new TopicReader<>(broker, Topics.GROUPWARE_RESULTS)) {
      send(Outgoing.of(Topics.GROUPWARE_COMMANDS, ADA, command));
      begin();

      await()
          .untilAsserted(
              () ->
                  assertThat(results.values())
                      .filteredOn(result -> result.command().equals(command.id()))
                      .singleElement()
                      .isInstanceOf(GroupwareResult.Rejected.class));
    }
    assertThat(graph.graph("GET", "/users/ada@contoso.test/events", "").get("value")).isEmpty();
  }

  @Test
  void aMailboxIsTakenUpAndGivenUpWhileRunning() {
    String id = graph.create(BOB, "Visit", "");
    enrol(BOB, true);
    await().until(() -> shows(id, "Visit"));
    awaitNotifications(BOB);
    enrol(BOB, false);

    await()
        .untilAsserted(
            () -> {
              assertThat(service.mailboxes()).extracting(MailboxStatus::mailbox).containsOnly(ADA);
              assertThat(graph.control("GET", "/subscriptions", "").get("value").toString())
                  .doesNotContain("bob");
            });
  }

  @Test
  void aMailboxThatIsClosedIsParkedAndHoldsUpNoOther() {
    graph.control("PATCH", "/mailboxes/" + BOB, "{'accessDenied':true}");
    enrol(BOB, true);

    await()
        .untilAsserted(
            () ->
                assertThat(service.mailboxes())
                    .filteredOn(status -> status.mailbox().equals(BOB))
                    .extracting(MailboxStatus::mode, MailboxStatus::words)
                    .allSatisfy(
                        tuple -> {
                          assertThat(tuple.toList().getFirst())
                              .isEqualTo(MailboxStatus.Mode.PARKED);
                          assertThat(tuple.toList().getLast().toString())
                              .contains("ErrorAccessDenied");
                        })
                    .hasSize(1));
    String id = graph.create(ADA, "Visit", "");
    await().until(() -> shows(id, "Visit"));
  }

  @Test
  void withoutSubscriptionsAMailboxIsPolledAndThatIsSaid() {
    service.close();
    graph.control(
        "POST",
        "/faults",
        "{'path':'/subscriptions','times':0,'action':{'status':403,'code':'ErrorAccessDenied'}}");
    service =
        new GroupwareService(
            broker.settings(),
            GroupwareSettings.of(
                    graph.access(),
                    Optional.of(new GroupwareSettings.Webhook("127.0.0.1", 0, Optional.empty())))
                .polling(Duration.ofMillis(100)),
            "0",
            Clock.systemUTC());
    service.start();
    String id = graph.create(ADA, "Visit", "");

    await().until(() -> shows(id, "Visit"));
    // a subscription of the life before may be known still, but none is had now
    await()
        .untilAsserted(
            () ->
                assertThat(service.mailboxes())
                    .extracting(MailboxStatus::mode)
                    .containsExactly(MailboxStatus.Mode.POLLING));
    assertThat(service.mailboxes().getFirst().words()).contains("ErrorAccessDenied");
  }

  @Test
  void aRemovedSubscriptionIsMadeAgain() {
    awaitNotifications(ADA);
    String id = graph.control("GET", "/subscriptions", "").get("value").get(0).get("id").asText();
    graph.control(
        "POST", "/subscriptions/" + id + "/lifecycle", "{'lifecycleEvent':'subscriptionRemoved'}");

    await()
        .untilAsserted(
            () ->
                assertThat(
                        graph
                            .control("GET", "/subscriptions", "")
                            .get("value")
                            .findValuesAsText("id"))
                    .isNotEmpty()
                    .doesNotContain(id));
  }

  @Test
  void itClosesWithinFiveSeconds() {
    long begin = System.nanoTime();
    service.close();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void theStatusNamesEachMailboxOnce() {
    assertThat(service.mailboxes()).extracting(MailboxStatus::mailbox).isEqualTo(List.of(ADA));
  }
}
