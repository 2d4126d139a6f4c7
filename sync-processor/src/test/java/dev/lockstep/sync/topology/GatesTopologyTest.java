package dev.lockstep.sync.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.Absence;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.crm.RecordKey;
import dev.lockstep.model.crm.Status;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Side;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.gate.GateStatus;
import dev.lockstep.model.gate.Ticket;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.gate.GateOutput;
import dev.lockstep.sync.gate.Gatekeeper;
import dev.lockstep.sync.gate.Limits;
import dev.lockstep.sync.gate.MemoryGateStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gates in the topology: what they remember stands in a store of Streams. */
class GatesTopologyTest {

  private static final GateKey OF_ADA = GateKey.of(GateKey.Kind.DELETIONS, Samples.ADA);
  private static final GateKey OF_ALL = GateKey.ofAll(GateKey.Kind.DELETIONS);

  @TempDir private Path dir = Path.of("");
  private Optional<TopologyBench> opened = Optional.empty();

  @BeforeEach
  void open() {
    opened = Optional.of(new TopologyBench(dir));
  }

  @AfterEach
  void close() {
    opened.ifPresent(TopologyBench::close);
  }

  private TopologyBench bench() {
    return opened.orElseThrow();
  }

  /** The event of the appointment is known, and so is its record. */
  private AppointmentKey appointment(int number) {
    AppointmentKey key = AppointmentKey.bornInGroupware("uid" + number);
    SourceKey source = SourceKey.ofMailbox(key, Samples.ADA);
    bench()
        .send(
            Topics.GROUPWARE_CHANGES,
            source,
            Samples.observed("e" + number, "uid" + number, Samples.visit("Visit " + number)));
    CrmCommand.CreateRecord create =
        (CrmCommand.CreateRecord) bench().values(Topics.CRM_COMMANDS).getLast();
    bench()
        .send(
            Topics.CRM_RESULTS,
            key,
            new CrmResult.Written(
                create.id(), new RecordKey(1000, number), "1:a", create.wanted(), false));
    return key;
  }

  private void delete(AppointmentKey key, int number) {
    bench()
        .send(
            Topics.GROUPWARE_CHANGES,
            SourceKey.ofMailbox(key, Samples.ADA),
            new GroupwareChange.EventAbsent(
                new EventRef(Samples.ADA, "e" + number), Absence.DELETED));
  }

  @Test
  void ofAMassDeletionTheFirstAreCarriedAndTheOthersWaitUntilTheyAreReleased() {
    bench().send(Topics.CRM_DIRECTORY, adaByAddress(), Samples.ada(true));
    List<AppointmentKey> keys = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      keys.add(appointment(i));
    }
    bench().forget();

    for (int i = 1; i <= 30; i++) {
      delete(keys.get(i - 1), i);
    }

    assertThat(bench().values(Topics.CRM_COMMANDS))
        .hasSize(20)
        .allSatisfy(
            command ->
                assertThat(((CrmCommand.UpdateRecord) command).wanted().status())
                    .isEqualTo(Status.CANCELLED));
    GateStatus status = bench().values(Topics.GATES).getLast();
    assertThat(status.gate()).isEqualTo(OF_ADA);
    assertThat(status.waiting()).isEqualTo(10);
    assertThat(bench().values(Topics.DECISIONS))
        .filteredOn(decision -> decision.reason() == Reason.BREAKER)
        .hasSize(10);

    bench().send(Topics.GATE_REQUESTS, OF_ADA, new GateRequest.Release(OF_ADA, "eva"));

    assertThat(bench().values(Topics.CRM_COMMANDS)).hasSize(10);
    assertThat(bench().read(Topics.GATES).getLast().value()).isEmpty();
    assertThat(bench().values(Topics.DECISIONS))
        .extracting(Decision::words)
        .filteredOn(words -> words.contains("released with all others by eva"))
        .hasSize(10);
  }

  private static DirectoryKey adaByAddress() {
    return DirectoryKey.of(Subject.of(Samples.ADA), Samples.ada(true));
  }

  @Test
  void whatIsNoRequestGoesToQuarantine() {
    bench().send(Topics.GATE_REQUESTS, OF_ALL, new GateRequest.Release(OF_ADA, "eva"));

    assertThat(bench().quarantineOf(Topics.GATE_REQUESTS)).hasSize(1);
    assertThat(bench().values(Topics.GATE_ANSWERS)).isEmpty();
  }

  /** The store of Streams and the one in memory are told the same and answer the same. */
  @Test
  void theStoreRemembersWhatTheOneInMemoryRemembers() {
    List<GateAnswer> expected = new ArrayList<>();
    Deque<GateRequest> queue = new ArrayDeque<>();
    Gatekeeper memory =
        new Gatekeeper(
            Limits.DEFAULT,
            new MemoryGateStore(),
            new GateOutput() {
              @Override
              public void request(GateRequest request) {
                queue.add(request);
              }

              @Override
              public void answer(GateAnswer answer) {
                expected.add(answer);
              }

              @Override
              public void status(GateKey gate, Optional<GateStatus> status) {}
            });
    Random random = new Random(7);
    Instant at = TopologyBench.START;
    for (int i = 0; i < 400; i++) {
      at = at.plusSeconds(random.nextInt(25));
      GateRequest request = anyRequest(random, i);
      queue.add(request);
      while (!queue.isEmpty()) {
        memory.take(queue.remove(), at);
      }
      bench().send(Topics.GATE_REQUESTS, request.gate(), request, at);
    }

    // what is decided about many at once is told in any order
    assertThat(bench().values(Topics.GATE_ANSWERS)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(expected).hasAtLeastOneElementOfType(GateAnswer.Held.class);
    assertThat(expected).hasAtLeastOneElementOfType(GateAnswer.Refused.class);
    assertThat(expected).hasAtLeastOneElementOfType(GateAnswer.Granted.class);
  }

  private static GateRequest anyRequest(Random random, int i) {
    GateKey gate = random.nextInt(3) == 0 ? GateKey.of(GateKey.Kind.MAILS, Samples.ADA) : OF_ADA;
    AppointmentKey key = AppointmentKey.bornInGroupware("uid" + random.nextInt(60));
    Ticket ticket = new Ticket(key, Side.CRM, i);
    return switch (random.nextInt(40)) {
      case 0 -> new GateRequest.Release(gate, "eva");
      case 1 -> new GateRequest.Dismiss(gate, "eva");
      case 2, 3, 4 -> new GateRequest.Withdraw(gate, ticket, List.of());
      case 5, 6 -> new GateRequest.Join(gate, key);
      case 7 -> new GateRequest.Leave(gate, key);
      default ->
          new GateRequest.Pass(
              gate,
              ticket,
              gate.equals(OF_ADA) ? List.of(OF_ALL) : List.of(),
              key,
              random.nextInt(1, 30));
    };
  }
}
