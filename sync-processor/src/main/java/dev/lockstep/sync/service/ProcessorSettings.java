package dev.lockstep.sync.service;

import dev.lockstep.sync.gate.Limits;
import dev.lockstep.sync.rules.Policy;
import dev.lockstep.sync.series.SeriesHorizon;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the processor runs.
 *
 * @param applicationId names the Streams application: its consumer group, its changelogs, its
 *     transactions
 * @param instance names this instance among those of the application, and stays the same over
 *     restarts: one that comes back under its name takes its work up at once, one without a name
 *     only when the group has given its predecessor up
 * @param stateDir where local state is kept; it is restored from Kafka if it is lost
 * @param threads stream threads, at least 1
 * @param consoleHost the address on which the console listens; loopback unless there is a reason
 * @param consolePort 0 for any free one
 * @param policy what the administrator chose
 * @param limits how many deletions and mails may pass
 * @param horizon how far back and ahead occurrences of series are synchronized
 */
public record ProcessorSettings(
    String applicationId,
    Optional<String> instance,
    Path stateDir,
    int threads,
    String consoleHost,
    int consolePort,
    Policy policy,
    Limits limits,
    SeriesHorizon horizon) {

  /** The application's id unless there is a reason for another one. */
  public static final String APPLICATION_ID = "sync-processor";

  public ProcessorSettings {
    if (threads < 1) {
      throw new IllegalArgumentException("processor.threads: " + threads + " is less than 1");
    }
    if (consolePort < 0 || consolePort > 65_535) {
      throw new IllegalArgumentException("processor.console.port: " + consolePort);
    }
  }

  /** Two threads, the console on a free port of loopback, the default policy and horizon. */
  public static ProcessorSettings in(Path stateDir) {
    return new ProcessorSettings(
        APPLICATION_ID,
        Optional.empty(),
        stateDir,
        2,
        "127.0.0.1",
        0,
        Policy.DEFAULT,
        Limits.DEFAULT,
        SeriesHorizon.DEFAULT);
  }
}
