package dev.lockstep.sync.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.KafkaSettings;
import dev.lockstep.kafka.Outgoing;
import dev.lockstep.model.gate.GateRequest;
import dev.lockstep.model.operator.OperatorAction;
import dev.lockstep.model.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts what operators order on its topic. */
public final class Operator {

  private static final int WITHIN_MILLIS = 10_000;

  private final KafkaSettings kafka;
  private final ObjectMapper mapper;

  /** An operator's hand on that Kafka. */
  public Operator(KafkaSettings kafka, ObjectMapper mapper) {
    this.kafka = kafka;
    this.mapper = mapper;
  }

  /**
   * Publishes the orders, and returns when Kafka has them all. Orders are rare, so a producer is
   * made for them and not kept.
   *
   * @throws NotTaken if Kafka did not take one of them in time; those before it may have been taken
   */
  public void order(Orders orders) throws InterruptedException, NotTaken {
    try (KafkaProducer<byte[], byte[]> producer = newProducer()) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (OperatorAction action : orders.appointments()) {
        sent.add(
            producer.send(
                Outgoing.of(Topics.OPERATOR_ACTIONS, action.appointment(), action)
                    .record(mapper, kafka.partitions())));
      }
      for (GateRequest request : orders.gates()) {
        sent.add(
            producer.send(
                Outgoing.of(Topics.GATE_REQUESTS, request.gate(), request)
                    .record(mapper, kafka.partitions())));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get(WITHIN_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException | TimeoutException e) {
      throw new NotTaken("Kafka did not take the order: " + e.getMessage(), e);
    }
  }

  private KafkaProducer<byte[], byte[]> newProducer() {
    return new KafkaProducer<>(
        kafka.with(
            Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                "console-operator",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                4L * 1024 * 1024,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                WITHIN_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                WITHIN_MILLIS / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                WITHIN_MILLIS)),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** Kafka did not take an order. */
  public static final class NotTaken extends Exception {
    private static final long serialVersionUID = 1;

    NotTaken(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
