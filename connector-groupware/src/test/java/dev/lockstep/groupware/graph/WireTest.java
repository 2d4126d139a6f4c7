package dev.lockstep.groupware.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.groupware.calendar.Attendee;
import dev.lockstep.groupware.calendar.DeltaItem;
import dev.lockstep.groupware.calendar.DeltaPage;
import dev.lockstep.groupware.calendar.EventDraft;
import dev.lockstep.groupware.calendar.EventPatch;
import dev.lockstep.groupware.calendar.GraphError;
import dev.lockstep.groupware.calendar.GraphException;
import dev.lockstep.groupware.calendar.GraphTime;
import dev.lockstep.groupware.calendar.Sensitivity;
import dev.lockstep.groupware.calendar.ShowAs;
import dev.lockstep.groupware.calendar.Window;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the SDK sends over the wire, byte for byte, and what its answers become. */
class WireTest {

  private static final EmailAddress ADA = new EmailAddress("ada@contoso.test");
  private static final String EVENT =
      """
      {"@odata.etag":"W/\\"a==\\"","id":"N1","iCalUId":"U1","type":"singleInstance","isOrganizer":true,
       "subject":"S","body":{"contentType":"text","content":"T"},
       "start":{"dateTime":"2026-06-15T07:00:00.0000000","timeZone":"UTC"},
       "end":{"dateTime":"2026-06-15T08:00:00.0000000","timeZone":"UTC"},"showAs":"focusing"}""";

  private WireServer server;
  private GraphConnection connection;
  private GraphCalendars calendars;

  @BeforeEach
  void connect() throws IOException {
    server = new WireServer();
    connection = new GraphConnection(server.access());
    calendars = new GraphCalendars(connection, 50);
  }

  @AfterEach
  void disconnect() {
    connection.close();
    server.close();
  }

  private static EventPatch everything() {
    return new EventPatch(
        Optional.of("Visit"),
        Optional.of("Bring the offer"),
        Optional.of("Berlin"),
        Optional.of(
            new EventPatch.Times(
                new GraphTime(LocalDateTime.parse("2026-06-15T09:00"), "W. Europe Standard Time"),
                new GraphTime(LocalDateTime.parse("2026-06-15T10:00"), "W. Europe Standard Time"),
                false)),
        Optional.of(Sensitivity.NORMAL),
        Optional.of(ShowAs.OOF),
        Optional.of(new EventPatch.Alarm(true, 15)),
        Optional.of(List.of("Customer")),
        Optional.of(
            List.of(
                new Attendee("bob@x.test", "Bob", Attendee.Type.REQUIRED, Attendee.Response.NONE),
                new Attendee(
                    "eve@x.test", "", Attendee.Type.OPTIONAL, Attendee.Response.ACCEPTED))),
        Optional.of(List.of("carl@y.test", "dora@y.test")));
  }

  @Test
  void aCreationSendsEverythingOnceAndAgainTheSame() throws Exception {
    server.reply(201, EVENT).reply(201, EVENT);
    EventDraft draft =
        new EventDraft(everything(), "6c6f636b-0001", AppointmentKey.bornInCrm(1, 42));

    calendars.create(ADA, draft);
    calendars.create(ADA, draft);

    assertThat(server.sent())
        .extracting(WireServer.Sent::path)
        .containsOnly("/v1.0/users/ada%40contoso.test/events");
    assertThat(server.sent())
        .extracting(WireServer.Sent::body)
        .containsOnly(
            "{\"@odata.type\":\"#microsoft.graph.event\","
                + "\"categories\":[\"Customer\"],"
                + "\"attendees\":[{\"emailAddress\":{\"address\":\"bob@x.test\",\"name\":\"Bob\"},"
                + "\"@odata.type\":\"#microsoft.graph.attendee\",\"type\":\"required\"},"
                + "{\"emailAddress\":{\"address\":\"eve@x.test\"},"
                + "\"@odata.type\":\"#microsoft.graph.attendee\",\"type\":\"optional\"}],"
                + "\"body\":{\"content\":\"Bring the offer\",\"contentType\":\"text\"},"
                + "\"end\":{\"dateTime\":\"2026-06-15T10:00:00\",\"timeZone\":\"W. Europe Standard Time\"},"
                + "\"isAllDay\":false,\"isReminderOn\":true,"
                + "\"location\":{\"displayName\":\"Berlin\"},"
                + "\"reminderMinutesBeforeStart\":15,\"sensitivity\":\"normal\",\"showAs\":\"oof\","
                + "\"singleValueExtendedProperties\":[{\"id\":\""
                + EventWriter.KEY_PROPERTY
                + "\",\"value\":\"crm:1-42\"},{\"id\":\""
                + EventWriter.NOT_INVITED_PROPERTY
                + "\",\"value\":\"carl@y.test; dora@y.test\"}],"
                + "\"start\":{\"dateTime\":\"2026-06-15T09:00:00\",\"timeZone\":\"W. Europe Standard Time\"},"
                + "\"subject\":\"Visit\",\"transactionId\":\"6c6f636b-0001\"}");
  }

