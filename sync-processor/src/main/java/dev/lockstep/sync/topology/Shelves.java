package dev.lockstep.sync.topology;

import org.jspecify.annotations.Nullable;

/** What is stored. */
public interface Shelves {

  /** The state of the appointment with this key; null if nothing is known of it. */
  byte @Nullable [] appointment(String key);

  /** What a mailbox shows of a series, by appointment and source; null if it shows none. */
  byte @Nullable [] series(String key);
}
