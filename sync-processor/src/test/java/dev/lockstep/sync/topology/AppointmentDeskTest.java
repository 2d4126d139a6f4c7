package dev.lockstep.sync.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.Quarantine;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.TopicProvisioner;
import dev.lockstep.model.appointment.Appointment;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.appointment.Text;
import dev.lockstep.model.appointment.Timing;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Reason;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.directory.Lookup;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.EventRef;
import dev.lockstep.model.groupware.GroupwareChange;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.recurrence.Recurrence;
import dev.lockstep.model.recurrence.text.RruleReader;
import dev.lockstep.model.series.OccurrenceDigest;
import dev.lockstep.model.series.Series;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.core.Arrival;
import dev.lockstep.sync.core.Decided;
import dev.lockstep.sync.series.FanOut;
import dev.lockstep.sync.series.SeriesHorizon;
import dev.lockstep.sync.series.SeriesStage;
import dev.lockstep.sync.state.AppointmentState;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of a record when the core, the store or a topic does not play along. */
class AppointmentDeskTest {

  private final ObjectMapper mapper = Json.mapper();

  private AppointmentDesk desk(BiFunction<AppointmentState, Arrival, Decided> core) {
    SeriesStage stage =
        new SeriesStage(new FanOut(SeriesHorizon.DEFAULT, new OccurrenceDigest(mapper)));
    return new AppointmentDesk(core, stage, mapper);
  }

  /** What comes of the one record. */
  private Handled handled(AppointmentDesk desk, byte @Nullable [] stored) {
    List<Handled> parts = new ArrayList<>();
    desk.handle(record(), stored(stored), parts::add);
    assertThat(parts).hasSize(1);
    return parts.getFirst();
  }

  private static Shelves nothingStored() {
    return stored(null);
  }

  private static Shelves stored(byte @Nullable [] appointment) {
    return new Shelves() {
      @Override
      public byte @Nullable [] appointment(String key) {
        return appointment;
      }

      @Override
      public byte @Nullable [] series(String key) {
        return null;
      }
    };
  }

  private static Decided decided(AppointmentState state, Arrival arrival, String words) {
    LookupKey lookup = new LookupKey(Subject.of(Samples.CARL), state.key());
    return new Decided(
        state,
        List.of(),
        List.of(),
        List.of(new Lookup(lookup, 2)),
        List.of(lookup),
        List.of(),
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

    assertThat(cause(handled(desk, null))).contains("planted by a test");
  }

  @Test
  void aRecordWhoseOutcomeIsTooLargeGoesToQuarantineInsteadOfHoldingUpItsPartition() {
    String words = "x".repeat(TopicProvisioner.MAX_RECORD_BYTES);
    AppointmentDesk desk = desk((state, arrival) -> decided(state, arrival, words));

    assertThat(cause(handled(desk, null))).contains("decisions", "bytes");
  }

  @Test
  void aStoredStateThatCannotBeReadIsNotTakenForNothing() {
    AppointmentDesk desk = desk((state, arrival) -> decided(state, arrival, ""));

    assertThat(cause(handled(desk, "{}".getBytes(UTF_8))))
        .contains("stored state", Samples.KEY.value());
  }

  @Test
  void aLookupThatIsWithdrawnAndOrderedAnewStands() {
    AppointmentDesk desk = desk((state, arrival) -> decided(state, arrival, ""));

    Handled handled = handled(desk, null);

    assertThat(handled)
        .isInstanceOfSatisfying(
            Handled.Decided.class,
            done ->
                assertThat(done.others())
                    .filteredOn(other -> other.topic().equals("directory.lookups"))
                    .extracting(other -> other.value() == null)
                    .containsExactly(true, false));
  }

  @Test
  void anOccurrenceThatFailsHoldsUpNoOtherAndIsSaidInQuarantine() {
    LocalDate monday = LocalDate.now(ZoneId.of("Europe/Berlin"));
    Series weekly =
        new Series(
            Appointment.of(new Text("Fair"), new Timing.AllDay(monday, monday.plusDays(1))),
            ZoneId.of("Europe/Berlin"),
            Recurrence.of(RruleReader.read("FREQ=WEEKLY;COUNT=4")));
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            "groupware.changes",
            3,
            42,
            System.currentTimeMillis(),
            TimestampType.CREATE_TIME,
            ConsumerRecord.NULL_SIZE,
            ConsumerRecord.NULL_SIZE,
            SourceKey.ofMailbox(Samples.KEY, Samples.ADA).toString().getBytes(UTF_8),
            new TopicCodec<>(Topics.GROUPWARE_CHANGES, mapper)
                .encodeValue(
                    new GroupwareChange.SeriesObserved(
                        new EventRef(Samples.ADA, "master"),
                        "uid",
                        "1",
                        Samples.ADA,
                        true,
                        false,
                        weekly,
                        new TreeSet<>(),
                        List.of())),
            new RecordHeaders(),
            Optional.empty());
    AppointmentDesk desk =
        desk(
            (state, arrival) -> {
              if (state.key().occurrence().filter(monday.plusWeeks(1)::equals).isPresent()) {
                throw new IllegalStateException("planted by a test");
              }
              return decided(state, arrival, "");
            });
    List<Handled> parts = new ArrayList<>();

    desk.handle(record, nothingStored(), parts::add);

    assertThat(parts).filteredOn(Handled.Decided.class::isInstance).hasSize(1 + 3);
    assertThat(parts).filteredOn(Handled.Shelved.class::isInstance).hasSize(1);
    assertThat(cause(parts.getLast()))
        .contains("planted by a test", Samples.KEY.occurrence(monday.plusWeeks(1)).value());
  }
}
