package dev.lockstep.standalone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A process that is measured from outside. */
public record ChildProcess(Process process) {

  /** Its largest resident memory so far in bytes; empty where the system does not say. */
  public OptionalLong peakMemory() throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
        .findFirst();
  }

  /** The processor time that it has used so far; empty where the system does not say. */
  public Optional<Duration> processorTime() {
    return process.info().totalCpuDuration();
  }

  /** Ends it: asked first, and by force if it has not ended after this time. */
  public void end(Duration patience) {
    process.destroy();
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
