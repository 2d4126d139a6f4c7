package dev.lockstep.sync.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.decision.Matter;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.operator.OperatorAction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The console over real HTTP. */
class ConsoleServerTest {

  private static final AppointmentKey KEY = AppointmentKey.bornInGroupware("A!B");

  /** Answers from fields, and keeps what it was asked. */
  private static final class Fake implements ConsoleApi {
    private final List<Question> questions = new ArrayList<>();
    private final List<OperatorAction> orders = new ArrayList<>();
    private final List<GateRequest> gates = new ArrayList<>();
    private boolean ready = true;
    private boolean kafkaIsAway;

    /** A service's status. */
    private record Mood(String mood) {}

    @Override
    public Status status() {
      return new Status(Instant.EPOCH, ready, Map.of("groupware", new Mood("fine")));
    }

    @Override
    public boolean isLive() {
      return true;
    }

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public Explanation explain(Question question) {
      if (kafkaIsAway) {
        throw new TimeoutException("no broker");
      }
      questions.add(question);
      return new Explanation(
          question.equals(new Question.ByKey(KEY))
              ? List.of(new Explanation.Timeline(KEY, Optional.empty(), List.of(), 0, List.of()))
              : List.of(),
          true);
    }

    @Override
    public WorkList.Content workList() {
      return new WorkList.Content(
          List.of(
              new WorkList.Line(
                  KEY + "!REJECTED",
                  Matter.REJECTED,
                  Optional.of(KEY),
                  Optional.empty(),
                  Reason.REJECTED,
                  "too long",
                  Instant.EPOCH,
                  "Visit")),
          true);
    }

    @Override
    public void order(Orders given) {
      orders.addAll(given.appointments());
      gates.addAll(given.gates());
    }
  }

  private final ObjectMapper mapper = Json.mapper();
  private final Fake fake = new Fake();
  private final HttpClient http = HttpClient.newHttpClient();
  private Optional<ConsoleServer> server = Optional.empty();

  @BeforeEach
  void open() throws IOException {
    ConsoleServer opened = new ConsoleServer("127.0.0.1", 0, fake, mapper);
    opened.start();
    server = Optional.of(opened);
  }

  @AfterEach
  void close() {
    server.ifPresent(ConsoleServer::close);
    http.close();
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers)
      throws IOException, InterruptedException {
    URI uri = URI.create(server.orElseThrow().address() + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send("GET", path, "");
  }

  @Test
  void theStatusHoldsEveryService() throws Exception {
    HttpResponse<String> response = get("/status");

    JsonNode json = mapper.readTree(response.body());
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(json.path("ready").asBoolean()).isTrue();
    assertThat(json.at("/services/groupware/mood").asText()).isEqualTo("fine");
  }

  @Test
  void theWorkListIsListed() throws Exception {
    JsonNode json = mapper.readTree(get("/worklist").body());

    assertThat(json.at("/items/0/id").asText()).isEqualTo("gw:A!B!REJECTED");
    assertThat(json.at("/items/0/words").asText()).isEqualTo("too long");
    assertThat(json.path("complete").asBoolean()).isTrue();
  }

  @Test
  void anAppointmentIsExplainedByKeyEventOrRecord() throws Exception {
    assertThat(get("/explain?key=gw%3AA!B").statusCode()).isEqualTo(200);
    get("/explain?event=ada%40contoso.test%2FAAMk%2B1%3D");
    get("/explain?record=1000-7");

    assertThat(fake.questions)
        .containsExactly(
            new Question.ByKey(KEY),
            new Question.ByEvent("ada@contoso.test/AAMk+1="),
            new Question.ByRecord(new RecordKey(1000, 7)));
  }

  @Test
  void whatIsNotKnownIsSaidToBeNotKnown() throws Exception {
    HttpResponse<String> response = get("/explain?event=nope");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(mapper.readTree(response.body()).path("error").asText()).contains("no appointment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/explain",
        "/explain?key=zz",
        "/explain?record=seven",
        "/explain?key=gw:a&event=b",
        "/explain?key=%zz",
        "/explain?event="
      })
  void aQuestionThatIsNoneIsRefusedWithTheReason(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(server.orElseThrow().address() + path.replace("%zz", "%25zz")))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(mapper.readTree(response.body()).path("error").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"release,release", "dismiss,dismiss", "retry,retry"})
  void ordersAreGivenOncePerAppointment(String verb, String type) throws Exception {
    HttpResponse<String> response =
        send(
            "POST",
            "/worklist/" + verb,
            "{\"ids\":[\"gw:A!B!REJECTED\",\"gw:A!B!MAIL_HELD\",\"crm:1-2!REJECTED\"],"
                + "\"by\":\"ada\"}");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(fake.orders)
        .extracting(OperatorAction::appointment)
        .containsExactly(KEY, AppointmentKey.bornInCrm(1, 2));
    assertThat(mapper.readTree(response.body()).at("/ordered/0/type").asText()).isEqualTo(type);
    assertThat(mapper.readTree(response.body()).at("/ordered/0/by").asText()).isEqualTo("ada");
  }

