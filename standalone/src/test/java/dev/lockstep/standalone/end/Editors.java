package dev.lockstep.standalone.end;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.standalone.desk.CrmDesk;
import dev.lockstep.standalone.desk.MailboxDesk;
import dev.lockstep.standalone.desk.RecordId;
import dev.lockstep.standalone.graph.GraphHttp;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two users who work on while everything is killed: what was not acknowledged they do again, as a
 * person would who sees that it is not there.
 */
final class Editors {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final String graphAddress;
  private final String crmAddress;
  private final String mailbox;
  private final RecordId rep;
  private final LocalDateTime start;
  private final AtomicInteger done = new AtomicInteger();

  Editors(
      String graphAddress, String crmAddress, String mailbox, RecordId rep, LocalDateTime start) {
    this.graphAddress = graphAddress;
    this.crmAddress = crmAddress;
    this.mailbox = mailbox;
    this.rep = rep;
    this.start = start;
  }

  /** How many edits were acknowledged, on both sides together. */
  int done() {
    return done.get();
  }

  static String fromMailbox(int i) {
    return "killed, from the mailbox " + i;
  }

  static String fromCrm(int i) {
    return "killed, from the CRM " + i;
  }

  /** What the later half of the edits changes: the place. */
  static String place(int i) {
    return "Room " + i;
  }

  /** Adds so many events, then edits each of them. */
  void workInOutlook(int events) {
    try (GraphHttp graph = new GraphHttp(graphAddress)) {
      MailboxDesk outlook = new MailboxDesk(graph);
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < events; i++) {
        ObjectNode event = JSON.objectNode().put("subject", fromMailbox(i));
        event.putObject("start").put("dateTime", start + ":00").put("timeZone", "Europe/Vienna");
        event
            .putObject("end")
            .put("dateTime", start.plusHours(1) + ":00")
            .put("timeZone", "Europe/Vienna");
        event.put("transactionId", UUID.randomUUID().toString());
        untilDone(
            () ->
                ids.add(
                    graph.post(GraphHttp.user(mailbox) + "/events", event).path("id").asText()));
      }
      for (int i = 0; i < events; i++) {
        int n = i;
        untilDone(() -> outlook.edit(mailbox, ids.get(n), fromMailbox(n), place(n)));
      }
    }
  }

  /** Adds so many appointments, then edits each of them. */
  void workInCrm(int appointments) {
    List<RecordId> ids = new ArrayList<>();
    for (int i = 0; i < appointments; i++) {
      int n = i;
      untilDone(
          () -> {
            try (CrmDesk crm = new CrmDesk(crmAddress)) {
              var there = crm.findBySubject(fromCrm(n));
              ids.add(
                  there.isEmpty()
                      ? crm.addAppointment(rep, fromCrm(n), start)
                      : there.getFirst().id());
            }
          });
    }
    for (int i = 0; i < appointments; i++) {
      int n = i;
      untilDone(
          () -> {
            try (CrmDesk crm = new CrmDesk(crmAddress)) {
              crm.edit(ids.get(n), fromCrm(n), place(n));
            }
          });
    }
  }

  @FunctionalInterface
  private interface Edit {
    void make() throws IOException, SQLException, InterruptedException;
  }

  private void untilDone(Edit edit) {
    while (true) {
      try {
        edit.make();
        done.incrementAndGet();
        return;
      } catch (IOException | SQLException _) {
        Thread.onSpinWait(); // it is away: the connection is refused, and it is tried again
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
