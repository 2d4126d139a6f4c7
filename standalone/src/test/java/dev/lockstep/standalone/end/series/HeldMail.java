package dev.lockstep.standalone.end.series;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.standalone.desk.CrmDesk;
import dev.lockstep.standalone.end.SharedStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A guest from outside comes to a series; edits of single records in the CRM would mail that guest.
 * Each waits for a person, and a release mails once, about that occurrence alone.
 */
final class HeldMail {

  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime TEN = LocalTime.of(10, 0);
  private static final String OUTSIDE = "series-outside@fabrikam.test";
  private static final int TAKEN = 202;

  private final SharedStack.Running running;

  HeldMail(SharedStack.Running running) {
    this.running = running;
  }

  void play() throws Exception {
    try (Scene scene =
            new Scene(
                running, "held", ZoneId.of("Europe/Berlin"), "W. Europe Standard Time", false);
        CrmDesk crm = running.crm()) {
      crm.addPerson("Outside", "Series", OUTSIDE, Optional.empty());
      String subject = scene.subject("Briefing");
      scene.create(
          subject,
          NINE,
          TEN,
          1,
          scene.start().plusWeeks(3),
          ",'attendees':[{'type':'required','emailAddress':{'address':'" + OUTSIDE + "'}}]");
      scene.shouldAgree("created with a guest from outside");
      assertThat(mails()).containsExactly("invitation " + subject);

      LocalDate renamed = scene.agenda.date(1);
      held(scene, renamed, "subject = 'Second briefing'");
      assertThat(mails()).containsExactly("invitation " + subject);
      order(scene, "release", renamed);
      scene.agenda.change(renamed, visit -> visit.named("Second briefing"));
      scene.shouldAgree("a new name of one released");
      assertThat(mails()).containsExactly("invitation " + subject, "update Second briefing");

      LocalDate deleted = scene.agenda.date(3);
      held(scene, deleted, "del_cd = 1");
      assertThat(scene.calendar.visits(scene.master())).containsKey(deleted);
      order(scene, "release", deleted);
      scene.agenda.cancel(deleted);
      scene.shouldAgree("the deletion of one released");
      List<String> told =
          List.of("invitation " + subject, "update Second briefing", "cancellation " + subject);
      assertThat(mails()).isEqualTo(told);

      LocalDate dismissed = scene.agenda.date(2);
      held(scene, dismissed, "location = 'Nowhere'");
      order(scene, "dismiss", dismissed);
      scene.should(
          "nothing waits any more",
          () -> assertThat(workList()).doesNotContain(scene.key() + "/" + dismissed));
      assertThat(scene.calendar.visits(scene.master())).isEqualTo(scene.agenda.visits());
      assertThat(mails()).isEqualTo(told);
    }
  }

  private void held(Scene scene, LocalDate date, String edit) throws Exception {
    scene.records.change(scene.key(), date, edit);
    scene.should(
        "it waits for a person: " + edit,
        () -> assertThat(workList()).contains(scene.key() + "/" + date).contains(OUTSIDE));
  }

  /** What the guest was sent, in its order: kind and subject. */
  private List<String> mails() throws Exception {
    List<String> mails = new ArrayList<>();
    for (JsonNode mail : running.graph().get("/_sim/outbox").path("value")) {
      if (mail.path("to").asText().equals(OUTSIDE)) {
        mails.add(mail.path("kind").asText() + " " + mail.path("subject").asText());
      }
    }
    return mails;
  }

  private String workList() throws Exception {
    return answer(HttpRequest.newBuilder(console("/worklist")).build()).body();
  }

  private void order(Scene scene, String verb, LocalDate date) throws Exception {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("by", "an operator");
    body.putArray("ids").add(scene.key() + "/" + date);
    HttpResponse<String> answer =
        answer(
            HttpRequest.newBuilder(console("/worklist/" + verb))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString(), UTF_8))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(TAKEN);
  }

  private URI console(String path) {
    return URI.create(running.addresses().console() + path);
  }

  private static HttpResponse<String> answer(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }
}
