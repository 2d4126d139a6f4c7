package dev.lockstep.sync.directory;

import dev.lockstep.model.directory.Answer;
import dev.lockstep.model.directory.DirectoryEntry;
import dev.lockstep.model.directory.DirectoryKey;
import dev.lockstep.model.directory.LookupKey;
import dev.lockstep.model.directory.Subject;
import java.util.Optional;

/**
 * The part of the CRM's directory that belongs to some subjects. A lookup is a standing order: it
 * is answered at once, and again whenever the answer changes, until it is withdrawn (architecture,
 * section 6). No Kafka in it.
 */
public final class Directory {

  private final DirectoryStore store;
  private final DirectoryOutput output;

  /** A directory that remembers there and speaks there. */
  public Directory(DirectoryStore store, DirectoryOutput output) {
    this.store = store;
    this.output = output;
  }

  /**
   * An entry was added, changed or, if empty, removed. Whoever asked for its subject is told, if
   * the answer is another one now.
   */
  public void entryChanged(DirectoryKey key, Optional<DirectoryEntry> entry) {
    Subject subject = key.subject();
    Answer before = answer(subject);
    store.put(key, entry);
    Answer after = answer(subject);
    if (after.equals(before)) {
      return;
    }
    store.forEachSubscriber(subject, lookup -> output.answer(lookup, after));
    subject
        .address()
        .ifPresent(
            mailbox -> {
              if (Enrolments.isActive(mailbox, before.entries())
                  != Enrolments.isActive(mailbox, after.entries())) {
                output.enrol(Enrolments.of(mailbox, after.entries()));
              }
            });
  }

  /** Somebody wants to know; answered at once, also when the order was given before. */
  public void ordered(LookupKey key) {
    store.subscribe(key);
    output.answer(key, answer(key.subject()));
  }

  /** Somebody does not want to know any more. */
  public void withdrawn(LookupKey key) {
    store.unsubscribe(key);
    output.withdraw(key);
  }

  private Answer answer(Subject subject) {
    return new Answer(subject, store.entries(subject));
  }
}
