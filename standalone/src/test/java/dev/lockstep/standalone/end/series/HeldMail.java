package dev.lockstep.standalone.end.series;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.standalone.desk.CrmDesk;
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

  private final SharedUp.Running running;
  private final Console console;

  HeldMail(SharedUp.Running running) {
    this.running = running;
    this.console = new Console(running.console());
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
      console.order("release", scene.key() + "/" + renamed);
      scene.agenda.change(renamed, visit -> visit.named("Second briefing"));
      scene.shouldAgree("a new name of one released");
      assertThat(mails()).containsExactly("invitation " + subject, "update Second briefing");

      LocalDate deleted = scene.agenda.date(3);
      held(scene, deleted, "del_cd = 1");
      assertThat(scene.calendar.visits(scene.master())).containsKey(deleted);
      console.order("release", scene.key() + "/" + deleted);
      scene.agenda.cancel(deleted);
      scene.shouldAgree("the deletion of one released");
      List<String> told =
          List.of("invitation " + subject, "update Second briefing", "cancellation " + subject);
      assertThat(mails()).isEqualTo(told);

      LocalDate dismissed = scene.agenda.date(2);
      held(scene, dismissed, "location = 'Nowhere'");
      console.order("dismiss", scene.key() + "/" + dismissed);
      scene.should(
          "nothing waits any more",
          () -> assertThat(console.workList()).doesNotContain(scene.key() + "/" + dismissed));
      assertThat(scene.calendar.visits(scene.master())).isEqualTo(scene.agenda.visits());
      assertThat(mails()).isEqualTo(told);
    }
  }

  private void held(Scene scene, LocalDate date, String edit) throws Exception {
    scene.records.change(scene.key(), date, edit);
    scene.should(
        "it waits for a person: " + edit,
        () -> assertThat(console.workList()).contains(scene.key() + "/" + date).contains(OUTSIDE));
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
}
