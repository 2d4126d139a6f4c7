package dev.lockstep.sync.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.appointment.SourceKey;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.model.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics are read again though their records were taken before: each part passes over them. */
class ReadAgainTest {

  private static final GateKey GATE = GateKey.ofAll(GateKey.Kind.DELETIONS);

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

  /** More was taken of the topic than it holds for now. */
  private void wasRead(Topic<?, ?> topic) {
    bench()
        .read(
            topic,
            new Position(1000, TopologyBench.START.plus(Duration.ofHours(1)).toEpochMilli()));
  }

  private void adaShows(String etag) {
    bench()
        .send(
            Topics.GROUPWARE_CHANGES,
            SourceKey.ofMailbox(Samples.KEY, Samples.ADA),
            Samples.observed(etag, Samples.visit("Visit " + etag)));
  }

  private void adaIsRep() {
    bench()
        .send(
            Topics.CRM_DIRECTORY,
            DirectoryKey.of(Subject.of(Samples.ADA), Samples.ada(true)),
            Samples.ada(true));
  }

  @Test
  void appointmentsPassOverWhatTheyTookBefore() {
    wasRead(Topics.GROUPWARE_CHANGES);
    adaShows("1");

    assertThat(bench().values(Topics.DECISIONS)).isEmpty();
    assertThat(bench().stored(Names.APPOINTMENT_STORE)).isZero();
  }

  @Test
  void theDirectoryDoes() {
    wasRead(Topics.CRM_DIRECTORY);
    adaIsRep();
    adaShows("1");

    assertThat(bench().stored(Names.ENTRY_STORE)).isZero();
    assertThat(bench().values(Topics.CRM_COMMANDS)).isEmpty();
  }

  @Test
  void theGatesDo() {
    wasRead(Topics.GATE_REQUESTS);
    bench().send(Topics.GATE_REQUESTS, GATE, new GateRequest.Join(GATE, Samples.KEY));

    assertThat(bench().stored(Names.GATE_STORE)).isZero();
  }

  @Test
  void otherTopicsAreTakenAllTheSame() {
    adaIsRep();
    wasRead(Topics.CRM_CHANGES);
    adaShows("1");

    assertThat(bench().values(Topics.CRM_COMMANDS)).hasSize(1);
  }
}
