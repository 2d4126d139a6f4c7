package dev.lockstep.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;

/**
 * What scripts read.
 *
 * @param stream standard output
 */
record Output(PrintStream stream) {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** One line. */
  void line(String text) {
    stream.println(text);
    stream.flush();
  }

  /** On one line. */
  void json(JsonNode node) {
    try {
      line(MAPPER.writeValueAsString(node));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree that cannot be written", e);
    }
  }
}
