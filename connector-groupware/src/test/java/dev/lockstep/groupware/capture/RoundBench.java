package dev.lockstep.groupware.capture;

import static dev.lockstep.groupware.graph.SimulatedGraph.ADA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.Calendars;
import dev.lockstep.groupware.calendar.EventDraft;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.context.MailboxContext;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Privacy;
import dev.lockstep.groupware.event.TransactionId;
import dev.lockstep.groupware.graph.SimulatedGraph;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.MailboxEntry.Cursor;
import dev.lockstep.model.zone.ZoneNames;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rounds over the mailbox of Ada in the simulator; what they publish is kept in a list. */
final class RoundBench implements AutoCloseable {

  private final EventMapping mapping =
      new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED);
  private final List<List<Outgoing<?, ?>>> transactions = new ArrayList<>();
  private final SimulatedGraph graph;
  private DeltaRound round;
  private MailboxContext ada = MailboxContext.of(ADA, 3);
  private Optional<Cursor> cursor = Optional.empty();

  RoundBench() {
    graph = new SimulatedGraph();
    round = round(365, Clock.systemUTC());
  }

  SimulatedGraph graph() {
    return graph;
  }

  EventMapping mapping() {
    return mapping;
  }

  MailboxContext context() {
    return ada;
  }

  Optional<Cursor> cursor() {
    return cursor;
  }

  List<List<Outgoing<?, ?>>> transactions() {
    return transactions;
  }

  /** Another process goes on, which knows nothing of the mailbox but how far it was read. */
  void restart() {
    ada = MailboxContext.of(ADA, 3);
  }

  void loseCursor() {
    cursor = Optional.empty();
  }

  /** Rounds look so far ahead from now on. */
  void useRound(int daysAhead, Clock clock) {
    round = round(daysAhead, clock);
  }

  void useRound(Calendars calendars, int daysAhead, Clock clock) {
    round = round(calendars, daysAhead, clock);
  }

  private DeltaRound round(int daysAhead, Clock clock) {
    return round(graph.calendars(), daysAhead, clock);
  }

  private DeltaRound round(Calendars calendars, int daysAhead, Clock clock) {
    return new DeltaRound(
        calendars,
        mapping,
        new ChangePublisher(records -> transactions.add(List.copyOf(records))),
        new Horizon(Duration.ofDays(30), Duration.ofDays(daysAhead), Duration.ofDays(7)),
        clock);
  }

  @Override
  public void close() {
    graph.close();
  }

  /**
   * An event that was made for an appointment with this key, as the sink makes it; a paste of it
   * has all its properties, but its own iCalUId.
   */
  GraphEvent ofOurs(AppointmentKey key, int sequence) throws Exception {
    return graph
        .calendars()
        .create(
            ADA,
            new EventDraft(
                mapping.whole(SimulatedGraph.wanted(ADA)),
                TransactionId.of(CommandId.parse(key + "#groupware#" + sequence)),
                key));
  }

  /** One round; what it published, by key. */
  List<Map.Entry<SourceKey, GroupwareChange>> changes() throws Exception {
    transactions.clear();
    cursor = Optional.of(round.run(ada, cursor, false).cursor());
    List<Map.Entry<SourceKey, GroupwareChange>> changes = new ArrayList<>();
    for (List<Outgoing<?, ?>> transaction : transactions) {
      for (Outgoing<?, ?> record : transaction) {
        if (record.key() instanceof SourceKey key
            && record.value().orElseThrow() instanceof GroupwareChange change) {
          changes.add(Map.entry(key, change));
        }
      }
    }
    return changes;
  }

  Map.Entry<SourceKey, GroupwareChange> onlyChange() throws Exception {
    List<Map.Entry<SourceKey, GroupwareChange>> changes = changes();
    assertThat(changes).hasSize(1);
    return changes.getFirst();
  }

  SourceKey key(String id) {
    return SourceKey.ofMailbox(
        AppointmentKey.bornInGroupware(
            graph.graph("GET", "/users/" + ADA + "/events/" + id, "").get("iCalUId").asText()),
        ADA);
  }
}
