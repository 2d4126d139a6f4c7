package dev.lockstep.standalone.end;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.standalone.desk.CrmDesk;
import dev.lockstep.standalone.desk.Event;
import dev.lockstep.standalone.desk.MailboxDesk;
import dev.lockstep.standalone.desk.RecordId;
import dev.lockstep.standalone.desk.Row;
import dev.lockstep.standalone.graph.GraphHttp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledIT {
  /** Each is added and edited: 500 edits on both sides together. */
  private static final int APPOINTMENTS = 125;

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String MAILBOX = "killed@contoso.test";

  @TempDir Path folder;

  @Test
  void aKillInTheMiddleOfFiveHundredEditsLosesAndDoublesNothing() throws Exception {
    String data = folder.resolve("data").toString();
    LocalDateTime start = LocalDate.now(MailboxDesk.ZONE).plusDays(4).atTime(10, 0);
    Editors editors;
    Thread outlookUser;
    Thread crmUser;
    try (UpProcess up = UpProcess.start(folder, "up", "--data", data)) {
      JsonNode ready = up.ready();
      String graph = ready.path("graph").asText();
      String crm = ready.path("crm").asText();
      editors = new Editors(graph, crm, MAILBOX, repWithMailbox(graph, crm), start);
      outlookUser = Thread.ofPlatform().start(() -> editors.workInOutlook(APPOINTMENTS));
      crmUser = Thread.ofPlatform().start(() -> editors.workInCrm(APPOINTMENTS));
      await().atMost(PATIENCE).until(() -> editors.done() >= 2 * APPOINTMENTS);
      up.kill();
    }
    assertThat(editors.done()).as("edits when it was killed").isLessThan(4 * APPOINTMENTS);

    try (UpProcess up = UpProcess.start(folder, "up", "--data", data)) {
      JsonNode ready = up.ready();
      assertThat(outlookUser.join(PATIENCE)).isTrue();
      assertThat(crmUser.join(PATIENCE)).isTrue();
      assertThat(editors.done()).isEqualTo(4 * APPOINTMENTS);
      try (GraphHttp graph = new GraphHttp(ready.path("graph").asText());
          CrmDesk crm = new CrmDesk(ready.path("crm").asText())) {
        await()
            .atMost(PATIENCE)
            .pollInterval(500, TimeUnit.MILLISECONDS)
            .untilAsserted(() -> bothSidesAreEqual(new MailboxDesk(graph), crm, start));
        assertThat(graph.get("/_sim/outbox").path("value")).isEmpty();
      }
    }
  }

  private static void bothSidesAreEqual(MailboxDesk outlook, CrmDesk crm, LocalDateTime start)
      throws Exception {
    List<Event> events = outlook.day(MAILBOX, start);
    assertThat(events).hasSize(2 * APPOINTMENTS);
    assertThat(crm.count()).isEqualTo(2 * APPOINTMENTS);
    for (int i = 0; i < APPOINTMENTS; i++) {
      for (String subject : List.of(Editors.fromMailbox(i), Editors.fromCrm(i))) {
        assertThat(crm.findBySubject(subject))
            .singleElement()
            .extracting(Row::location)
            .isEqualTo(Editors.place(i));
        assertThat(events)
            .filteredOn(event -> event.subject().equals(subject))
            .singleElement()
            .extracting(Event::location)
            .isEqualTo(Editors.place(i));
      }
    }
  }

  private static RecordId repWithMailbox(String graphAddress, String crmAddress) throws Exception {
    try (GraphHttp graph = new GraphHttp(graphAddress);
        CrmDesk crm = new CrmDesk(crmAddress)) {
      new MailboxDesk(graph).addMailbox(MAILBOX, "Killed");
      RecordId person = crm.addPerson("Killed", "Rep", MAILBOX, Optional.empty());
      return crm.addRep("Killed Rep", MAILBOX, person, true);
    }
  }
}
