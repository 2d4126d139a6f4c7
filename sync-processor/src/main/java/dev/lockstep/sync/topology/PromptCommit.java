package dev.lockstep.sync.topology;

/**
 * When to ask for a commit: with exactly-once nobody downstream sees anything before it, so it is
 * part of every appointment's way; but a commit after each record would cost the throughput. So a
 * record that comes after a pause is committed at once, and those that follow together, when the
 * pause has gone by again. The more records wait, the longer it gets: where they come faster than
 * they can be told one by one, what counts is how many are done, and a commit writes a marker into
 * each partition of each topic.
 *
 * <p>A commit is one of a stream thread with all its tasks, so there is one of these for each.
 */
final class PromptCommit {

  /** By so much a record that waits puts off the commit of all. */
  private static final long PUT_OFF_MILLIS = 2;

  private final long leastMillis;
  private final long mostMillis;
  private long pending;
  private boolean asked;
  private long askedMillis;

  /**
   * A committer that has nothing to commit.
   *
   * @param leastMillis how much time lies between two commits at least, and so how long a record
   *     waits for one where few come
   * @param mostMillis how long a record waits at most; Streams' own {@code commit.interval.ms}
   */
  PromptCommit(long leastMillis, long mostMillis) {
    this.leastMillis = leastMillis;
    this.mostMillis = mostMillis;
  }

  /**
   * A record was processed.
   *
   * @param nowMillis the wall clock
   * @param commit asks for a commit; it takes place soon after, on the same thread
   */
  void processed(long nowMillis, Runnable commit) {
    pending++;
    tick(nowMillis, commit);
  }

  /**
   * Time went by.
   *
   * @param nowMillis the wall clock; if it was set back, what waits is committed at once
   * @param commit asks for a commit; it takes place soon after, on the same thread
   */
  void tick(long nowMillis, Runnable commit) {
    long since = nowMillis - askedMillis;
    if (pending > 0 && (!asked || since >= pauseMillis() || since < 0)) {
      pending = 0;
      asked = true;
      askedMillis = nowMillis;
      commit.run();
    }
  }

  private long pauseMillis() {
    return Math.clamp(pending * PUT_OFF_MILLIS, leastMillis, mostMillis);
  }
}
