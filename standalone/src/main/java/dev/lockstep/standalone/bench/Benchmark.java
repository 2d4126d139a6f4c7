package dev.lockstep.standalone.bench;

import java.util.List;

/**
 * Something that is measured, beside a bare alternative in the same run wherever there is one. It
 * runs alone in its JVM and leaves nothing behind: no process, no thread, no file.
 */
public interface Benchmark {
  /** What it is called on the command line: one word, lower-case. */
  String name();

  /** What it measures, in one sentence. */
  String summary();

  /** What can be set for a run. */
  List<Setting> settings();

  /**
   * Measures.
   *
   * @throws InterruptedException if it is told to end
   * @throws Exception if it cannot measure; a goal that is missed is no exception
   */
  List<Figure> measure(Run run) throws Exception;
}
