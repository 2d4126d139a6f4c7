package dev.lockstep.sync.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import dev.lockstep.model.gate.GateKey;
import dev.lockstep.model.gate.GateStatus;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.model.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gates before which somebody waits. */
public final class ClosedGates implements TopicFollower.View {

  private static final Logger LOG = LoggerFactory.getLogger(ClosedGates.class);

  private final TopicCodec<GateKey, GateStatus> codec;
  private final Map<GateKey, GateStatus> byGate = new ConcurrentHashMap<>();

  /** No gate. */
  public ClosedGates(ObjectMapper mapper) {
    this.codec = new TopicCodec<>(Topics.GATES, mapper);
  }

  @Override
  public Topic<?, ?> topic() {
    return Topics.GATES;
  }

  @Override
  public void clear() {
    byGate.clear();
  }

  @Override
  public void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      GateKey gate = codec.decodeKey(record.key());
      codec
          .decodeValue(record.value())
          .ifPresentOrElse(status -> byGate.put(gate, status), () -> byGate.remove(gate));
    } catch (Unreadable e) {
      LOG.atWarn()
          .addKeyValue("topic", record.topic())
          .addKeyValue("key", record.key() == null ? "" : new String(record.key(), UTF_8))
          .log("The status of a gate cannot be read");
    }
  }

  /** All of them. */
  public List<GateStatus> all() {
    return List.copyOf(byGate.values());
  }
}
