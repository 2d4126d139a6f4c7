package dev.lockstep.simulator.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An append-only file of states, one JSON line each; the last line about a thing counts. A line is
 * with the operating system before the call returns, so a killed process loses nothing; there is no
 * protection against a machine that loses power. At start the file is read and rewritten without
 * what has been overtaken. Without a file nothing is kept.
 */
public final class Journal implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private record Kind<T>(Class<T> type, Consumer<T> restore) {
    void accept(JsonNode value) throws JsonProcessingException {
      restore.accept(JournalJson.MAPPER.treeToValue(value, type));
    }
  }

  /** Gives every state that is to be kept when the journal is rewritten. */
  @FunctionalInterface
  public interface Snapshot {
    /** Writes all states in the order in which they are to be restored. */
    void writeTo(Entries entries);
  }

  /** Takes one state after the other. */
  @FunctionalInterface
  public interface Entries {
    /** Takes one state. */
    void add(String kind, Object value);
  }

  private final Optional<Path> file;
  private final Map<String, Kind<?>> kinds = new HashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable FileChannel channel;

  /** A journal in that file, or one that keeps nothing. */
  public Journal(Optional<Path> file) {
    this.file = file;
  }

  /** Says how states of a kind are restored; to be called before {@link #open}. */
  public <T> void register(String kind, Class<T> type, Consumer<T> restore) {
    kinds.put(kind, new Kind<>(type, restore));
  }

  /** Restores what the file holds, rewrites it and begins to take new states. */
  public void open(Snapshot snapshot) {
    if (file.isEmpty()) {
      return;
    }
    Path path = file.get().toAbsolutePath();
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      if (path.getParent() != null) {
        Files.createDirectories(path.getParent());
      }
      if (Files.exists(path)) {
        read(path);
      }
      try (BufferedWriter writer = Files.newBufferedWriter(fresh)) {
        snapshot.writeTo((kind, value) -> write(writer, kind, value));
      }
      Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      channel = FileChannel.open(path, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("the simulator's data file " + path + " cannot be used", e);
    }
  }

  /** Keeps a state. */
  public void append(String kind, Object value) {
    if (file.isEmpty()) {
      return;
    }
    ByteBuffer line = ByteBuffer.wrap(line(kind, value).getBytes(StandardCharsets.UTF_8));
    lock.lock();
    try {
      FileChannel target = channel;
      while (target != null && line.hasRemaining()) {
        target.write(line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
  }

  /** Forgets everything. */
  public void clear() {
    lock.lock();
    try {
      if (channel != null) {
        channel.truncate(0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      if (channel != null) {
        channel.close();
        channel = null;
      }
    } finally {
      lock.unlock();
    }
  }

  private void read(Path path) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(path)) {
      long number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        restore(line, number);
      }
    }
  }

  private void restore(String line, long number) {
    try {
      JsonNode entry = JournalJson.MAPPER.readTree(line);
      Kind<?> kind = kinds.get(entry.path("kind").asText());
      if (kind != null) {
        kind.accept(entry.path("value"));
      }
    } catch (JsonProcessingException e) {
      // The last line may be half written; any other is damage that must not hold up the rest.
      LOG.atWarn().addKeyValue("line", number).log("unreadable line in the data file passed over");
    }
  }

  private static void write(BufferedWriter writer, String kind, Object value) {
    try {
      writer.write(line(kind, value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(String kind, Object value) {
    try {
      return "{\"kind\":\""
          + kind
          + "\",\"value\":"
          + JournalJson.MAPPER.writeValueAsString(value)
          + "}\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(kind + " cannot be written", e);
    }
  }
}
