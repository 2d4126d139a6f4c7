package dev.lockstep.kafka;

import java.util.Set;

/** Told which partition numbers this instance owns; the same numbers on all topics of a group. */
public interface Ownership {

  /** For those to whom it makes no difference. */
  Ownership IGNORED =
      new Ownership() {
        @Override
        public void gained(Set<Integer> partitions) {}

        @Override
        public void lost(Set<Integer> partitions) {}
      };

  /** These are owned from now on. Must return soon: it runs on the loop's own thread. */
  void gained(Set<Integer> partitions);

  /** These are owned no more: whatever is under way for them must be stopped before returning. */
  void lost(Set<Integer> partitions);
}
