package dev.lockstep.sync.topology;

/**
 * When to ask for a commit: with exactly-once nobody downstream sees anything before it, so it is
 * part of every appointment's way; but a commit after each record would cost the throughput. So a
 * record that comes after a pause is committed at once, and those that follow together, when the
 * pause has gone by again. Streams' own {@code commit.interval.ms} stays as the backstop.
 */
final class PromptCommit {

  private final long pauseMillis;
  private final Runnable commit;
  private boolean pending;
  private boolean asked;
  private long askedMillis;

  /**
   * A committer that has nothing to commit.
   *
   * @param pauseMillis how much time lies between two commits at least, and so how long a record
   *     waits for one at most
   * @param commit asks for a commit; it takes place soon after, on the same thread
   */
  PromptCommit(long pauseMillis, Runnable commit) {
    this.pauseMillis = pauseMillis;
    this.commit = commit;
  }

  /**
   * A record was processed.
   *
   * @param nowMillis the wall clock
   */
  void processed(long nowMillis) {
    pending = true;
    tick(nowMillis);
  }

  /**
   * Time went by.
   *
   * @param nowMillis the wall clock; if it was set back, what waits is committed at once
   */
  void tick(long nowMillis) {
    long since = nowMillis - askedMillis;
    if (pending && (!asked || since >= pauseMillis || since < 0)) {
      pending = false;
      asked = true;
      askedMillis = nowMillis;
      commit.run();
    }
  }
}
