package dev.lockstep.sync.directory;

import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.directory.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the directory remembers. */
public interface DirectoryStore {

  /** All entries that are found by the subject, in any order. */
  List<DirectoryEntry> entries(Subject subject);

  /** Keeps the entry, or forgets it if empty. */
  void put(DirectoryKey key, Optional<DirectoryEntry> entry);

  /** Keeps the standing order. */
  void subscribe(LookupKey key);

  /** Forgets the standing order. */
  void unsubscribe(LookupKey key);

  /** Hands over all standing orders for the subject, one by one: there may be very many. */
  void forEachSubscriber(Subject subject, Consumer<LookupKey> consumer);
}
