package dev.lockstep.groupware.capture;

import static dev.lockstep.groupware.graph.SimulatedGraph.ADA;
import static dev.lockstep.groupware.graph.SimulatedGraph.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.groupware.calendar.Calendars;
import dev.lockstep.groupware.calendar.DeltaItem;
import dev.lockstep.groupware.calendar.EventDraft;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.context.MailboxContext;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Privacy;
import dev.lockstep.groupware.event.TransactionId;
import dev.lockstep.groupware.graph.SimulatedGraph;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.decision.CommandId;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.groupware.GroupwareChange.EventAbsent;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounds over simulated mailboxes, through the real SDK; what they publish is kept in a list. */
class DeltaRoundTest {

  private final EventMapping mapping =
      new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED);
  private final List<List<Outgoing<?, ?>>> transactions = new ArrayList<>();
  private SimulatedGraph graph;
  private DeltaRound round;
  private MailboxContext ada = MailboxContext.of(ADA, 3);
  private Optional<Cursor> cursor = Optional.empty();

  @BeforeEach
  void start() {
    graph = new SimulatedGraph();
    round = round(365, Clock.systemUTC());
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

  @AfterEach
  void stop() {
    graph.close();
  }

  /** One round; what it published, by key. */
  private List<Map.Entry<SourceKey, GroupwareChange>> changes() throws Exception {
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

  private Map.Entry<SourceKey, GroupwareChange> onlyChange() throws Exception {
    List<Map.Entry<SourceKey, GroupwareChange>> changes = changes();
    assertThat(changes).hasSize(1);
    return changes.getFirst();
  }

  private SourceKey key(String id) {
    return SourceKey.ofMailbox(
        AppointmentKey.bornInGroupware(
            graph.graph("GET", "/users/" + ADA + "/events/" + id, "").get("iCalUId").asText()),
        ADA);
  }

  @Test
  void theFirstRoundPublishesEverythingAndTheCursorMovesWithTheLastPage() throws Exception {
    for (int i = 0; i < 5; i++) {
      graph.create(ADA, "Event " + i, "");
    }

    assertThat(changes()).hasSize(5);

    assertThat(transactions.getLast().getLast().value().orElseThrow()).isInstanceOf(Cursor.class);
    assertThat(transactions.subList(0, transactions.size() - 1))
        .allSatisfy(
            page ->
                assertThat(page)
                    .noneMatch(record -> record.value().orElseThrow() instanceof Cursor));
    assertThat(changes()).isEmpty();
    assertThat(transactions).isEmpty();
  }

  @Test
  void anEditIsPublishedWithItsVersion() throws Exception {
    String id = graph.create(ADA, "Visit", "");
    changes();
    graph.change(ADA, id, "{'subject':'Moved','location':{'displayName':'Vienna'}}");

    Map.Entry<SourceKey, GroupwareChange> change = onlyChange();

    assertThat(change.getKey()).isEqualTo(key(id));
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
    String id = graph.create(ADA, "Visit", "");
    SourceKey key = key(id);
    changes();
    graph.delete(ADA, id);

    Map.Entry<SourceKey, GroupwareChange> change = onlyChange();

    assertThat(change.getKey()).isEqualTo(key);
    assertThat(change.getValue())
        .isInstanceOfSatisfying(
            EventAbsent.class, absent -> assertThat(absent.absence()).isEqualTo(Absence.DELETED));
  }

  @Test
  void anEventThatLeftTheWindowIsNotDeleted() throws Exception {
    String id = graph.create(ADA, "Visit", "");
    changes();
    graph.change(
        ADA,
        id,
        """
        {'start':{'dateTime':'%1$sT09:00:00','timeZone':'UTC'},
         'end':{'dateTime':'%1$sT10:00:00','timeZone':'UTC'}}"""
            .formatted(SimulatedGraph.day(800)));

    assertThat(onlyChange().getValue())
        .isInstanceOfSatisfying(
            EventAbsent.class,
            absent -> assertThat(absent.absence()).isEqualTo(Absence.OUT_OF_WINDOW));

    graph.delete(ADA, id);
    assertThat(onlyChange().getValue())
        .isInstanceOfSatisfying(
            EventAbsent.class, absent -> assertThat(absent.absence()).isEqualTo(Absence.DELETED));
  }

  @Test
  void anEventThatWasNeverSeenIsNotReportedGone() throws Exception {
    changes();
    String id = graph.create(ADA, "Visit", "");
    graph.delete(ADA, id);

    assertThat(changes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"410", "400", "resync"})
  void aDeadTokenLeadsToAFullRoundThatFindsDeletionsAndRepeatsNothing(String answer)
      throws Exception {
    graph.control("PATCH", "/profile", "{'deadToken':'" + answer + "'}");
    graph.create(ADA, "Stays", "");
    String id = graph.create(ADA, "Goes", "");
    SourceKey key = key(id);
    changes();
    graph.delete(ADA, id);
    graph.control("POST", "/delta/invalidate", "{'mailbox':'" + ADA + "'}");

    Map.Entry<SourceKey, GroupwareChange> change = onlyChange();

    assertThat(change.getKey()).isEqualTo(key);
    assertThat(change.getValue()).isInstanceOf(EventAbsent.class);
    assertThat(transactions.getLast().getLast().value().orElseThrow()).isInstanceOf(Cursor.class);
  }

  @Test
  void anOldWindowIsReadAnewAndWhatLeftItIsNotDeleted() throws Exception {
    graph.create(ADA, "Stays", "");
    String id =
        graph
            .graph(
                "POST",
                "/users/" + ADA + "/events",
                """
                {'subject':'Long ago','start':{'dateTime':'%1$sT09:00:00','timeZone':'UTC'},
                 'end':{'dateTime':'%1$sT10:00:00','timeZone':'UTC'}}"""
                    .formatted(SimulatedGraph.day(-28)))
            .get("id")
            .asText();
    changes();
    Cursor before = cursor.orElseThrow();
    round = round(365, Clock.offset(Clock.systemUTC(), Duration.ofDays(8)));

    Map.Entry<SourceKey, GroupwareChange> change = onlyChange();

    assertThat(change.getValue().event().id()).isEqualTo(id);
    assertThat(change.getValue())
        .isInstanceOfSatisfying(
            EventAbsent.class,
            absent -> assertThat(absent.absence()).isEqualTo(Absence.OUT_OF_WINDOW));
    assertThat(cursor.orElseThrow().windowEnd()).isAfter(before.windowEnd());
  }

  @Test
  void aWindowThatIsWantedLongerIsReadAnew() throws Exception {
    changes();
    Cursor before = cursor.orElseThrow();
    round = round(380, Clock.systemUTC());

    changes();

    assertThat(cursor.orElseThrow().windowEnd()).isAfter(before.windowEnd());
  }

  @Test
  void anEventOfOurOwnIsReportedUnderTheKeyInItsProperty() throws Exception {
    AppointmentKey key = AppointmentKey.bornInCrm(1, 42);
    EventState wanted =
        new EventState(
            ADA,
            Appointment.of(
                new Text("From the CRM"),
                new Timing.AllDay(
                    LocalDate.parse(SimulatedGraph.day(3)),
                    LocalDate.parse(SimulatedGraph.day(4)))),
            Footer.NONE);
    GraphEvent created =
        graph
            .calendars()
            .create(
                ADA,
                new EventDraft(
                    mapping.whole(wanted),
                    TransactionId.of(CommandId.parse("crm:1-42#groupware#1")),
                    key));

    assertThat(onlyChange().getKey()).isEqualTo(SourceKey.ofMailbox(key, ADA));

    // and, gone, under the same key
    graph.delete(ADA, created.id());
    assertThat(onlyChange().getKey()).isEqualTo(SourceKey.ofMailbox(key, ADA));
  }

  @Test
  void aCopyInAnotherMailboxHasTheSameKeyAndNamesTheOrganizer() throws Exception {
    String id =
        graph.create(
            BOB,
            "Meeting",
            ",'attendees':[{'emailAddress':{'address':'" + ADA + "'},'type':'required'}]");
    String iCalUId =
        graph.graph("GET", "/users/" + BOB + "/events/" + id, "").get("iCalUId").asText();

    Map.Entry<SourceKey, GroupwareChange> change = onlyChange();

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
    graph.create(
        ADA, "Doctor", ",'sensitivity':'private','body':{'contentType':'text','content':'X'}");

    assertThat(onlyChange().getValue().toString()).doesNotContain("Doctor", "X\"");
  }

  @Test
  void anEmptyPageInBetweenEndsNothing() throws Exception {
    graph.create(ADA, "Visit", "");
    graph.control("POST", "/delta/empty-page", "{'mailbox':'" + ADA + "'}");

    assertThat(changes()).hasSize(1);
  }

  @Test
  void whatGraphRepeatsIsPublishedOnce() throws Exception {
    String id = graph.create(ADA, "Visit", "");
    changes();
    graph.control("POST", "/delta/replay", "{'mailbox':'" + ADA + "','eventId':'" + id + "'}");

    assertThat(changes()).isEmpty();
  }

  @Test
  void anEventThatWasOnlyOpenedIsPublishedForTheProcessorToJudge() throws Exception {
    String id = graph.create(ADA, "Visit", "");
    changes();
    graph.control("POST", "/mailboxes/" + ADA + "/touch/" + id, "");

    assertThat(onlyChange().getValue()).isInstanceOf(EventObserved.class);
  }

  @Test
  void whatOurOwnWriteOvertookIsReadAgainBeforeItIsPublished() throws Exception {
    // Given a write of ours between the reading of a page and its publication
    String id = graph.create(ADA, "Visit", "");
    Calendars overtaken =
        new CalendarsWithHook(
            graph.calendars(),
            page -> {
              GraphEvent event = ((DeltaItem.Whole) page.items().getFirst()).event();
              graph.change(ADA, id, "{'subject':'Written by us'}");
              ada.writes().replaced(id, event.etag());
            });
    round = round(overtaken, 365, Clock.systemUTC());

    // Then
    assertThat(onlyChange().getValue())
        .isInstanceOfSatisfying(
            EventObserved.class,
            observed ->
                assertThat(observed.content().subject()).isEqualTo(new Text("Written by us")));
  }

  @Test
  void aVersionThatOurOwnWriteReplacedIsNeverPublishedEvenIfGraphStillShowsIt() throws Exception {
    String id = graph.create(ADA, "Visit", "");
    EventObserved seen = (EventObserved) onlyChange().getValue();
    ada = MailboxContext.of(ADA, 3);
    cursor = Optional.empty();
    ada.writes().replaced(id, seen.version());

    assertThat(changes()).isEmpty();
  }

  @Test
  void afterARestartDeletionsAreStillReportedUnderTheirKey() throws Exception {
    String id = graph.create(ADA, "Visit", "");
    Map.Entry<SourceKey, GroupwareChange> before = onlyChange();
    graph.delete(ADA, id);

    // When another process has read what was published
    ada = MailboxContext.of(new EmailAddress(ADA.value()), 3);
    ada.index().published(before.getKey().appointment(), before.getValue());

    assertThat(onlyChange().getKey()).isEqualTo(before.getKey());
  }

  @Test
  void anEventOfWhichNobodyCouldTellIsAskedAboutAgainInTheNextFullRound() throws Exception {
    // Given an event that we create after the page of a full round was read
    List<String> ids = new ArrayList<>();
    AppointmentKey key = AppointmentKey.bornInCrm(1, 7);
    Calendars late =
        new CalendarsWithHook(
            graph.calendars(),
            _ -> {
              ids.add(graph.create(ADA, "Visit", ""));
              ada.index().created(ids.getFirst(), key);
            });
    round = round(late, 365, Clock.systemUTC());
    assertThat(((EventAbsent) onlyChange().getValue()).absence()).isEqualTo(Absence.UNKNOWN);

    // When it is deleted, and how far the mailbox was read is lost
    graph.delete(ADA, ids.getFirst());
    cursor = Optional.empty();
    round = round(365, Clock.systemUTC());
    Map.Entry<SourceKey, GroupwareChange> change = onlyChange();

    // Then
    assertThat(change.getKey().appointment()).isEqualTo(key);
    assertThat(((EventAbsent) change.getValue()).absence()).isEqualTo(Absence.DELETED);
  }
}