  @Test
  void aGateIsReleasedOrDismissed() throws Exception {
    send("POST", "/worklist/release?id=deletions/ada@contoso.test!BREAKER&by=eva", "");
    send("POST", "/worklist/dismiss?id=deletions/*&by=eva", "");

    assertThat(fake.gates)
        .containsExactly(
            new GateRequest.Release(
                GateKey.of(GateKey.Kind.DELETIONS, new EmailAddress("ada@contoso.test")), "eva"),
            new GateRequest.Dismiss(GateKey.ofAll(GateKey.Kind.DELETIONS), "eva"));
    assertThat(fake.orders).isEmpty();
    assertThat(send("POST", "/worklist/retry?id=deletions/*", "").statusCode()).isEqualTo(400);
  }

  @Test
  void aReleaseMaySayWhoseValuesAreCarried() throws Exception {
    send("POST", "/worklist/release", "{\"ids\":[\"gw:A!B!CONFLICT\"],\"take\":\"crm\"}");

    assertThat(fake.orders)
        .containsExactly(new OperatorAction.Release(KEY, "console", Optional.of(Side.CRM)));
    assertThat(send("POST", "/worklist/release?id=gw:A&take=both", "").statusCode()).isEqualTo(400);
    assertThat(send("POST", "/worklist/dismiss?id=gw:A&take=crm", "").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"ids\":[]}", "{\"ids\":[\"nonsense\"]}", "[1]"})
  void anOrderThatNamesNothingIsRefused(String body) throws Exception {
    HttpResponse<String> response = send("POST", "/worklist/retry", body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(fake.orders).isEmpty();
  }

  @Test
  void aPageOfAnotherSiteGivesNoOrders() throws Exception {
    HttpResponse<String> response =
        send("POST", "/worklist/release?id=" + "gw:A", "", "Origin", "http://evil.test");

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(fake.orders).isEmpty();
  }

  @Test
  void theConsolesOwnPageGivesOrders() throws Exception {
    String own = server.orElseThrow().address().toString();

    HttpResponse<String> response = send("POST", "/worklist/release?id=gw:A", "", "Origin", own);

    assertThat(response.statusCode()).isEqualTo(202);
  }

  @Test
  void anOrderIsNotGivenByLooking() throws Exception {
    assertThat(get("/worklist/release?id=gw:A").statusCode()).isEqualTo(405);
    assertThat(fake.orders).isEmpty();
  }

  @Test
  void readinessAndLivenessAreToldApart() throws Exception {
    fake.ready = false;

    assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void thatKafkaIsAwayIsSaid() throws Exception {
    fake.kafkaIsAway = true;

    HttpResponse<String> response = get("/explain?key=gw:A");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).contains("no broker");
  }

  @Test
  void thePageForPeopleNeedsNothingFromElsewhere() throws Exception {
    HttpResponse<String> response = get("/");

    assertThat(response.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(response.body()).contains("<title>Lockstep</title>").doesNotContain("src=", "//");
  }

  @Test
  void aPortInUseIsNamed() {
    int taken = server.orElseThrow().address().getPort();

    assertThatThrownBy(() -> new ConsoleServer("127.0.0.1", taken, fake, mapper))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("127.0.0.1:" + taken);
  }
}
