package dev.lockstep.groupware.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.groupware.EventState;
import dev.lockstep.model.groupware.Footer;
import dev.lockstep.simulator.GraphSimulator;
import dev.lockstep.simulator.SimulatorOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A simulator, and users who work in it with plain HTTP. */
public final class SimulatedGraph implements AutoCloseable {

  public static final EmailAddress ADA = new EmailAddress("ada@contoso.test");
  public static final EmailAddress BOB = new EmailAddress("bob@contoso.test");

  private final GraphSimulator simulator = GraphSimulator.start(SimulatorOptions.onPort(0));
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper mapper = new ObjectMapper();
  private final GraphConnection connection = new GraphConnection(access());
  private final String token;

  public SimulatedGraph() {
    token =
        json(HttpRequest.newBuilder(URI.create(simulator.address() + "/tenant/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=user&client_secret=s"
                            + "&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default")))
            .get("access_token")
            .asText();
    mailbox(ADA);
    mailbox(BOB);
  }

  public GraphAccess access() {
    return new GraphAccess(
        URI.create(simulator.address() + "/v1.0"), simulator.address(), "tenant", "app", "secret");
  }

  public GraphCalendars calendars() {
    return new GraphCalendars(connection, 2);
  }

  public GraphSubscriptions subscriptions() {
    return new GraphSubscriptions(connection);
  }

  public void mailbox(EmailAddress address) {
    control(
        "POST",
        "/mailboxes",
        "{'userPrincipalName':'%s','timeZone':'W. Europe Standard Time'}".formatted(address));
  }

  /** An event of a whole day, in three days, that the CRM wants to be in a mailbox. */
  public static EventState wanted(EmailAddress mailbox) {
    return new EventState(
        mailbox,
        Appointment.of(
            new Text("From the CRM"),
            new Timing.AllDay(LocalDate.parse(day(3)), LocalDate.parse(day(4)))),
        Footer.NONE);
  }

  /** A call to the control surface; single quotes stand for double ones. */
  public JsonNode control(String method, String path, String body) {
    return json(request("/_sim" + path, method, body));
  }

  /** A call to Graph as a user's client makes it; single quotes stand for double ones. */
  public JsonNode graph(String method, String path, String body) {
    return json(
        request("/v1.0" + path, method, body)
            .header("Authorization", "Bearer " + token)
            .header("Prefer", "IdType=\"ImmutableId\""));
  }

  /** A user makes an event; the id is given. */
  public String create(EmailAddress mailbox, String subject, String more) {
    return graph(
            "POST",
            "/users/" + mailbox + "/events",
            """
            {'subject':'%s','start':{'dateTime':'%s','timeZone':'W. Europe Standard Time'},
             'end':{'dateTime':'%s','timeZone':'W. Europe Standard Time'}%s}"""
                .formatted(subject, day(10) + "T09:00:00", day(10) + "T10:00:00", more))
        .get("id")
        .asText();
  }

  /**
   * A user makes a series that starts in so many days; the master's id is given.
   *
   * @param zone a Windows or IANA name
   * @param from {@code HH:mm}, or empty for whole days
   * @param to as from; before it is on the next day
   * @param pattern the inside of {@code pattern}
   * @param end the inside of {@code range} but its start
   */
  public String createSeries(
      EmailAddress mailbox,
      String subject,
      String zone,
      LocalDate start,
      String from,
      String to,
      String pattern,
      String end) {
    boolean allDay = from.isEmpty();
    LocalDate last = allDay || to.compareTo(from) < 0 ? start.plusDays(1) : start;
    return graph(
            "POST",
            "/users/" + mailbox + "/events",
            """
            {'subject':'%1$s','isAllDay':%2$s,
             'start':{'dateTime':'%3$sT%4$s:00','timeZone':'%5$s'},
             'end':{'dateTime':'%6$sT%7$s:00','timeZone':'%5$s'},
             'recurrence':{'pattern':{%8$s},'range':{'startDate':'%3$s',%9$s}}}"""
                .formatted(
                    subject,
                    allDay,
                    start,
                    allDay ? "00:00" : from,
                    zone,
                    last,
                    allDay ? "00:00" : to,
                    pattern,
                    end))
        .get("id")
        .asText();
  }

  /** The instances of a series in the days after a date. */
  public List<JsonNode> instances(EmailAddress mailbox, String master, LocalDate from, int days) {
    JsonNode found =
        graph(
            "GET",
            "/users/%s/events/%s/instances?startDateTime=%sT00:00:00Z&endDateTime=%sT00:00:00Z&$top=999"
                .formatted(mailbox, master, from, from.plusDays(days)),
            "");
    List<JsonNode> all = new ArrayList<>();
    found.get("value").forEach(all::add);
    return all;
  }

  public void change(EmailAddress mailbox, String id, String body) {
    graph("PATCH", "/users/" + mailbox + "/events/" + id, body);
  }

  public void delete(EmailAddress mailbox, String id) {
    graph("DELETE", "/users/" + mailbox + "/events/" + id, "");
  }

  /** A date so many days from today. */
  public static String day(int ahead) {
    return java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(ahead).toString();
  }

  private HttpRequest.Builder request(String path, String method, String body) {
    return HttpRequest.newBuilder(URI.create(simulator.address() + path))
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
  }

  private JsonNode json(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        throw new IllegalStateException(response.statusCode() + " " + response.body());
      }
      return mapper.readTree(response.body().isEmpty() ? "{}" : response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    connection.close();
    simulator.close();
  }
}
