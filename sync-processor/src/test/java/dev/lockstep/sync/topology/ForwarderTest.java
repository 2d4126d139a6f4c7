package dev.lockstep.sync.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;

class ForwarderTest {

  private final PromptCommit commit = new PromptCommit(10, 100);

  /** A commit that one asks for is a commit of all: the others need not ask again so soon. */
  @Test
  void partsOfOneThreadCommitTogether() {
    MockProcessorContext<byte[], byte[]> one = context();
    MockProcessorContext<byte[], byte[]> other = context();
    Forwarder first = new Forwarder(one, () -> commit);
    Forwarder second = new Forwarder(other, () -> commit);

    first.done();
    second.done();

    assertThat(one.committed()).isTrue();
    assertThat(other.committed()).isFalse();

    other.scheduledPunctuators().getFirst().getPunctuator().punctuate(1_010);

    assertThat(other.committed()).isTrue();
  }

  private static MockProcessorContext<byte[], byte[]> context() {
    MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>();
    context.setCurrentSystemTimeMs(1_000);
    return context;
  }
}
