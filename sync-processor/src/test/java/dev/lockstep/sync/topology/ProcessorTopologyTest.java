package dev.lockstep.sync.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.kafka.Quarantine;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.model.appointment.AppointmentKey;
import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.crm.CrmCommand;
import dev.lockstep.model.crm.CrmResult;
import dev.lockstep.model.decision.Decision;
import dev.lockstep.model.decision.Rule;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.Lookup;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.groupware.MailboxEntry;
import dev.lockstep.model.groupware.MailboxEntry.Enrolment;
import dev.lockstep.model.groupware.MailboxKey;
import dev.lockstep.model.json.Json;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.core.Decider;
import dev.lockstep.sync.gate.Limits;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.series.SeriesHorizon;
import dev.lockstep.sync.topology.TopologyBench.Out;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The topology with the real decision core, without a broker. */
class ProcessorTopologyTest {

  private static final SourceKey SOURCE = SourceKey.ofMailbox(Samples.KEY, Samples.ADA);
  private static final Subject ADA = Subject.of(Samples.ADA);
  private static final Subject CARL = Subject.of(Samples.CARL);

  @TempDir private Path stateDir;
  private @Nullable TopologyBench opened;

  @BeforeEach
  void open() {
    opened = new TopologyBench(stateDir);
  }

  @AfterEach
  void close() {
    bench().close();
  }

  private TopologyBench bench() {
    if (opened == null) {
      throw new IllegalStateException();
    }
    return opened;
  }

  private void adaIsRep(boolean enabled) {
    bench()
        .send(
            Topics.CRM_DIRECTORY, DirectoryKey.of(ADA, Samples.ada(enabled)), Samples.ada(enabled));
  }

  private void carlIsPerson() {
    bench().send(Topics.CRM_DIRECTORY, DirectoryKey.of(CARL, Samples.carl()), Samples.carl());
  }

  private void adaShows(String etag, String subject) {
    bench()
        .send(
            Topics.GROUPWARE_CHANGES,
            SOURCE,
            Samples.observed(etag, Samples.visit(subject, Samples.CARL)));
  }

  @Test
  void anAppointmentGoesAllTheWayFromGroupwareToTheCrm() {
    adaIsRep(true);
    carlIsPerson();

    adaShows("1", "Visit");

    assertThat(bench().values(Topics.CRM_COMMANDS))
        .singleElement()
        .isInstanceOfSatisfying(
            CrmCommand.CreateRecord.class,
            create -> {
              assertThat(create.id().appointment()).isEqualTo(Samples.KEY);
              assertThat(create.wanted().content().subject().value()).isEqualTo("Visit");
              assertThat(create.wanted().entries()).containsOnlyKeys(Samples.CARL);
              assertThat(create.wanted().marking().forEditing()).isFalse();
            });
    assertThat(bench().values(Topics.DECISIONS)).extracting(Decision::rule).contains(Rule.GW_2);
  }

  @Test
  void everyInputHasOneDecisionThatNamesItsOrigin() {
    adaIsRep(true);

    adaShows("1", "Visit");

    List<Decision> decisions = bench().values(Topics.DECISIONS);
    int answers = bench().read(Topics.DIRECTORY_ANSWERS).size();
    assertThat(answers).isEqualTo(2);
    assertThat(decisions).hasSize(1 + answers);
    assertThat(decisions).extracting(Decision::revision).containsExactly(1L, 2L, 3L);
    assertThat(decisions)
        .extracting(Decision::origin)
        .doesNotHaveDuplicates()
        .first()
        .isEqualTo("groupware.changes-0@0");
    assertThat(decisions.getFirst().at()).isEqualTo(TopologyBench.START);
    assertThat(bench().values(ProcessorTopics.APPOINTMENTS)).hasSize(3);
  }

