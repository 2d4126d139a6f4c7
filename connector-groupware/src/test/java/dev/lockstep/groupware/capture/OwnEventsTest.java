package dev.lockstep.groupware.capture;

import static dev.lockstep.groupware.graph.SimulatedGraph.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.Calendars;
import dev.lockstep.groupware.calendar.DeltaItem;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.groupware.GroupwareChange.EventObserved;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rounds over what we have written ourselves. */
class OwnEventsTest {

  private final RoundBench bench = new RoundBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void anEventOfOurOwnIsReportedUnderTheKeyInItsProperty() throws Exception {
    AppointmentKey key = AppointmentKey.bornInCrm(1, 42);
    GraphEvent created = bench.ofOurs(key, 1);

    assertThat(bench.onlyChange().getKey()).isEqualTo(SourceKey.ofMailbox(key, ADA));

    // and, gone, under the same key
    bench.graph().delete(ADA, created.id());
    assertThat(bench.onlyChange().getKey()).isEqualTo(SourceKey.ofMailbox(key, ADA));
  }

  @Test
  void whatOurOwnWriteOvertookIsReadAgainBeforeItIsPublished() throws Exception {
    // Given a write of ours between the reading of a page and its publication
    String id = bench.graph().create(ADA, "Visit", "");
    Calendars overtaken =
        new CalendarsWithHook(
            bench.graph().calendars(),
            page -> {
              GraphEvent event = ((DeltaItem.Whole) page.items().getFirst()).event();
              bench.graph().change(ADA, id, "{'subject':'Written by us'}");
              bench.context().writes().replaced(id, event.etag());
            });
    bench.useRound(overtaken, 365, Clock.systemUTC());

    // Then
    assertThat(bench.onlyChange().getValue())
        .isInstanceOfSatisfying(
            EventObserved.class,
            observed ->
                assertThat(observed.content().subject()).isEqualTo(new Text("Written by us")));
  }

  @Test
  void aVersionThatOurOwnWriteReplacedIsNeverPublishedEvenIfGraphStillShowsIt() throws Exception {
    String id = bench.graph().create(ADA, "Visit", "");
    EventObserved seen = (EventObserved) bench.onlyChange().getValue();
    bench.restart();
    bench.loseCursor();
    bench.context().writes().replaced(id, seen.version());

    assertThat(bench.changes()).isEmpty();
  }
}
