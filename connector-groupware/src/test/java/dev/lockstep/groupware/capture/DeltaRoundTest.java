package dev.lockstep.groupware.capture;

import static dev.lockstep.groupware.graph.SimulatedGraph.ADA;
import static dev.lockstep.groupware.graph.SimulatedGraph.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.graph.SimulatedGraph;
import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareChange.EventAbsent;
import dev.lockstep.model.groupware.GroupwareChange.EventObserved;
import dev.lockstep.model.groupware.MailboxEntry.Cursor;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rounds over simulated mailboxes, through the real SDK. */
class DeltaRoundTest {

  private final RoundBench bench = new RoundBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void theFirstRoundPublishesEverythingAndTheCursorMovesWithTheLastPage() throws Exception {
    for (int i = 0; i < 5; i++) {
      bench.graph().create(ADA, "Event " + i, "");
    }

    assertThat(bench.changes()).hasSize(5);

    assertThat(bench.transactions().getLast().getLast().value().orElseThrow())
        .isInstanceOf(Cursor.class);
    assertThat(bench.transactions().subList(0, bench.transactions().size() - 1))
        .allSatisfy(
            page ->
                assertThat(page)
                    .noneMatch(record -> record.value().orElseThrow() instanceof Cursor));
    assertThat(bench.changes()).isEmpty();
    assertThat(bench.transactions()).isEmpty();
  }

  @Test
  void anEditIsPublishedWithItsVersion() throws Exception {
    String id = bench.graph().create(ADA, "Visit", "");
    bench.changes();
    bench.graph().change(ADA, id, "{'subject':'Moved','location':{'displayName':'Vienna'}}");

    Map.Entry<SourceKey, GroupwareChange> change = bench.onlyChange();

    assertThat(change.getKey()).isEqualTo(bench.key(id));
    assertThat(change.getValue())
        .isInstanceOfSatisfying(
            EventObserved.class,
            observed -> {
              assertThat(observed.content().subject()).isEqualTo(new Text("Moved"));
              assertThat(observed.content().location()).isEqualTo(new Text("Vienna"));
              assertThat(observed.organized()).isTrue();
              assertThat(observed.organizer()).isEqualTo(ADA);
              assertThat(observed.version()).startsWith("W/\"");
            });
  }

  @Test
  void aDeletedEventIsAbsentUnderTheKeyItHad() throws Exception {
    String id = bench.graph().create(ADA, "Visit", "");
    SourceKey key = bench.key(id);
    bench.changes();
    bench.graph().delete(ADA, id);

    Map.Entry<SourceKey, GroupwareChange> change = bench.onlyChange();

    assertThat(change.getKey()).isEqualTo(key);
    assertThat(change.getValue())
        .isInstanceOfSatisfying(
            EventAbsent.class, absent -> assertThat(absent.absence()).isEqualTo(Absence.DELETED));
  }

  @Test
  void anEventThatLeftTheWindowIsNotDeleted() throws Exception {
    String id = bench.graph().create(ADA, "Visit", "");
    bench.changes();
    bench
        .graph()
        .change(
            ADA,
            id,
            """
        {'start':{'dateTime':'%1$sT09:00:00','timeZone':'UTC'},
         'end':{'dateTime':'%1$sT10:00:00','timeZone':'UTC'}}"""
                .formatted(SimulatedGraph.day(800)));

    assertThat(bench.onlyChange().getValue())
        .isInstanceOfSatisfying(
            EventAbsent.class,
            absent -> assertThat(absent.absence()).isEqualTo(Absence.OUT_OF_WINDOW));

    bench.graph().delete(ADA, id);
    assertThat(bench.onlyChange().getValue())
        .isInstanceOfSatisfying(
            EventAbsent.class, absent -> assertThat(absent.absence()).isEqualTo(Absence.DELETED));
  }

  @Test
  void anEventThatWasNeverSeenIsNotReportedGone() throws Exception {
    bench.changes();
    String id = bench.graph().create(ADA, "Visit", "");
    bench.graph().delete(ADA, id);

    assertThat(bench.changes()).isEmpty();
  }

  @Test
  void aCopyInAnotherMailboxHasTheSameKeyAndNamesTheOrganizer() throws Exception {
    String id =
        bench
            .graph()
            .create(
                BOB,
                "Meeting",
                ",'attendees':[{'emailAddress':{'address':'" + ADA + "'},'type':'required'}]");
    String iCalUId =
        bench.graph().graph("GET", "/users/" + BOB + "/events/" + id, "").get("iCalUId").asText();

    Map.Entry<SourceKey, GroupwareChange> change = bench.onlyChange();

    assertThat(change.getKey())
        .isEqualTo(SourceKey.ofMailbox(AppointmentKey.bornInGroupware(iCalUId), ADA));
    assertThat(change.getValue())
        .isInstanceOfSatisfying(
            EventObserved.class,
            observed -> {
              assertThat(observed.organized()).isFalse();
              assertThat(observed.organizer()).isEqualTo(BOB);
              assertThat(observed.content().participants().addresses()).containsExactly(BOB);
            });
  }

  @Test
  void aPrivateEventIsPublishedMasked() throws Exception {
    bench
        .graph()
        .create(
            ADA, "Doctor", ",'sensitivity':'private','body':{'contentType':'text','content':'X'}");

    assertThat(bench.onlyChange().getValue().toString()).doesNotContain("Doctor", "X\"");
  }

  @Test
  void anEmptyPageInBetweenEndsNothing() throws Exception {
    bench.graph().create(ADA, "Visit", "");
    bench.graph().control("POST", "/delta/empty-page", "{'mailbox':'" + ADA + "'}");

    assertThat(bench.changes()).hasSize(1);
  }

  @Test
  void whatGraphRepeatsIsPublishedOnce() throws Exception {
    String id = bench.graph().create(ADA, "Visit", "");
    bench.changes();
    bench
        .graph()
        .control("POST", "/delta/replay", "{'mailbox':'" + ADA + "','eventId':'" + id + "'}");

    assertThat(bench.changes()).isEmpty();
  }

  @Test
  void anEventThatWasOnlyOpenedIsPublishedForTheProcessorToJudge() throws Exception {
    String id = bench.graph().create(ADA, "Visit", "");
    bench.changes();
    bench.graph().control("POST", "/mailboxes/" + ADA + "/touch/" + id, "");

    assertThat(bench.onlyChange().getValue()).isInstanceOf(EventObserved.class);
  }
}
