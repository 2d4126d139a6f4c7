package dev.lockstep.standalone.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that may still run on a data folder: it outlives a JVM that was killed. The first line
 * of {@code postmaster.pid} is its process id (PostgreSQL manual, "Database File Layout").
 */
public final class Postmaster {
  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
  private static final long PATIENCE_SECONDS = 10;

  private final Path pidFile;

  /** The server of this data folder, which need not exist. */
  public Postmaster(Path folder) {
    this.pidFile = folder.resolve("postmaster.pid");
  }

  /**
   * Stops it if it runs, and removes its trace.
   *
   * @throws IOException if it cannot be stopped
   */
  public void stop() throws IOException {
    Optional<ProcessHandle> process = find();
    if (process.isPresent()) {
      long pid = process.get().pid();
      LOG.atWarn().addKeyValue("pid", pid).log("stopping the database server that was left over");
      interrupt(process.get());
      if (!ends(process.get())) {
        process.get().destroyForcibly();
        if (!ends(process.get())) {
          throw new IOException("the database server left over cannot be stopped: process " + pid);
        }
      }
    }
    Files.deleteIfExists(pidFile);
  }

  private Optional<ProcessHandle> find() throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(pidFile);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
    return lines.stream()
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("\\d{1,18}"))
        .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().command().orElse("postgres").contains("postgres"));
  }

  /** SIGINT is a fast shutdown, SIGTERM waits for all clients. */
  private static void interrupt(ProcessHandle process) throws IOException {
    if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("win")) {
      process.destroy();
    } else {
      new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).inheritIO().start();
    }
  }

  private static boolean ends(ProcessHandle process) throws IOException {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(e);
    }
  }
}
