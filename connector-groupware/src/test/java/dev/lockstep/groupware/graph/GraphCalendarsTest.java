package dev.lockstep.groupware.graph;

import static dev.lockstep.groupware.graph.SimulatedGraph.ADA;
import static dev.lockstep.groupware.graph.SimulatedGraph.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.groupware.calendar.DeltaItem;
import dev.lockstep.groupware.calendar.DeltaPage;
import dev.lockstep.groupware.calendar.EventDraft;
import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphEvent;
import dev.lockstep.groupware.calendar.GraphException;
import dev.lockstep.groupware.calendar.Window;
import dev.lockstep.groupware.event.EventMapping;
import dev.lockstep.groupware.event.Privacy;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Field;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.model.zone.ZoneNames;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter against the simulator, through the real SDK. */
class GraphCalendarsTest {

  private static final AppointmentKey KEY = AppointmentKey.bornInCrm(1, 42);

  private final EventMapping mapping =
      new EventMapping(ZoneNames.load(), ZoneId.of("UTC"), Privacy.MASKED);
  private SimulatedGraph graph;
  private GraphCalendars calendars;

  @BeforeEach
  void start() {
    graph = new SimulatedGraph();
    calendars = graph.calendars();
  }

  @AfterEach
  void stop() {
    graph.close();
  }

  private static EventState wanted(String subject) {
    return new EventState(
        ADA,
        Appointment.of(
            new Text(subject),
            new Timing.Timed(
                LocalDate.parse(SimulatedGraph.day(10)).atTime(9, 0),
                LocalDate.parse(SimulatedGraph.day(10)).atTime(10, 0),
                ZoneId.of("Europe/Vienna"))),
        Footer.NONE);
  }

  private GraphEvent create(String transactionId) throws Exception {
    return calendars.create(
        ADA, new EventDraft(mapping.whole(wanted("Visit")), transactionId, KEY));
  }

  private EventPatch subject(String subject) {
    return mapping.fields(wanted(subject), EnumSet.of(Field.SUBJECT), Optional.empty());
  }

  @Test
  void aCreatedEventShowsWhatWasWantedAndIsFoundByItsKey() throws Exception {
    GraphEvent created = create("6c6f636b-0000-0000-0000-000000000001");

    assertThat(mapping.shows(created, wanted("Visit"))).isTrue();
    assertThat(mapping.shows(calendars.event(ADA, created.id()), wanted("Visit"))).isTrue();
    assertThat(calendars.key(ADA, created.id())).contains(KEY);
    assertThat(calendars.find(ADA, KEY)).map(GraphEvent::id).contains(created.id());
    assertThat(calendars.find(BOB, KEY)).isEmpty();
    assertThat(calendars.find(ADA, AppointmentKey.bornInCrm(1, 43))).isEmpty();
  }

  @Test
  void wholeDaysComeBackAsTheSameDays() throws Exception {
    for (String zone : List.of("UTC", "Europe/Berlin", "America/New_York")) {
      EventMapping inZone = new EventMapping(ZoneNames.load(), ZoneId.of(zone), Privacy.MASKED);
      EventState wanted =
          new EventState(
              ADA,
              Appointment.of(
                  new Text("Fair " + zone),
                  new Timing.AllDay(
                      LocalDate.parse(SimulatedGraph.day(20)),
                      LocalDate.parse(SimulatedGraph.day(22)))),
              Footer.NONE);

      GraphEvent created = calendars.create(ADA, new EventDraft(inZone.whole(wanted), zone, KEY));

      assertThat(inZone.shows(created, wanted)).as(zone).isTrue();
    }
  }

  @Test
  void anEventWithoutKeyHasNone() throws Exception {
    assertThat(calendars.key(ADA, graph.create(ADA, "Lunch", ""))).isEmpty();
  }

  @Test
  void aSecondCreationGivesTheEventOfTheFirst() throws Exception {
    GraphEvent first = create("6c6f636b-0000-0000-0000-000000000001");
    GraphEvent second = create("6c6f636b-0000-0000-0000-000000000001");

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(second.transactionId()).contains("6c6f636b-0000-0000-0000-000000000001");
  }

  @Test
  void aChangeOfAnOldVersionIsAConflict() throws Exception {
    GraphEvent created = create("6c6f636b-0000-0000-0000-000000000001");
    GraphEvent changed = calendars.change(ADA, created.id(), created.etag(), subject("New"));

    GraphException e =
        catchThrowableOfType(
            GraphException.class,
            () -> calendars.change(ADA, created.id(), created.etag(), subject("Newer")));

    assertThat(changed.subject()).isEqualTo("New");
    assertThat(changed.etag()).isNotEqualTo(created.etag());
    assertThat(e.error()).isInstanceOf(GraphError.Conflict.class);
    assertThat(calendars.event(ADA, created.id()).subject()).isEqualTo("New");
  }

  @Test
  void aDeletedEventIsNotFound() throws Exception {
    GraphEvent created = create("6c6f636b-0000-0000-0000-000000000001");

    calendars.delete(ADA, created.id(), created.etag());

    GraphException e =
        catchThrowableOfType(GraphException.class, () -> calendars.event(ADA, created.id()));
    assertThat(e.error()).isInstanceOf(GraphError.NotFound.class);
  }

  @Test
  void aMailboxThatIsNoneIsDenied() {
    GraphException e =
        catchThrowableOfType(
            GraphException.class, () -> calendars.event(new EmailAddress("no@contoso.test"), "x"));

    assertThat(e.error()).isInstanceOf(GraphError.Denied.class);
  }

  @Test
  void aRoundListsAllPagesAndTheNextOneOnlyWhatChanged() throws Exception {
    for (int i = 0; i < 5; i++) {
      graph.create(ADA, "Event " + i, "");
    }
    List<DeltaItem> items = new ArrayList<>();
    Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
    DeltaPage page = calendars.firstPage(ADA, new Window(today, today.plus(30, ChronoUnit.DAYS)));
    items.addAll(page.items());
    while (page.link() instanceof DeltaPage.Next) {
      page = calendars.page(ADA, page.link());
      items.addAll(page.items());
    }

    assertThat(items)
        .hasSize(5)
        .allSatisfy(it -> assertThat(it).isInstanceOf(DeltaItem.Whole.class));

    graph.change(ADA, items.get(2).id(), "{'subject':'Changed'}");
    graph.delete(ADA, items.get(3).id());
    DeltaPage next = calendars.page(ADA, page.link());

    assertThat(next.items())
        .extracting(DeltaItem::id)
        .containsExactlyInAnyOrder(items.get(2).id(), items.get(3).id());
    assertThat(next.items()).contains(new DeltaItem.Removed(items.get(3).id()));
  }
}
