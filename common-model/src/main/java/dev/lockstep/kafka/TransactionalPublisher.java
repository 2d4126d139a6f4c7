package dev.lockstep.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread with one transactional producer. Whatever has gathered while a transaction was under
 * way goes into the next one, with the offsets that are done by it; so many small publications cost
 * few transactions. The group's generation fences: an instance that lost its partitions cannot
 * publish any more (KIP-447).
 */
final class TransactionalPublisher implements Publisher {

  private static final Logger LOG = LoggerFactory.getLogger(TransactionalPublisher.class);
  private static final int BATCH = 500;
  private static final int HEADROOM_BYTES = 16 * 1024;
  private static final long RETRY_MILLIS = 250;

  /**
   * Something to publish.
   *
   * @param assignment in whose name
   * @param offsetDone told inside the transaction that a record is done
   */
  private record Job(
      Assignment assignment,
      List<ProducerRecord<byte[], byte[]>> records,
      Runnable offsetDone,
      CompletableFuture<Void> done) {}

  private final KafkaSettings kafka;
  private final String transactionalId;
  private final ObjectMapper mapper;
  private final Supplier<Optional<ConsumerGroupMetadata>> group;
  private final Supplier<Assignment> current;
  private final BlockingQueue<Job> jobs = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closing;

  TransactionalPublisher(
      KafkaSettings kafka,
      String transactionalId,
      ObjectMapper mapper,
      Supplier<Optional<ConsumerGroupMetadata>> group,
      Supplier<Assignment> current) {
    this.kafka = kafka;
    this.transactionalId = transactionalId;
    this.mapper = mapper;
    this.group = group;
    this.current = current;
    this.thread = Thread.ofPlatform().name(transactionalId + "-publisher").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Publishes later, together with the word that a record is done. */
  void submit(
      Assignment assignment, List<ProducerRecord<byte[], byte[]>> records, Runnable offsetDone) {
    jobs.add(new Job(assignment, records, offsetDone, new CompletableFuture<>()));
  }

  @Override
  public void publish(List<? extends Outgoing<?, ?>> records)
      throws InterruptedException, NotOwner {
    List<ProducerRecord<byte[], byte[]>> raw = new ArrayList<>(records.size());
    records.forEach(record -> raw.add(fitting(record.record(mapper, kafka.partitions()))));
    Job job = new Job(current.get(), raw, () -> {}, new CompletableFuture<>());
    jobs.add(job);
    try {
      job.done().get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case NotOwner notOwner -> throw notOwner;
        case null, default -> throw new InterruptedException("the publisher was closed");
      }
    }
  }

  /**
   * A record that no broker takes must not be tried for ever.
   *
   * @throws IllegalStateException if it is too large
   */
  static void checkSize(ProducerRecord<byte[], byte[]> record) {
    int size = record.value() == null ? 0 : record.value().length;
    if (size > TopicProvisioner.MAX_RECORD_BYTES - HEADROOM_BYTES) {
      throw new IllegalStateException(
          "a record of " + size + " bytes is too large for " + record.topic());
    }
  }

  /** The record, or, if it is too large, the word in its topic's quarantine that it was. */
  private static ProducerRecord<byte[], byte[]> fitting(ProducerRecord<byte[], byte[]> record) {
    try {
      checkSize(record);
      return record;
    } catch (IllegalStateException e) {
      LOG.atError().addKeyValue("topicName", record.topic()).log(e.getMessage());
      return Quarantine.of(record.topic(), record.key(), null, String.valueOf(e.getMessage()), "");
    }
  }

  private void run() {
    while (!closing) {
      try (KafkaProducer<byte[], byte[]> producer = producer()) {
        producer.initTransactions();
        while (!closing) {
          publish(producer, gather());
        }
      } catch (InterruptedException e) {
        break;
      } catch (KafkaException e) {
        // the producer cannot go on; what it had begun is aborted by its successor
        LOG.atWarn()
            .addKeyValue("transactionalId", transactionalId)
            .addKeyValue("cause", e.toString())
            .log("The producer failed; another one is made");
        pause();
      }
    }
    InterruptedException closed = new InterruptedException("closed");
    jobs.forEach(job -> job.done().completeExceptionally(closed));
  }

  private List<Job> gather() throws InterruptedException {
    List<Job> batch = new ArrayList<>();
    batch.add(jobs.take());
    jobs.drainTo(batch, BATCH - 1);
    return batch;
  }

  private void publish(KafkaProducer<byte[], byte[]> producer, List<Job> batch)
      throws InterruptedException {
    List<Job> left = batch;
    while (true) {
      left = withoutRevoked(left);
      if (left.isEmpty()) {
        return;
      }
      try {
        transact(producer, left);
        left.forEach(job -> job.done().complete(null));
        return;
      } catch (CommitFailedException | RebalanceInProgressException e) {
        // the group has moved on: whoever owns the partitions now gets the records again
        producer.abortTransaction();
        waitForRevocation(left);
      } catch (KafkaException | ExecutionException e) {
        if (closing) {
          throw new InterruptedException("closed");
        }
        LOG.atWarn().addKeyValue("cause", e.toString()).log("A transaction failed; tried again");
        try {
          producer.abortTransaction();
        } catch (KafkaException fatal) {
          jobs.addAll(left);
          throw fatal;
        }
        Thread.sleep(RETRY_MILLIS);
      }
    }
  }

  private void transact(KafkaProducer<byte[], byte[]> producer, List<Job> batch)
      throws ExecutionException, InterruptedException {
    producer.beginTransaction();
    List<Future<?>> sends = new ArrayList<>();
    for (Job job : batch) {
      job.records().forEach(record -> sends.add(producer.send(record)));
      job.offsetDone().run();
    }
    for (Future<?> send : sends) {
      send.get();
    }
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    batch.stream()
        .map(Job::assignment)
        .distinct()
        .flatMap(assignment -> assignment.frontiers().entrySet().stream())
        .forEach(e -> offsets.put(e.getKey(), new OffsetAndMetadata(e.getValue().position())));
    group.get().ifPresent(metadata -> producer.sendOffsetsToTransaction(offsets, metadata));
    producer.commitTransaction();
  }

  private static List<Job> withoutRevoked(List<Job> batch) {
    List<Job> left = new ArrayList<>(batch.size());
    for (Job job : batch) {
      if (job.assignment().isRevoked()) {
        job.done().completeExceptionally(new NotOwner("the partitions went to another instance"));
      } else {
        left.add(job);
      }
    }
    return left;
  }

  private void waitForRevocation(List<Job> batch) throws InterruptedException {
    if (batch.stream().noneMatch(job -> job.assignment().isRevoked())) {
      Thread.sleep(RETRY_MILLIS / 10);
    }
  }

  private void pause() {
    try {
      Thread.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      closing = true;
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        kafka.with(
            Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                transactionalId,
                ProducerConfig.CLIENT_ID_CONFIG,
                transactionalId,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                16L * 1024 * 1024,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                TopicProvisioner.MAX_RECORD_BYTES,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                30_000)),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** Publishes what is there, for at most a second, and stops. */
  void close() {
    long deadline = System.nanoTime() + 1_000_000_000L;
    while (!jobs.isEmpty() && System.nanoTime() < deadline) {
      pause();
    }
    closing = true;
    thread.interrupt();
    try {
      thread.join(2_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
