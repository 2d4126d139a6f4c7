package dev.lockstep.sync.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.Lookup;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.groupware.MailboxEntry.Enrolment;
import dev.lockstep.model.groupware.MailboxKey;
import dev.lockstep.model.topic.Topic;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.directory.Directory;
import dev.lockstep.sync.directory.DirectoryOutput;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Reads records for the directory, and forwards what it has to say. */
final class DirectoryProcessor implements Processor<byte[], byte[], byte[], byte[]> {

  /** The topics that it reads, in the order in which they are listed in the topology. */
  static final List<Topic<?, ?>> READS = List.of(Topics.CRM_DIRECTORY, Topics.DIRECTORY_LOOKUPS);

  /** The topics that it writes, in the order in which they are listed in the topology. */
  static final List<Topic<?, ?>> WRITES =
      List.of(Topics.DIRECTORY_ANSWERS, Topics.GROUPWARE_MAILBOXES);

  private final ObjectMapper mapper;
  private final TopicCodec<DirectoryKey, DirectoryEntry> entries;
  private final TopicCodec<LookupKey, Lookup> lookups;
  private final Outlets outlets;
  private final Supplier<PromptCommit> commit;
  private Optional<Bench> bench = Optional.empty();

  /** What it works with once Streams has begun. */
  private record Bench(
      Forwarder forwarder, ReadPositions positions, Directory directory, Output output) {}

  DirectoryProcessor(ObjectMapper mapper, Supplier<PromptCommit> commit) {
    this.commit = commit;
    this.mapper = mapper;
    this.entries = new TopicCodec<>(Topics.CRM_DIRECTORY, mapper);
    this.lookups = new TopicCodec<>(Topics.DIRECTORY_LOOKUPS, mapper);
    this.outlets = new Outlets(WRITES, mapper);
  }

  @Override
  public void init(ProcessorContext<byte[], byte[]> context) {
    Forwarder forwarder = new Forwarder(context, commit);
    Output output = new Output(forwarder, outlets);
    StreamsDirectoryStore store =
        new StreamsDirectoryStore(
            context.getStateStore(Names.ENTRY_STORE),
            context.getStateStore(Names.SUBSCRIBER_STORE),
            mapper);
    bench =
        Optional.of(
            new Bench(
                forwarder,
                new ReadPositions(context.getStateStore(Names.POSITION_STORE)),
                new Directory(store, output),
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
      if (received.topic().equals(Topics.CRM_DIRECTORY.name())) {
        DirectoryKey key = entries.decodeKey(received.key());
        at.directory().entryChanged(key, entries.decodeValue(received.value()));
      } else {
        LookupKey key = lookups.decodeKey(received.key());
        if (lookups.decodeValue(received.value()).isPresent()) {
          at.directory().ordered(key);
        } else {
          at.directory().withdrawn(key);
        }
      }
    } catch (Unreadable e) {
      at.forwarder().quarantine(received, e);
    }
  }

  /** Forwards what the directory says, with the time of the record under way. */
  private static final class Output implements DirectoryOutput {
    private final Forwarder forwarder;
    private final Outlets outlets;
    private long timestamp;

    Output(Forwarder forwarder, Outlets outlets) {
      this.forwarder = forwarder;
      this.outlets = outlets;
    }

    @Override
    public void answer(LookupKey key, Answer answer) {
      forwarder.forward(
          outlets.record(Topics.DIRECTORY_ANSWERS, key, Optional.of(answer)), timestamp);
    }

    @Override
    public void withdraw(LookupKey key) {
      forwarder.forward(outlets.record(Topics.DIRECTORY_ANSWERS, key, Optional.empty()), timestamp);
    }

    @Override
    public void enrol(Enrolment enrolment) {
      MailboxKey key = new MailboxKey(enrolment.mailbox(), MailboxKey.Kind.ENROLMENT);
      forwarder.forward(
          outlets.record(Topics.GROUPWARE_MAILBOXES, key, Optional.of(enrolment)), timestamp);
    }
  }
}
