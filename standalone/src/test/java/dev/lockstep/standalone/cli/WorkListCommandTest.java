package dev.lockstep.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.decision.Matter;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.sync.console.ConsoleApi;
import dev.lockstep.sync.console.ConsoleServer;
import dev.lockstep.sync.console.Explanation;
import dev.lockstep.sync.console.Orders;
import dev.lockstep.sync.console.Question;
import dev.lockstep.sync.console.WorkList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code lockstep worklist}, against the real console over HTTP with a work list made up. */
class WorkListCommandTest {

  private static final AppointmentKey KEY = AppointmentKey.bornInCrm(1000, 7);
  private static final GateKey GATE =
      GateKey.of(GateKey.Kind.DELETIONS, new EmailAddress("ada@contoso.test"));
  private static final Instant SINCE = Instant.parse("2026-11-22T10:00:00Z");

  private final List<OperatorAction> orders = new ArrayList<>();
  private final List<GateRequest> gates = new ArrayList<>();
  private List<WorkList.Line> lines =
      List.of(
          new WorkList.Line(
              GATE + "!BREAKER",
              Matter.BREAKER,
              Optional.empty(),
              Optional.of(GATE),
              Reason.BREAKER,
              "more deletions than may be: 3 wait",
              SINCE,
              ""),
          new WorkList.Line(
              KEY + "!MAIL_HELD",
              Matter.HELD,
              Optional.of(KEY),
              Optional.empty(),
              Reason.MAIL_HELD,
              "would send invitation to 0 internal, 1 external",
              SINCE,
              "Visit"));
  private Optional<ConsoleServer> server = Optional.empty();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private final class Console implements ConsoleApi {
    @Override
    public Status status() {
      return new Status(SINCE, true, Map.of());
    }

    @Override
    public boolean isLive() {
      return true;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public Explanation explain(Question question) {
      return new Explanation(List.of(), true);
    }

    @Override
    public WorkList.Content workList() {
      return new WorkList.Content(lines, true);
    }

    @Override
    public void order(Orders given) {
      orders.addAll(given.appointments());
      gates.addAll(given.gates());
    }
  }

  @BeforeEach
  void open() throws IOException {
    ConsoleServer opened = new ConsoleServer("127.0.0.1", 0, new Console(), Json.mapper());
    opened.start();
    server = Optional.of(opened);
  }

  @AfterEach
  void close() {
    server.ifPresent(ConsoleServer::close);
  }

  /** Runs the verb; the exit code. */
  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("worklist"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--url", server.orElseThrow().address().toString()));
    out.reset();
    return LockstepCommand.commandLine(new PrintStream(out, true, StandardCharsets.UTF_8))
        .execute(all.toArray(String[]::new));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void whatWaitsIsListedWithItsKindAndItsId() {
    assertThat(run()).isZero();
    assertThat(said())
        .isEqualTo(
            """
            2026-11-22T10:00:00Z  breaker      deletions/ada@contoso.test!BREAKER
                more deletions than may be: 3 wait
            2026-11-22T10:00:00Z  held         crm:1000-7!MAIL_HELD
                'Visit': would send invitation to 0 internal, 1 external
            """);

    assertThat(run("list")).isZero();
    assertThat(said()).contains("crm:1000-7!MAIL_HELD");
  }

  @Test
  void scriptsReadOneLineOfJson() throws Exception {
    assertThat(run("list", "--json")).isZero();

    assertThat(said().lines()).hasSize(1);
    JsonNode json = new ObjectMapper().readTree(said());
    assertThat(json.at("/items/0/gate").asText()).isEqualTo("deletions/ada@contoso.test");
    assertThat(json.at("/items/0/kind").asText()).isEqualTo("BREAKER");
    assertThat(json.at("/items/1/appointment").asText()).isEqualTo("crm:1000-7");

    assertThat(run("--json")).isZero();
    assertThat(new ObjectMapper().readTree(said())).isEqualTo(json);
  }

  @Test
  void anEmptyListIsDoneToo() {
    lines = List.of();

    assertThat(run()).isZero();
    assertThat(said()).isEqualToIgnoringNewLines("nothing waits for a person");
  }

  @Test
  void severalAreReleasedAtOnce() {
    assertThat(run("release", KEY + "!MAIL_HELD", GATE + "!BREAKER", "--by", "eva")).isZero();

    assertThat(orders).containsExactly(new OperatorAction.Release(KEY, "eva"));
    assertThat(gates).containsExactly(new GateRequest.Release(GATE, "eva"));
    assertThat(said()).isEqualToIgnoringNewLines("release: 2 orders given");
  }

  @Test
  void aReleaseMaySayWhoseValuesAreCarried() {
    assertThat(run("release", KEY.value(), "--take", "crm", "--by", "eva")).isZero();

    assertThat(orders)
        .containsExactly(new OperatorAction.Release(KEY, "eva", Optional.of(Side.CRM)));
  }

  @Test
  void dismissAndRetryAreOrdered() {
    assertThat(run("dismiss", GATE.toString(), "--by", "eva")).isZero();
    assertThat(run("retry", KEY.value(), "--by", "eva")).isZero();

    assertThat(gates).containsExactly(new GateRequest.Dismiss(GATE, "eva"));
    assertThat(orders).containsExactly(new OperatorAction.Retry(KEY, "eva"));
  }

  @Test
  void whatIsNotOnTheListIsNamedAndNothingIsOrdered() {
    assertThat(run("release", KEY.value(), "crm:1-2!REJECTED")).isEqualTo(1);

    assertThat(said()).contains("crm:1-2!REJECTED is not on the work list", "nothing was ordered");
    assertThat(orders).isEmpty();
  }

  @Test
  void whatTheConsoleRefusesIsSaid() {
    assertThat(run("retry", GATE.toString())).isEqualTo(1);

    assertThat(said()).contains("released or dismissed, not tried again");
  }

  @Test
  void withoutAnIdOrAConsoleItCannotRun() {
    assertThat(run("release")).isEqualTo(2);
    close();
    assertThat(run("list")).isEqualTo(2);
  }
}
