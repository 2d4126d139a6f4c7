package dev.lockstep.groupware.capture;

import static dev.lockstep.groupware.graph.SimulatedGraph.ADA;
import static dev.lockstep.groupware.graph.SimulatedGraph.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.EventDraft;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.context.MailboxContext;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Privacy;
import dev.lockstep.groupware.event.TransactionId;
import dev.lockstep.groupware.graph.SimulatedGraph;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.Participant;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareChange.EventObserved;
import dev.lockstep.model.groupware.MailboxEntry.Cursor;
import dev.lockstep.model.zone.ZoneNames;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Copies of an event: those that Exchange makes for attendees, and those that users paste. */
class CopiesTest {

  private static final AppointmentKey KEY = AppointmentKey.bornInCrm(1, 42);

  private final EventMapping mapping =
      new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED);
  private final List<Map.Entry<SourceKey, GroupwareChange>> published = new ArrayList<>();
  private final MailboxContext ada = MailboxContext.of(ADA, 3);
  private SimulatedGraph graph;
  private DeltaRound round;
  private Optional<Cursor> cursor = Optional.empty();

  @BeforeEach
  void start() {
    graph = new SimulatedGraph();
    round =
        new DeltaRound(
            graph.calendars(),
            mapping,
            new ChangePublisher(records -> records.forEach(this::keep)),
            new Horizon(Duration.ofDays(30), Duration.ofDays(365), Duration.ofDays(7)),
            Clock.systemUTC());
  }

  private void keep(Outgoing<?, ?> record) {
    if (record.key() instanceof SourceKey key
        && record.value().orElseThrow() instanceof GroupwareChange change) {
      published.add(Map.entry(key, change));
    }
  }

  @AfterEach
  void stop() {
    graph.close();
  }

  private List<Map.Entry<SourceKey, GroupwareChange>> changes() throws Exception {
    published.clear();
    cursor = Optional.of(round.run(ada, cursor, false).cursor());
    return List.copyOf(published);
  }

  /** An event with our key; a paste has all properties of the original, but its own iCalUId. */
  private GraphEvent ofOurs(int sequence) throws Exception {
    EventState wanted =
        new EventState(
            ADA,
            Appointment.of(
                new Text("From the CRM"),
                new Timing.AllDay(
                    LocalDate.parse(SimulatedGraph.day(3)),
                    LocalDate.parse(SimulatedGraph.day(4)))),
            Footer.NONE);
    return graph
        .calendars()
        .create(
            ADA,
            new EventDraft(
                mapping.whole(wanted),
                TransactionId.of(CommandId.parse(KEY + "#groupware#" + sequence)),
                KEY));
  }

  private static SourceKey ownKey(GraphEvent event) {
    return SourceKey.ofMailbox(AppointmentKey.bornInGroupware(event.iCalUId()), ADA);
  }

  @Test
  void aPastedEventIsAnAppointmentOfItsOwn() throws Exception {
    ofOurs(1);
    assertThat(changes())
        .extracting(Map.Entry::getKey)
        .containsExactly(SourceKey.ofMailbox(KEY, ADA));
    GraphEvent pasted = ofOurs(2);

    assertThat(changes()).extracting(Map.Entry::getKey).containsExactly(ownKey(pasted));

    // and stays so
    graph.change(ADA, pasted.id(), "{'subject':'Pasted'}");
    assertThat(changes()).extracting(Map.Entry::getKey).containsExactly(ownKey(pasted));
    graph.delete(ADA, pasted.id());
    assertThat(changes()).extracting(Map.Entry::getKey).containsExactly(ownKey(pasted));
  }

  @Test
  void aPasteIsToldFromAnOriginalThatNobodyHasObservedYet() throws Exception {
    GraphEvent original = ofOurs(1);
    ada.index().created(original.id(), KEY);
    GraphEvent pasted = ofOurs(2);

    assertThat(changes())
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrder(SourceKey.ofMailbox(KEY, ADA), ownKey(pasted));
  }

  @Test
  void anEventThatIsMadeAnewAfterItWasDeletedIsNoPaste() throws Exception {
    GraphEvent first = ofOurs(1);
    changes();
    graph.delete(ADA, first.id());
    ofOurs(2);

    assertThat(changes()).extracting(Map.Entry::getKey).containsOnly(SourceKey.ofMailbox(KEY, ADA));
  }

  @Test
  void aCopySaysWhatItsOwnerAnsweredAndWhenItWasModified() throws Exception {
    graph.create(
        BOB,
        "Meeting",
        ",'attendees':[{'emailAddress':{'address':'" + ADA + "'},'type':'required'}]");
    EventObserved invited = (EventObserved) changes().getFirst().getValue();
    assertThat(invited.response()).contains(Participant.Response.NONE);
    assertThat(invited.modified()).isPresent();

    graph.graph(
        "POST",
        "/users/" + ADA + "/events/" + invited.event().id() + "/tentativelyAccept",
        "{'sendResponse':false}");

    EventObserved answered = (EventObserved) changes().getFirst().getValue();
    assertThat(answered.response()).contains(Participant.Response.TENTATIVE);
    assertThat(answered.organized()).isFalse();
  }
}
