package dev.lockstep.standalone.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers the stack that was started last on this machine, for verbs that ask it something. */
public final class RunningStack {
  private static final Logger LOG = LoggerFactory.getLogger(RunningStack.class);
  private static final String PROCESS = "process";

  private final ObjectMapper mapper = new ObjectMapper();
  private final Path file;

  /** Of this user. */
  public RunningStack(Home home) {
    this.file = home.running();
  }

  /** As the line says it that {@code up} prints. */
  public static ObjectNode json(Addresses addresses) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("graph", addresses.graph())
        .put("crm", addresses.crm())
        .put("kafka", addresses.kafka())
        .put("console", addresses.console());
  }

  /** This process's stack is the last one. */
  public void remember(Addresses addresses) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      ObjectNode node = json(addresses).put(PROCESS, ProcessHandle.current().pid());
      Files.write(file, mapper.writeValueAsBytes(node));
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("file", file).setCause(e).log("cannot remember this stack");
    }
  }

  /** This process's stack ends; a later one's trace stays. */
  public void forget() {
    try {
      if (read().filter(node -> isOwn(node)).isPresent()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.atWarn().addKeyValue("file", file).setCause(e).log("cannot forget this stack");
    }
  }

  /** The console of the stack that was started last, if that still runs. */
  public Optional<String> console() throws IOException {
    return read()
        .filter(
            node ->
                ProcessHandle.of(node.path(PROCESS).asLong())
                    .filter(ProcessHandle::isAlive)
                    .isPresent())
        .map(node -> node.path("console").asText());
  }

  private static boolean isOwn(JsonNode node) {
    return node.path(PROCESS).asLong() == ProcessHandle.current().pid();
  }

  private Optional<JsonNode> read() throws IOException {
    return Files.exists(file)
        ? Optional.of(mapper.readTree(Files.readAllBytes(file)))
        : Optional.empty();
  }
}
