package dev.lockstep.groupware.capture;

import static dev.lockstep.groupware.graph.SimulatedGraph.ADA;
import static dev.lockstep.groupware.graph.SimulatedGraph.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.graph.SimulatedGraph;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.groupware.GroupwareChange.EventObserved;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Copies of an event: those that Exchange makes for attendees, and those that users paste. */
class CopiesTest {

  private static final AppointmentKey KEY = AppointmentKey.bornInCrm(1, 42);

  private final RoundBench bench = new RoundBench();
  private final SimulatedGraph graph = bench.graph();

  @AfterEach
  void stop() {
    bench.close();
  }

  private GraphEvent ofOurs(int sequence) throws Exception {
    return bench.ofOurs(KEY, sequence);
  }

  private static SourceKey ownKey(GraphEvent event) {
    return SourceKey.ofMailbox(AppointmentKey.bornInGroupware(event.iCalUId()), ADA);
  }

  @Test
  void aPastedEventIsAnAppointmentOfItsOwn() throws Exception {
    ofOurs(1);
    assertThat(bench.changes())
        .extracting(Map.Entry::getKey)
        .containsExactly(SourceKey.ofMailbox(KEY, ADA));
    GraphEvent pasted = ofOurs(2);

    assertThat(bench.changes()).extracting(Map.Entry::getKey).containsExactly(ownKey(pasted));

    // and stays so
    graph.change(ADA, pasted.id(), "{'subject':'Pasted'}");
    assertThat(bench.changes()).extracting(Map.Entry::getKey).containsExactly(ownKey(pasted));
    graph.delete(ADA, pasted.id());
    assertThat(bench.changes()).extracting(Map.Entry::getKey).containsExactly(ownKey(pasted));
  }

  @Test
  void aPasteIsToldFromAnOriginalThatNobodyHasObservedYet() throws Exception {
    GraphEvent original = ofOurs(1);
    bench.context().index().created(original.id(), KEY);
    GraphEvent pasted = ofOurs(2);

    assertThat(bench.changes())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(SourceKey.ofMailbox(KEY, ADA), ownKey(pasted));
  }

  @Test
  void anEventThatIsMadeAnewAfterItWasDeletedIsNoPaste() throws Exception {
    GraphEvent first = ofOurs(1);
    bench.changes();
    graph.delete(ADA, first.id());
    ofOurs(2);

    assertThat(bench.changes())
        .extracting(Map.Entry::getKey)
        .containsOnly(SourceKey.ofMailbox(KEY, ADA));
  }

  @Test
  void aCopySaysWhatItsOwnerAnsweredAndWhenItWasModified() throws Exception {
    graph.create(
        BOB,
        "Meeting",
        ",'attendees':[{'emailAddress':{'address':'" + ADA + "'},'type':'required'}]");
    EventObserved invited = (EventObserved) bench.changes().getFirst().getValue();
    assertThat(invited.response()).contains(Participant.Response.NONE);
    assertThat(invited.modified()).isPresent();

    graph.graph(
        "POST",
        "/users/" + ADA + "/events/" + invited.event().id() + "/tentativelyAccept",
        "{'sendResponse':false}");

    EventObserved answered = (EventObserved) bench.changes().getFirst().getValue();
    assertThat(answered.response()).contains(Participant.Response.TENTATIVE);
    assertThat(answered.organized()).isFalse();
  }
}
