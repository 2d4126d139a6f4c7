package dev.lockstep.sync.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import dev.lockstep.model.gate.GateAnswer;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.gate.GateStatus;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.gate.GateOutput;
import dev.lockstep.sync.gate.Gatekeeper;
import dev.lockstep.sync.gate.Limits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Reads requests to gates, and forwards what the gates have to say. */
final class GateProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  /** The topics that it reads. */
  static final List<Topic<?, ?>> READS = List.of(Topics.GATE_REQUESTS);

  /**
   * The topics that it writes, in the order in which they are listed in the topology; with what it
   * reads, because a gate hands on to the next one.
   */
  static final List<Topic<?, ?>> WRITES =
      List.of(Topics.GATE_ANSWERS, Topics.GATES, Topics.GATE_REQUESTS);

  private final Limits limits;
  private final ObjectMapper mapper;
  private final TopicCodec<GateKey, GateRequest> requests;
  private final Outlets outlets;
  private final Supplier<PromptCommit> commit;
  private Optional<Bench> bench = Optional.empty();

  /** What it works with once Streams has begun. */
  private record Bench(
      Forwarder forwarder, ReadPositions positions, Gatekeeper gatekeeper, Output output) {}

  GateProcessor(Limits limits, ObjectMapper mapper, Supplier<PromptCommit> commit) {
    this.commit = commit;
    this.limits = limits;
    this.mapper = mapper;
    this.requests = new TopicCodec<>(Topics.GATE_REQUESTS, mapper);
    this.outlets = new Outlets(WRITES, mapper);
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    Forwarder forwarder = new Forwarder(context, commit);
    Output output = new Output(forwarder, outlets);
    StreamsGateStore store = new StreamsGateStore(context.getStateStore(Names.GATE_STORE), mapper);
    bench =
        Optional.of(
            new Bench(
                forwarder,
                new ReadPositions(context.getStateStore(Names.POSITION_STORE)),
                new Gatekeeper(limits, store, output),
                output));
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    Bench at = bench.orElseThrow();
    at.output().timestamp = record.timestamp();
    ConsumerRecord<byte[], byte[]> received = at.forwarder().received(record);
    if (at.positions().takes(received)) {
      take(received, at);
    }
    at.forwarder().done();
  }

  private void take(ConsumerRecord<byte[], byte[]> received, Bench at) {
    try {
      GateKey gate = requests.decodeKey(received.key());
      GateRequest request =
          requests
              .decodeValue(received.value())
              .filter(value -> value.gate().equals(gate))
              .orElseThrow(() -> new Inlet.Misplaced("no value about the gate " + gate));
      at.gatekeeper().take(request, Instant.ofEpochMilli(received.timestamp()));
    } catch (Unreadable | Inlet.Misplaced e) {
      at.forwarder().quarantine(received, e);
    }
  }

  /** Forwards what gates say, with the time of the record under way. */
  private static final class Output implements GateOutput {
    private final Forwarder forwarder;
    private final Outlets outlets;
    private long timestamp;

    Output(Forwarder forwarder, Outlets outlets) {
      this.forwarder = forwarder;
      this.outlets = outlets;
    }

    @Override
    public void request(GateRequest request) {
      forwarder.forwardBack(
          outlets.record(Topics.GATE_REQUESTS, request.gate(), Optional.of(request)), timestamp);
    }

    @Override
    public void answer(GateAnswer answer) {
      forwarder.forward(
          outlets.record(Topics.GATE_ANSWERS, answer.ticket().appointment(), Optional.of(answer)),
          timestamp);
    }

    @Override
    public void status(GateKey gate, Optional<GateStatus> status) {
      forwarder.forward(outlets.record(Topics.GATES, gate, status), timestamp);
    }
  }
}
