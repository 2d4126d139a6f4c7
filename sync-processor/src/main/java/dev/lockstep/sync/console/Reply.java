package dev.lockstep.sync.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What is sent back. */
final class Reply {

  private final int status;
  private final String type;
  private final byte[] body;

  private Reply(int status, String type, byte[] body) {
    this.status = status;
    this.type = type;
    this.body = body;
  }

  /** What went wrong, for people. */
  private record Problem(String error) {}

  static Reply html(byte[] page) {
    return new Reply(200, "text/html; charset=utf-8", page);
  }

  static Reply json(int status, Object value, ObjectMapper mapper) {
    try {
      return new Reply(
          status,
          "application/json",
          (mapper.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n")
              .getBytes(UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the answer cannot be written", e);
    }
  }

  static Reply problem(int status, String words, ObjectMapper mapper) {
    return json(status, new Problem(words), mapper);
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }

  byte[] body() {
    return body;
  }
}
