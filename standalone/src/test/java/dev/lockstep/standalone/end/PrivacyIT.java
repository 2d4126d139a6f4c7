package dev.lockstep.standalone.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.standalone.desk.CrmDesk;
import dev.lockstep.standalone.desk.MailboxDesk;
import dev.lockstep.standalone.desk.RecordId;
import dev.lockstep.standalone.graph.GraphHttp;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/**
 * The invariant Privacy (architecture.md, section 12): the content of a private appointment never
 * enters a topic, a log or the other side. Here on real topics, with all that is logged.
 */
@ExtendWith(SharedStack.class)
class PrivacyIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LocalDateTime start = LocalDate.now(MailboxDesk.ZONE).plusDays(3).atTime(14, 0);
  private final String mark = UUID.randomUUID().toString();
  private final String secret = "secret-" + mark;
  private final String mailbox = "private-" + mark + "@contoso.test";
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger ours = (Logger) LoggerFactory.getLogger("dev.lockstep");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final SharedStack.Running running;
  private final CrmDesk crm;

  PrivacyIT(SharedStack.Running running) throws Exception {
    this.running = running;
    this.crm = running.crm();
  }

  @BeforeEach
  void everythingIsLogged() {
    log.start();
    root.addAppender(log);
    ours.setLevel(Level.DEBUG);
  }

  @AfterEach
  void asBefore() throws Exception {
    ours.setLevel(Level.INFO);
    root.detachAppender(log);
    crm.close();
  }

  @Test
  void privacy() throws Exception {
    running.outlook().addMailbox(mailbox, "Private");
    RecordId person = crm.addPerson("Private", "Person", mailbox, Optional.empty());
    RecordId rep = crm.addRep("Private Person", mailbox, person, true);
    crm.addAppointment(rep, "open " + mark, start);
    JsonNode event = eventOf("open " + mark);

    String own = running.graph().post(path(), event(secret + "-new", start)).get("id").asText();
    running.graph().patch(path() + "/" + own, text(secret + "-changed"));
    becomesSecretInTheCrm("open " + mark);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        running
                            .graph()
                            .get(path() + "/" + event.get("id").asText())
                            .get("sensitivity")
                            .asText())
                    .isEqualTo("private"));
    passes("between " + mark);
    running.graph().delete(path() + "/" + own);
    passes("after " + mark);

    assertThat(subjects(rep)).contains(secret + "-crm", "between " + mark, "after " + mark);
    assertThat(subjects(rep)).anyMatch(subject -> subject.equals("Private appointment"));
    assertThat(subjects(rep)).noneMatch(it -> it.contains(secret + "-new"));
    List<String> topics = topicsWith(mark.getBytes(StandardCharsets.US_ASCII));
    assertThat(topics).as("topics that have read of these appointments").isNotEmpty();
    assertThat(topicsWith(secret.getBytes(StandardCharsets.US_ASCII))).isEmpty();
    ours.debug("what was logged until now is looked at");
    List<String> logged = List.copyOf(log.list).stream().map(PrivacyIT::words).toList();
    assertThat(logged.getLast()).startsWith("what was logged until now is looked at");
    assertThat(logged).noneMatch(line -> line.contains(secret));
  }

  private String path() {
    return GraphHttp.user(mailbox) + "/events";
  }

  private ObjectNode event(String subject, LocalDateTime at) {
    ObjectNode event = text(subject).put("subject", subject).put("sensitivity", "private");
    event.putObject("start").put("dateTime", at + ":00").put("timeZone", "Europe/Vienna");
    event.putObject("end").put("dateTime", at + ":30").put("timeZone", "Europe/Vienna");
    event.putObject("location").put("displayName", subject);
    return event;
  }

  private static ObjectNode text(String text) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.putObject("body").put("contentType", "text").put("content", text);
    return event;
  }

  /** An open one that is added now has a record: what was added before it was read too. */
  private void passes(String subject) throws Exception {
    running.outlook().add(mailbox, subject, start.plusDays(1), List.of());
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(crm.findBySubject(subject)).hasSize(1));
  }

  private JsonNode eventOf(String subject) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> {
              for (JsonNode one : running.graph().get(path()).get("value")) {
                if (one.get("subject").asText().equals(subject)) {
                  return Optional.of(one);
                }
              }
              return Optional.<JsonNode>empty();
            },
            Optional::isPresent)
        .orElseThrow();
  }

  /** Subject, text and flag in one statement, as a form writes them. */
  private void becomesSecretInTheCrm(String subject) throws Exception {
    try (Connection connection = running.database();
        PreparedStatement update =
            connection.prepareStatement(
                "update crm.ma set private = true, subject = ?, text = ?, updated_on = now()"
                    + " where subject = ?")) {
      update.setString(1, secret + "-crm");
      update.setString(2, secret + "-crm");
      update.setString(3, subject);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private List<String> subjects(RecordId rep) throws Exception {
    List<String> subjects = new ArrayList<>();
    try (Connection connection = running.database();
        PreparedStatement select =
            connection.prepareStatement("select subject from crm.ma where rep_id = ?")) {
      select.setLong(1, rep.station() * 1_000_000_000L + rep.serial());
      var rows = select.executeQuery();
      while (rows.next()) {
        subjects.add(rows.getString(1));
      }
    }
    return subjects;
  }

  private static String words(ILoggingEvent event) {
    return event.getFormattedMessage()
        + event.getKeyValuePairs()
        + (event.getThrowableProxy() == null
            ? ""
            : ThrowableProxyUtil.asString(event.getThrowableProxy()));
  }

  /** The topics, changelogs among them, of which a key or a value holds these bytes. */
  private List<String> topicsWith(byte[] sought) {
    String text = new String(sought, StandardCharsets.ISO_8859_1);
    List<String> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", running.addresses().kafka()),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.listTopics().values().stream()
              .flatMap(List::stream)
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          if ((holds(record.key(), text) || holds(record.value(), text))
              && !found.contains(record.topic())) {
            found.add(record.topic());
          }
        }
      }
    }
    return found;
  }

  private static boolean holds(byte @org.jspecify.annotations.Nullable [] bytes, String text) {
    return bytes != null && new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
  }
}