  @Test
  void aMarkedAppointmentIsDecidedAnewWhenTheMissingPersonIsAdded() {
    adaIsRep(true);
    adaShows("1", "Visit");
    CrmCommand.CreateRecord create =
        (CrmCommand.CreateRecord) bench().values(Topics.CRM_COMMANDS).getFirst();
    assertThat(create.wanted().marking().forEditing()).isTrue();
    bench()
        .send(
            Topics.CRM_RESULTS,
            Samples.KEY,
            new CrmResult.Written(create.id(), Samples.RECORD, "1:a", create.wanted(), false));
    bench().forget();

    carlIsPerson();

    assertThat(bench().values(Topics.CRM_COMMANDS))
        .singleElement()
        .isInstanceOfSatisfying(
            CrmCommand.UpdateRecord.class,
            update -> {
              assertThat(update.base()).isEqualTo("1:a");
              assertThat(update.wanted().marking().forEditing()).isFalse();
            });
  }

  @Test
  void aLookupIsAnsweredAtOnceAndOnEveryChangeUntilItIsWithdrawn() {
    LookupKey key = new LookupKey(CARL, Samples.KEY);

    bench().send(Topics.DIRECTORY_LOOKUPS, key, new Lookup(key, 1));
    assertThat(bench().read(Topics.DIRECTORY_ANSWERS))
        .containsExactly(new Out<>(key, Optional.of(new Answer(CARL, List.of()))));

    carlIsPerson();
    assertThat(bench().read(Topics.DIRECTORY_ANSWERS))
        .containsExactly(new Out<>(key, Optional.of(new Answer(CARL, List.of(Samples.carl())))));

    bench().tombstone(Topics.DIRECTORY_LOOKUPS, key);
    assertThat(bench().read(Topics.DIRECTORY_ANSWERS))
        .as("a compacted topic need not keep the answer")
        .containsExactly(new Out<>(key, Optional.empty()));

    bench().tombstone(Topics.CRM_DIRECTORY, DirectoryKey.of(CARL, Samples.carl()));
    assertThat(bench().read(Topics.DIRECTORY_ANSWERS)).isEmpty();
  }

  @Test
  void anAnswerThatWasTakenBackIsNoInput() {
    bench().tombstone(Topics.DIRECTORY_ANSWERS, new LookupKey(CARL, Samples.KEY));

    assertThat(bench().read(Topics.DECISIONS)).isEmpty();
    assertThat(bench().quarantineOf(Topics.DIRECTORY_ANSWERS)).isEmpty();
  }

  @Test
  void aMailboxIsEnrolledWithItsRepAndNoMoreWithoutIt() {
    MailboxKey mailbox = new MailboxKey(Samples.ADA, MailboxKey.Kind.ENROLMENT);

    adaIsRep(true);
    bench().tombstone(Topics.CRM_DIRECTORY, DirectoryKey.of(ADA, Samples.ada(true)));

    List<Out<MailboxKey, MailboxEntry>> entries = bench().read(Topics.GROUPWARE_MAILBOXES);
    assertThat(entries).extracting(Out::key).containsExactly(mailbox, mailbox);
    assertThat(entries)
        .extracting(entry -> ((Enrolment) entry.value().orElseThrow()).active())
        .containsExactly(true, false);
  }

  @Test
  void anOrderOfAnOperatorIsDecided() {
    bench()
        .send(Topics.OPERATOR_ACTIONS, Samples.KEY, new OperatorAction.Retry(Samples.KEY, "ada"));

    assertThat(bench().values(Topics.DECISIONS)).hasSize(1);
  }

