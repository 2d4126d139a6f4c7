package dev.lockstep.sync.topology;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.kafka.TopicCodec;
import dev.lockstep.kafka.Unreadable;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.model.topic.Topics;
import dev.lockstep.sync.directory.DirectoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The directory in two stores of Streams. Keys begin with their subject, so what belongs to one is
 * found by a scan over a prefix; the prefix of one address may be the beginning of another one's
 * key, so what is found is looked at again.
 */
final class StreamsDirectoryStore implements DirectoryStore {

  private static final byte[] PRESENT = {1};

  private final KeyValueStore<String, byte[]> entries;
  private final KeyValueStore<String, byte[]> subscribers;
  private final TopicCodec<DirectoryKey, DirectoryEntry> codec;

  StreamsDirectoryStore(
      KeyValueStore<String, byte[]> entries,
      KeyValueStore<String, byte[]> subscribers,
      ObjectMapper mapper) {
    this.entries = entries;
    this.subscribers = subscribers;
    this.codec = new TopicCodec<>(Topics.CRM_DIRECTORY, mapper);
  }

  @Override
  public List<DirectoryEntry> entries(Subject subject) {
    List<DirectoryEntry> found = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all =
        entries.prefixScan(subject.value() + "|", new StringSerializer())) {
      while (all.hasNext()) {
        KeyValue<String, byte[]> next = all.next();
        if (DirectoryKey.parse(next.key).subject().equals(subject)) {
          codec.decodeValue(next.value).ifPresent(found::add);
        }
      }
    } catch (Unreadable e) {
      throw new IllegalStateException("a stored entry of the directory cannot be read", e);
    }
    return found;
  }

  @Override
  @SuppressWarnings("NullAway") // to forget is to put null, in the store's own terms
  public void put(DirectoryKey key, Optional<DirectoryEntry> entry) {
    entries.put(key.toString(), entry.map(codec::encodeValue).orElse(null));
  }

  @Override
  public void subscribe(LookupKey key) {
    subscribers.put(key.toString(), PRESENT);
  }

  @Override
  public void unsubscribe(LookupKey key) {
    subscribers.delete(key.toString());
  }

  @Override
  public void forEachSubscriber(Subject subject, Consumer<LookupKey> consumer) {
    try (KeyValueIterator<String, byte[]> all =
        subscribers.prefixScan(subject.value() + "\n", new StringSerializer())) {
      while (all.hasNext()) {
        LookupKey key = LookupKey.parse(all.next().key);
        if (key.subject().equals(subject)) {
          consumer.accept(key);
        }
      }
    }
  }
}
