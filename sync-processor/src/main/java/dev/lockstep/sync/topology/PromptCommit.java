package dev.lockstep.sync.topology;

/**
 * When to ask for a commit: as soon as the oldest record that was not committed is so old. With
 * exactly-once nobody downstream sees anything before the commit, so the delay is part of every
 * appointment's way; to commit after each record instead would cost the throughput. Streams' own
 * {@code commit.interval.ms} stays as the backstop.
 */
final class PromptCommit {

  private final long delayMillis;
  private final Runnable commit;
  private boolean pending;
  private long oldestMillis;

  /**
   * A committer that has nothing to commit.
   *
   * @param delayMillis how old a record may become before a commit is asked for
   * @param commit asks for a commit; it takes place soon after, on the same thread
   */
  PromptCommit(long delayMillis, Runnable commit) {
    this.delayMillis = delayMillis;
    this.commit = commit;
  }

  /**
   * A record was processed.
   *
   * @param nowMillis the wall clock
   */
  void processed(long nowMillis) {
    if (!pending) {
      pending = true;
      oldestMillis = nowMillis;
    }
    tick(nowMillis);
  }

  /**
   * Time went by.
   *
   * @param nowMillis the wall clock; if it was set back, what waits is committed at once
   */
  void tick(long nowMillis) {
    long age = nowMillis - oldestMillis;
    if (pending && (age >= delayMillis || age < 0)) {
      pending = false;
      commit.run();
    }
  }
}