  static Stream<Topic<?, ?>> inputs() {
    return Stream.<Topic<?, ?>>concat(
        Inlet.ALL.stream().map(Inlet::topic), DirectoryProcessor.READS.stream());
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void whatCannotBeReadGoesToQuarantineAsItWas(Topic<?, ?> topic) {
    byte[] key = "\u00ff no key \n at all".getBytes(UTF_8);
    byte[] value = {0, 1, 2};

    bench().raw(topic, key, value);

    TestRecord<byte[], byte[]> kept = onlyOne(bench().quarantineOf(topic));
    assertThat(kept.key()).isEqualTo(key);
    assertThat(kept.value()).isEqualTo(value);
    assertThat(header(kept, Quarantine.ORIGIN)).isEqualTo(topic.name() + "-0@0");
    assertThat(header(kept, Quarantine.CAUSE)).startsWith("key: ");
    assertThat(bench().read(Topics.DECISIONS)).isEmpty();
  }

  @Test
  void anUnreadableRecordHoldsUpNothing() {
    byte[] key = SOURCE.toString().getBytes(UTF_8);
    adaIsRep(true);

    bench().raw(Topics.GROUPWARE_CHANGES, key, "{\"type\":\"observed\"".getBytes(UTF_8));
    bench().raw(Topics.GROUPWARE_CHANGES, key, "{\"type\":\"neverSeen\"}".getBytes(UTF_8));
    bench().raw(Topics.GROUPWARE_CHANGES, key, null);
    bench().raw(Topics.GROUPWARE_CHANGES, null, null);
    adaShows("1", "Visit");

    assertThat(bench().quarantineOf(Topics.GROUPWARE_CHANGES))
        .extracting(record -> header(record, Quarantine.CAUSE))
        .satisfiesExactly(
            cause -> assertThat(cause).startsWith("value: "),
            cause -> assertThat(cause).contains("neverSeen"),
            cause -> assertThat(cause).isEqualTo("no value"),
            cause -> assertThat(cause).isEqualTo("no key"));
    assertThat(bench().values(Topics.CRM_COMMANDS)).hasSize(1);
  }

  @Test
  void aRecordUnderTheKeyOfAnotherAppointmentIsNotDecided() {
    AppointmentKey other = AppointmentKey.bornInCrm(1, 2);

    bench().send(Topics.OPERATOR_ACTIONS, Samples.KEY, new OperatorAction.Retry(other, "ada"));

    assertThat(header(onlyOne(bench().quarantineOf(Topics.OPERATOR_ACTIONS)), Quarantine.CAUSE))
        .contains(Samples.KEY.value(), other.value());
  }

  @Test
  void allRecordsOfAnAppointmentAreInOnePartitionWhateverTheirKey() {
    int partitions = 12;
    LookupKey lookup = new LookupKey(CARL, Samples.KEY);

    assertThat(
            Stream.of(
                partition(Topics.CRM_COMMANDS, Samples.KEY, partitions),
                partition(Topics.DIRECTORY_ANSWERS, lookup, partitions),
                new TopicCodec<>(Topics.GROUPWARE_CHANGES, Json.mapper())
                    .partition(SOURCE, partitions)))
        .containsOnly(partition(Topics.DECISIONS, Samples.KEY, partitions));
    assertThat(partition(Topics.DIRECTORY_LOOKUPS, lookup, partitions))
        .isEqualTo(
            partition(Topics.CRM_DIRECTORY, DirectoryKey.of(CARL, Samples.carl()), partitions));
  }

  /**
   * Names of nodes and stores are in the names of topics and metrics. If this fails and the change
   * is meant, look whether a store or a source changed: then what is stored at users is not found
   * any more, and the change needs a migration. If not, put the new description into the file.
   */
  @Test
  void theTopologyDoesNotChangeUnintentionally() throws Exception {
    String now =
        new ProcessorTopology(
                new Decider(Policy.DEFAULT), Limits.DEFAULT, SeriesHorizon.DEFAULT, Json.mapper())
            .build()
            .describe()
            .toString();
    try (InputStream in = ProcessorTopologyTest.class.getResourceAsStream("topology.txt")) {
      assertThat(in).isNotNull();
      assertThat(now).isEqualToIgnoringWhitespace(new String(in.readAllBytes(), UTF_8));
    }
  }

  private static <K, V> int partition(Topic<K, V> topic, K key, int partitions) {
    TopicCodec<K, V> codec = new TopicCodec<>(topic, Json.mapper());
    return onlyOne(
        List.copyOf(
            new KeyPartitioner<>(codec)
                .partitions(topic.name(), codec.encodeKey(key), new byte[0], partitions)
                .orElseThrow()));
  }

  private static <T> T onlyOne(List<T> list) {
    assertThat(list).hasSize(1);
    return list.getFirst();
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    @Nullable Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), UTF_8);
  }
}
