package dev.lockstep.standalone.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.standalone.desk.CrmDesk;
import dev.lockstep.standalone.desk.Event;
import dev.lockstep.standalone.desk.MailboxDesk;
import dev.lockstep.standalone.desk.RecordId;
import dev.lockstep.standalone.desk.Row;
import dev.lockstep.standalone.graph.GraphHttp;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each of these has an explanation, and after each of them a sound appointment still passes. */
@ExtendWith(SharedStack.class)
class BadInputsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final LocalDateTime start = LocalDate.now(MailboxDesk.ZONE).plusDays(3).atTime(9, 0);
  private final String mailbox = "bad-" + UUID.randomUUID() + "@contoso.test";
  private final SharedStack.Running running;
  private final MailboxDesk outlook;
  private CrmDesk crm;
  private RecordId rep;

  BadInputsIT(SharedStack.Running running) throws Exception {
    this.running = running;
    this.outlook = running.outlook();
    this.crm = running.crm();
    this.rep = new RecordId(0, 0);
  }

  @BeforeEach
  void aRepWithAMailbox() throws Exception {
    outlook.addMailbox(mailbox, "Bad");
    RecordId person = crm.addPerson("Bad", "Input", mailbox, Optional.empty());
    rep = crm.addRep("Bad Input", mailbox, person, true);
  }

  @AfterEach
  void soundOnesStillPassBothWays() throws Exception {
    String fromCrm = "sound " + UUID.randomUUID();
    crm.addAppointment(rep, fromCrm, start.plusDays(1));
    event(fromCrm, start.plusDays(1));
    String fromMailbox = "sound " + UUID.randomUUID();
    outlook.add(mailbox, fromMailbox, start.plusDays(1), List.of());
    row(fromMailbox);
    crm.close();
  }

  @Test
  void aRecordThatEndsBeforeItStartsIsExplained() throws Exception {
    RecordId record = crm.addAppointment(rep, "backwards", start);
    sql("update crm.ma set end_date = start_date - 1 where serial_no = " + record.serial());

    assertThat(explained(record)).contains("ends before it starts");
  }

  @Test
  void aRecordOfARepWhoIsNobodyIsExplained() throws Exception {
    RecordId record = crm.addAppointment(new RecordId(7, 4711), "nobody's", start);

    assertThat(explained(record)).containsAnyOf("nobody", "no such rep", "rep");
  }

  @Test
  void aRecordWithoutASubjectBecomesAnEvent() throws Exception {
    crm.addAppointment(rep, "", start);

    assertThat(event("", start)).isNotNull();
  }

  @Test
  void anAddressWithoutAnAtIsNoReasonToStop() throws Exception {
    RecordId person = crm.addPerson("No", "At", "no-at-sign", Optional.empty());
    RecordId record = crm.addAppointment(rep, "no at " + mailbox, start);
    crm.addParticipant(record, person);

    assertThat(event("no at " + mailbox, start).attendees()).isEmpty();
  }

  @Test
  void aSubjectOfFiveThousandCharactersIsCutAndNeverWrittenBack() throws Exception {
    String subject = "long " + "x".repeat(4_995);
    RecordId record = crm.addAppointment(rep, subject, start);

    Event event = event(subject.substring(0, 255), start);
    outlook.edit(mailbox, event.id(), event.subject(), "Room 1");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(crm.find(record)).map(Row::location).contains("Room 1"));
    assertThat(crm.find(record)).map(Row::subject).contains(subject);
  }

  /** Graph itself takes no request of more than about four. */
  @Test
  void aTextOfFourMegabytesFromTheMailboxIsCutInTheCrm() throws Exception {
    String subject = "big " + mailbox;
    ObjectNode event = json(subject);
    event.putObject("body").put("contentType", "text").put("content", "y".repeat(4_000_000));
    running.graph().post(GraphHttp.user(mailbox) + "/events", event);

    assertThat(row(subject).text()).startsWith("yyy").hasSizeLessThanOrEqualTo(100_000);
  }

  @Test
  void aTextOfFiveMegabytesFromTheCrmIsExplainedOrCut() throws Exception {
    RecordId record = crm.addAppointment(rep, "big record " + mailbox, start);
    sql("update crm.ma set text = repeat('z', 5000000) where serial_no = " + record.serial());

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(outlook.findBySubject(mailbox, start, "big record " + mailbox))
                    .singleElement()
                    .satisfies(one -> assertThat(one.text()).startsWith("zzz")));
  }

  @Test
  void anEmojiPassesBothWays() throws Exception {
    crm.addAppointment(rep, "🎉 from the CRM " + mailbox, start);
    event("🎉 from the CRM " + mailbox, start);
    outlook.add(mailbox, "👩‍👩‍👧 from the mailbox " + mailbox, start, List.of());

    assertThat(row("👩‍👩‍👧 from the mailbox " + mailbox)).isNotNull();
  }

  @Test
  void aNulByteIsLeftOut() throws Exception {
    outlook.add(mailbox, "nul\u0000 byte " + mailbox, start, List.of());

    assertThat(row("nul byte " + mailbox)).isNotNull();
  }

  private Row row(String subject) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(crm.findBySubject(subject)).hasSize(1));
    try {
      return crm.findBySubject(subject).getFirst();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private Event event(String subject, LocalDateTime day) throws Exception {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(outlook.findBySubject(mailbox, day, subject)).hasSize(1));
    return outlook.findBySubject(mailbox, day, subject).getFirst();
  }

  private ObjectNode json(String subject) {
    ObjectNode event = JsonNodeFactory.instance.objectNode().put("subject", subject);
    event.putObject("start").put("dateTime", start + ":00").put("timeZone", "Europe/Vienna");
    event.putObject("end").put("dateTime", start + ":30").put("timeZone", "Europe/Vienna");
    return event;
  }

  private void sql(String text) throws Exception {
    try (Connection connection = running.database();
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  /** What the console tells about a record, once it tells something. */
  private String explained(RecordId record) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(
                  URI.create(running.addresses().console() + "/explain?record=" + record))
              .build();
      return await()
          .atMost(PATIENCE)
          .until(
              () -> client.send(request, HttpResponse.BodyHandlers.ofString()).body(),
              body -> body.contains("\"words\""));
    }
  }
}
