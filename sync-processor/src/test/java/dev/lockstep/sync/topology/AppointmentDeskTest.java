package dev.lockstep.sync.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.Quarantine;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.TopicProvisioner;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.directory.Lookup;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.core.Arrival;
import dev.lockstep.sync.core.Decided;
import dev.lockstep.sync.state.AppointmentState;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What becomes of a record when the core, the store or a topic does not play along. */
class AppointmentDeskTest {

  private final ObjectMapper mapper = Json.mapper();

  private AppointmentDesk desk(BiFunction<AppointmentState, Arrival, Decided> core) {
    return new AppointmentDesk(core, mapper);
  }

  private static Decided decided(AppointmentState state, Arrival arrival, String words) {
    LookupKey lookup = new LookupKey(Subject.of(Samples.CARL), state.key());
    return new Decided(
        state,
        List.of(),
        List.of(),
        List.of(new Lookup(lookup, 2)),
        List.of(lookup),
        new Decision(
            state.key(),
            1,
            arrival.at(),
            "",
            arrival.origin(),
            "",
            List.of(),
            Rule.NONE,
            Optional.empty(),
            Reason.ECHO,
            words,
            List.of(),
            List.of()));
  }

  private ConsumerRecord<byte[], byte[]> record() {
    return new ConsumerRecord<>(
        "groupware.changes",
        3,
        42,
        SourceKey.ofMailbox(Samples.KEY, Samples.ADA).toString().getBytes(UTF_8),
        new TopicCodec<>(Topics.GROUPWARE_CHANGES, mapper)
            .encodeValue(Samples.observed("1", Samples.visit("Visit"))));
  }

  private static String cause(Handled handled) {
    assertThat(handled).isInstanceOf(Handled.Quarantined.class);
    ProducerRecord<byte[], byte[]> kept = ((Handled.Quarantined) handled).record();
    assertThat(kept.topic()).isEqualTo("groupware.changes.quarantine");
    assertThat(kept.headers().lastHeader(Quarantine.ORIGIN).value())
        .isEqualTo("groupware.changes-3@42".getBytes(UTF_8));
    return new String(kept.headers().lastHeader(Quarantine.CAUSE).value(), UTF_8);
  }

  @Test
  void aRecordAtWhichTheCoreFailsGoesToQuarantineWithTheCause() {
    AppointmentDesk desk =
        desk(
            (state, arrival) -> {
              throw new IllegalStateException("planted by a test");
            });

    assertThat(cause(desk.handle(record(), _ -> null))).contains("planted by a test");
  }

  @Test
  void aRecordWhoseOutcomeIsTooLargeGoesToQuarantineInsteadOfHoldingUpItsPartition() {
    String words = "x".repeat(TopicProvisioner.MAX_RECORD_BYTES);
    AppointmentDesk desk = desk((state, arrival) -> decided(state, arrival, words));

    assertThat(cause(desk.handle(record(), _ -> null))).contains("decisions", "bytes");
  }

  @Test
  void aStoredStateThatCannotBeReadIsNotTakenForNothing() {
    AppointmentDesk desk = desk((state, arrival) -> decided(state, arrival, ""));

    assertThat(cause(desk.handle(record(), _ -> "{}".getBytes(UTF_8))))
        .contains("stored state", Samples.KEY.value());
  }

  @Test
  void aLookupThatIsWithdrawnAndOrderedAnewStands() {
    AppointmentDesk desk = desk((state, arrival) -> decided(state, arrival, ""));

    Handled handled = desk.handle(record(), _ -> null);

    assertThat(handled)
        .isInstanceOfSatisfying(
            Handled.Decided.class,
            done ->
                assertThat(done.others())
                    .filteredOn(other -> other.topic().equals("directory.lookups"))
                    .extracting(other -> other.value() == null)
                    .containsExactly(true, false));
  }
}
