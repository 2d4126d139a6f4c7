package dev.lockstep.model.recurrence.yardstick;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Files of cases. */
final class CaseFiles {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The module's own cases: the cells of each line, between bars. */
  static List<String[]> own(String name) {
    try (InputStream file =
        Objects.requireNonNull(CaseFiles.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| *", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The larger collection beside the repository or where {@code -Dlockstep.shared=FOLDER} says, one
   * JSON object a line; without it the test says so and is skipped.
   */
  static List<JsonNode> shared(String name) {
    // tests run in their module's folder
    Path file =
        Path.of(System.getProperty("lockstep.shared", "../../shared"), "recurrence", name)
            .toAbsolutePath()
            .normalize();
    if (!Files.exists(file)) {
      System.out.println("skipped: " + file + " is not there, so only the own cases are tried");
    }
    Assumptions.assumeTrue(Files.exists(file), () -> file + " is not there");
    try (Stream<String> lines = Files.lines(file)) {
      return rows(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> rows(Stream<String> lines) {
    return lines.filter(line -> !line.isBlank()).map(CaseFiles::row).toList();
  }

  private static JsonNode row(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(line, e);
    }
  }

  private CaseFiles() {}
}
