package dev.lockstep.standalone.simulation.processor;

import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.directory.Subject;
import dev.lockstep.sync.directory.DirectoryStore;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the directory remembers, in memory. */
final class MemoryDirectoryStore implements DirectoryStore {

  private final Map<Subject, Map<DirectoryKey, DirectoryEntry>> entries = new LinkedHashMap<>();
  private final Map<Subject, Set<LookupKey>> subscribers = new LinkedHashMap<>();

  @Override
  public List<DirectoryEntry> entries(Subject subject) {
    Map<DirectoryKey, DirectoryEntry> found = entries.get(subject);
    return found == null ? List.of() : List.copyOf(found.values());
  }

  @Override
  public void put(DirectoryKey key, Optional<DirectoryEntry> entry) {
    Map<DirectoryKey, DirectoryEntry> found =
        entries.computeIfAbsent(key.subject(), _ -> new LinkedHashMap<>());
    entry.ifPresentOrElse(value -> found.put(key, value), () -> found.remove(key));
  }

  @Override
  public void subscribe(LookupKey key) {
    subscribers.computeIfAbsent(key.subject(), _ -> new LinkedHashSet<>()).add(key);
  }

  @Override
  public void unsubscribe(LookupKey key) {
    subscribers.getOrDefault(key.subject(), new LinkedHashSet<>()).remove(key);
  }

  @Override
  public void forEachSubscriber(Subject subject, Consumer<LookupKey> consumer) {
    List.copyOf(subscribers.getOrDefault(subject, Set.of())).forEach(consumer);
  }
}