  @Test
  void aChangeSendsOnlyWhatItNamesAndTheVersionItIsBasedOn() throws Exception {
    server.reply(200, EVENT);
    EventPatch patch =
        new EventPatch(
            Optional.of("New"),
            Optional.empty(),
            Optional.of(""),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new EventPatch.Alarm(false, 0)),
            Optional.of(List.of()),
            Optional.empty(),
            Optional.of(List.of()));

    calendars.change(ADA, "AAMk=", "W/\"a==\"", patch);

    WireServer.Sent sent = server.sent().getFirst();
    assertThat(sent.method()).isEqualTo("PATCH");
    assertThat(sent.path()).isEqualTo("/v1.0/users/ada%40contoso.test/events/AAMk%3D");
    assertThat(sent.header("If-match")).isEqualTo("W/\"a==\"");
    assertThat(sent.body())
        .isEqualTo(
            "{\"@odata.type\":\"#microsoft.graph.event\",\"categories\":[],"
                + "\"isReminderOn\":false,\"location\":{\"displayName\":\"\"},"
                + "\"singleValueExtendedProperties\":[{\"id\":\""
                + EventWriter.NOT_INVITED_PROPERTY
                + "\",\"value\":\"none\"}],\"subject\":\"New\"}");
  }

  @Test
  void everyPageRepeatsThePreferencesAndHasARequestIdOfItsOwn() throws Exception {
    server
        .reply(
            200,
            "{\"value\":[],\"@odata.nextLink\":\""
                + server.root()
                + "/v1.0/users/ada/calendarView/delta?$skiptoken=S\"}")
        .reply(
            200,
            "{\"value\":["
                + EVENT
                + ",{\"id\":\"N2\",\"@removed\":{\"reason\":\"deleted\"}},"
                + "{\"id\":\"N3\",\"type\":\"occurrence\",\"seriesMasterId\":\"M\"},"
                + "{\"id\":\"N4\",\"subject\":\"half\"}],"
                + "\"@odata.deltaLink\":\""
                + server.root()
                + "/v1.0/users/ada/calendarView/delta?$deltatoken=D\"}");
    Window window =
        new Window(Instant.parse("2026-05-01T00:00:00Z"), Instant.parse("2027-05-01T00:00:00Z"));

    DeltaPage first = calendars.firstPage(ADA, window);
    DeltaPage second = calendars.page(ADA, first.link());

    assertThat(server.sent())
        .extracting(sent -> sent.header("Prefer"))
        .allSatisfy(
            prefer ->
                assertThat(prefer)
                    .contains(
                        "IdType=\"ImmutableId\"",
                        "outlook.body-content-type=\"text\"",
                        "odata.maxpagesize=50"));
    assertThat(server.sent())
        .extracting(sent -> sent.header("Client-request-id"))
        .doesNotHaveDuplicates()
        .noneMatch(String::isEmpty)
        .noneMatch(id -> id.contains(","));
    assertThat(server.sent())
        .extracting(sent -> sent.header("Authorization"))
        .containsOnly("Bearer good");
    assertThat(server.sent().getFirst().path())
        .isEqualTo(
            "/v1.0/users/ada%40contoso.test/calendarView/delta()"
                + "?endDateTime=2027-05-01T00%3A00%3A00Z&startDateTime=2026-05-01T00%3A00%3A00Z");
    assertThat(first.items()).isEmpty();
    assertThat(second.items())
        .hasSize(4)
        .satisfies(
            items -> {
              assertThat(items.get(0)).isInstanceOf(DeltaItem.Whole.class);
              assertThat(items.get(1)).isEqualTo(new DeltaItem.Removed("N2"));
              assertThat(items.get(2)).isEqualTo(new DeltaItem.OfSeries("N3", "M"));
              assertThat(items.get(3)).isEqualTo(new DeltaItem.Partial("N4"));
            });
    assertThat(second.link())
        .isEqualTo(
            new DeltaPage.Delta(
                server.root() + "/v1.0/users/ada/calendarView/delta?$deltatoken=D"));
  }

  @Test
  void aLinkThatLeadsElsewhereIsNotFollowed() {
    GraphException e =
        catchThrowableOfType(
            GraphException.class,
            () ->
                calendars.page(
                    ADA, new DeltaPage.Next("http://127.0.0.1:1/v1.0/steal?token=mine")));

    assertThat(e.error()).isInstanceOf(GraphError.DeltaTokenDead.class);
    assertThat(server.sent()).isEmpty();
  }

  @Test
  void anUnknownEnumValueIsNotTakenForAnother() throws Exception {
    server.reply(200, EVENT);

    assertThat(calendars.event(ADA, "N1").showAs()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "404, ErrorItemNotFound, NotFound",
    "404, MailboxNotEnabledForRESTAPI, Denied",
    "404, ResourceNotFound, Denied",
    "403, ErrorAccessDenied, Denied",
    "401, InvalidAuthenticationToken, Transient",
    "409, ErrorIrresolvableConflict, Conflict",
    "412, ErrorIrresolvableConflict, Conflict",
    "410, SyncStateNotFound, DeltaTokenDead",
    "400, syncStateNotFound, DeltaTokenDead",
    "400, ErrorInvalidRequest, Refused",
    "429, TooManyRequests, Throttled",
    "500, ErrorInternalServerError, Transient",
    "502, BadGateway, Transient",
    "503, serviceNotAvailable, Transient",
    "504, GatewayTimeout, Transient",
  })
  void errorsAreToldApartByWhatIsToBeDoneAboutThem(int status, String code, String kind) {
    server.reply(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"Words.\"}}");

    GraphException e = catchThrowableOfType(GraphException.class, () -> calendars.event(ADA, "N1"));

    assertThat(e.error().getClass().getSimpleName()).isEqualTo(kind);
    assertThat(e.error().words()).isEqualTo(status + " " + code + ": Words.");
    assertThat(server.sent()).hasSize(1);
  }

  @Test
  void aDeadTokenMayBeAnsweredWith400() {
    server.reply(400, "{\"error\":{\"code\":\"ErrorInvalidIdMalformed\",\"message\":\"Id.\"}}");

    GraphException e =
        catchThrowableOfType(
            GraphException.class,
            () ->
                calendars.page(ADA, new DeltaPage.Delta(server.root() + "/v1.0/x?$deltatoken=D")));

    assertThat(e.error()).isInstanceOf(GraphError.DeltaTokenDead.class);
  }

  @Test
  void aPageOfAProxyIsTransient() {
    server.reply(404, Map.of("Content-Type", "text/html"), "<html>proxy</html>");

    GraphException e = catchThrowableOfType(GraphException.class, () -> calendars.event(ADA, "N1"));

    assertThat(e.error()).isInstanceOf(GraphError.Transient.class);
  }

  @Test
  void aServerThatIsAwayIsTransient() {
    server.close();

    GraphException e = catchThrowableOfType(GraphException.class, () -> calendars.event(ADA, "N1"));

    assertThat(e.error()).isInstanceOf(GraphError.Transient.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "31|31000",
        "0|0",
        "2.128|2128",
        "31,120|120000",
        "Mon, 15 Jun 2026 07:01:00 GMT|60000",
        "99999999|3600000",
      })
  void retryAfterIsReadInAllItsForms(String header, long millis) {
    assertThat(Failures.parse(header, Instant.parse("2026-06-15T07:00:00Z")))
        .contains(Duration.ofMillis(millis));
  }

  @Test
  void anUnreadableRetryAfterIsNone() {
    assertThat(Failures.parse("soon", Instant.EPOCH)).isEmpty();
  }

  @Test
  void retryAfterIsPassedOn() {
    server.reply(
        429,
        Map.of("Content-Type", "application/json", "Retry-After", "17"),
        "{\"error\":{\"code\":\"ApplicationThrottled\",\"message\":\"Over.\"}}");

    GraphException e = catchThrowableOfType(GraphException.class, () -> calendars.event(ADA, "N1"));

    assertThat(e.error())
        .isEqualTo(
            new GraphError.Throttled(Duration.ofSeconds(17), "429 ApplicationThrottled: Over."));
  }

  @Test
  void anEmptyPatchIsEmpty() {
    assertThat(EventPatch.NOTHING.isEmpty()).isTrue();
    assertThat(everything().isEmpty()).isFalse();
  }

  @Test
  void theSecretIsNeverShown() {
    assertThat(server.access().toString()).doesNotContain("secret");
  }
}
