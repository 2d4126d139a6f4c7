package dev.lockstep.sync.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.decision.Matter;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.WorkItem;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateStatus;
import dev.lockstep.model.groupware.MailboxEntry;
import dev.lockstep.model.groupware.MailboxKey;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.state.Agreement;
import dev.lockstep.sync.state.AppointmentState;
import dev.lockstep.sync.state.CrmSide;
import dev.lockstep.sync.state.GroupwareSide;
import dev.lockstep.sync.topology.ProcessorTopics;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The views that the console makes from compacted topics. */
class ViewsTest {

  private static final EmailAddress ADA = new EmailAddress("ada@contoso.test");

  private final ObjectMapper mapper = Json.mapper();
  private final WorkList workList = new WorkList(2, mapper);
  private final Mailboxes mailboxes = new Mailboxes(mapper);

  private static AppointmentKey key(int serial) {
    return AppointmentKey.bornInCrm(1, serial);
  }

  private <K, V> ConsumerRecord<byte[], byte[]> record(Topic<K, V> topic, K key, V value) {
    TopicCodec<K, V> codec = new TopicCodec<>(topic, mapper);
    return new ConsumerRecord<>(topic.name(), 0, 0, codec.encodeKey(key), codec.encodeValue(value));
  }

  private void appointment(int serial, Reason... reasons) {
    List<WorkItem> items =
        Arrays.stream(reasons)
            .map(
                reason ->
                    new WorkItem(
                        key(serial) + "!" + reason,
                        reason,
                        reason.words(),
                        Instant.ofEpochSecond(100 - serial)))
            .toList();
    Appointment content =
        Appointment.of(
            new Text("Visit " + serial),
            new Timing.AllDay(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 2)));
    AppointmentState state =
        new AppointmentState(
            key(serial),
            1,
            0,
            new Agreement.Present(content, Optional.empty()),
            GroupwareSide.nothing(),
            CrmSide.nothing(),
            new TreeMap<>(),
            items,
            new TreeMap<>(),
            new TreeMap<>());
    workList.take(record(ProcessorTopics.APPOINTMENTS, key(serial), state));
  }

  @Test
  void onlyWhatWaitsIsOnTheWorkListTheOldestFirst() {
    appointment(1, Reason.REJECTED);
    appointment(2, Reason.MAIL_HELD, Reason.REJECTED);
    appointment(3);

    assertThat(workList.content(List.of()).items())
        .extracting(WorkList.Line::id)
        .containsExactly("crm:1-2!MAIL_HELD", "crm:1-2!REJECTED", "crm:1-1!REJECTED");
    assertThat(workList.content(List.of()).items().getFirst().subject()).isEqualTo("Visit 2");
    assertThat(workList.counts())
        .containsEntry(Reason.REJECTED, 2L)
        .containsEntry(Reason.MAIL_HELD, 1L);
  }

  @Test
  void aGateBeforeWhichOthersWaitIsALineOfItsOwn() {
    ClosedGates gates = new ClosedGates(mapper);
    GateKey gate = GateKey.of(GateKey.Kind.DELETIONS, ADA);
    gates.take(
        record(
            Topics.GATES,
            gate,
            new GateStatus(gate, Instant.ofEpochSecond(1), 7, "more deletions than may be")));
    appointment(1, Reason.BREAKER);

    assertThat(workList.content(gates.all()).items())
        .extracting(WorkList.Line::id, WorkList.Line::kind, WorkList.Line::words)
        .containsExactly(
            tuple(
                "deletions/ada@contoso.test!BREAKER",
                Matter.BREAKER,
                "more deletions than may be: 7 wait"),
            tuple("crm:1-1!BREAKER", Matter.BREAKER, Reason.BREAKER.words()));

    gates.take(
        new ConsumerRecord<>(Topics.GATES.name(), 0, 1, gate.toString().getBytes(UTF_8), null));
    assertThat(gates.all()).isEmpty();
  }

  @Test
  void whatDoesNotWaitAnyMoreLeavesTheWorkList() {
    appointment(1, Reason.REJECTED);

    appointment(1);

    assertThat(workList.content(List.of()).items()).isEmpty();
  }

  @Test
  void whatFindsNoRoomIsSaidToBeMissing() {
    appointment(1, Reason.REJECTED);
    appointment(2, Reason.REJECTED);
    assertThat(workList.content(List.of()).complete()).isTrue();

    appointment(3, Reason.REJECTED);

    assertThat(workList.content(List.of()).items()).hasSize(2);
    assertThat(workList.content(List.of()).complete()).isFalse();
  }

  @Test
  void aStateThatCannotBeReadHoldsUpNothing() {
    workList.take(
        new ConsumerRecord<>(
            "appointments", 0, 0, "crm:1-9".getBytes(UTF_8), "{\"key\":1".getBytes(UTF_8)));

    appointment(1, Reason.REJECTED);

    assertThat(workList.content(List.of()).items()).hasSize(1);
  }

  @Test
  void aMailboxIsShownWithoutTheCapabilityToReadIt() throws Exception {
    mailboxes.take(
        record(
            Topics.GROUPWARE_MAILBOXES,
            new MailboxKey(ADA, MailboxKey.Kind.ENROLMENT),
            new MailboxEntry.Enrolment(ADA, true, "rep 1-1 is enabled")));
    mailboxes.take(
        record(
            Topics.GROUPWARE_MAILBOXES,
            new MailboxKey(ADA, MailboxKey.Kind.CURSOR),
            new MailboxEntry.Cursor(ADA, Instant.EPOCH, Instant.MAX, "secret-delta-link")));

    assertThat(mailboxes.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.active()).isTrue();
              assertThat(line.windowStart()).contains(Instant.EPOCH);
            });
    assertThat(mapper.writeValueAsString(mailboxes.lines())).doesNotContain("secret");
  }
}
