package dev.lockstep.standalone.stack;

import dev.lockstep.standalone.database.Postmaster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder that holds all data of a stack; one stack at a time. */
public final class DataFolder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
  private static final String LOCK = "lockstep.lock";

  private final Path folder;
  private final FileChannel lock;
  private final boolean temporary;

  private DataFolder(Path folder, FileChannel lock, boolean temporary) {
    this.folder = folder;
    this.lock = lock;
    this.temporary = temporary;
  }

  /**
   * A folder that is kept. A database server that outlived a stack that was killed is stopped: it
   * has the port that is wanted again.
   *
   * @throws CannotRun if it cannot be written or another stack uses it
   */
  public static DataFolder kept(Path folder) throws CannotRun {
    DataFolder kept = open(folder.toAbsolutePath().normalize(), false);
    try {
      new Postmaster(kept.database()).stop();
      return kept;
    } catch (IOException e) {
      kept.close();
      throw new CannotRun(String.valueOf(e.getMessage()), e);
    }
  }

  /** A folder that goes when the stack ends; what killed stacks left is removed on the way. */
  public static DataFolder temporary(Home home) throws CannotRun {
    sweep(home.temporary());
    return open(home.temporary().resolve(UUID.randomUUID().toString()), true);
  }

  private static DataFolder open(Path folder, boolean temporary) throws CannotRun {
    Path file = folder.resolve(LOCK);
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        String owner = Files.readString(file).strip();
        channel.close();
        throw new CannotRun(
            "the data folder " + folder + " is in use by another lockstep (process " + owner + ")");
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8)));
      return new DataFolder(folder, channel, temporary);
    } catch (IOException e) {
      throw new CannotRun("the data folder " + folder + " cannot be written: " + e, e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private static void sweep(Path temporary) {
    if (!Files.isDirectory(temporary)) {
      return;
    }
    try (Stream<Path> children = Files.list(temporary)) {
      for (Path child : children.toList()) {
        try (DataFolder left = open(child, true)) {
          new Postmaster(left.database()).stop();
        } catch (CannotRun _) {
          LOG.atDebug().addKeyValue("folder", child).log("in use");
        }
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.atWarn().addKeyValue("folder", temporary).setCause(e).log("cannot tidy up");
    }
  }

  /** Of the broker. */
  public Path broker() {
    return folder.resolve("kafka");
  }

  /** Of the database. */
  public Path database() {
    return folder.resolve("postgres");
  }

  /** Of the simulator. */
  public Path simulator() {
    return folder.resolve("simulator");
  }

  /** Of the processor's state stores. */
  public Path processor() {
    return folder.resolve("processor");
  }

  /** Which ports were taken. */
  Path ports() {
    return folder.resolve("ports.properties");
  }

  /** Gives it back, and removes it if it was for this run only. */
  @Override
  public void close() {
    try (lock) {
      if (temporary) {
        // still locked, so that nobody else tidies it up at the same time
        delete(folder);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.atWarn().addKeyValue("folder", folder).setCause(e).log("cannot remove the data folder");
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
