package dev.lockstep.simulator.exchange;

import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.fault.Fault;
import dev.lockstep.simulator.http.Headers;
import dev.lockstep.simulator.http.Request;
import dev.lockstep.simulator.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Errors in Graph's envelope, and the ids that every answer carries. */
public final class ErrorReplies {
  private static final String DIAGNOSTIC =
      "{\"ServerInfo\":{\"DataCenter\":\"Simulator\",\"Slice\":\"E\",\"Ring\":\"1\"}}";

  /** The ids of a request: ours, fresh, and the client's, or ours again. */
  public record Ids(String request, String client) {
    /** Those of a request. */
    public static Ids of(Request request) {
      Ids own = own();
      return new Ids(
          own.request(), request.headers().first("client-request-id").orElse(own.client()));
    }

    /** Of something that is no request and has no id of the client's. */
    public static Ids own() {
      ThreadLocalRandom random = ThreadLocalRandom.current();
      String own = new UUID(random.nextLong(), random.nextLong()).toString();
      return new Ids(own, own);
    }

    /** Sets the headers that every answer carries. */
    public void stamp(Headers headers) {
      headers.set("request-id", request);
      headers.set("client-request-id", client);
      headers.set("x-ms-ags-diagnostic", DIAGNOSTIC);
      headers.set("Cache-Control", "private");
    }
  }

  private ErrorReplies() {}

  /** A refusal in the envelope. */
  public static Response.Sent of(GraphException error, Ids ids, Instant at) {
    Response.Sent answer = envelope(error.status(), error.code(), error.text(), ids, at);
    error.headers().forEach(answer.headers()::set);
    return answer;
  }

  /** What a test has ordered, in the envelope or as it was ordered. */
  public static Response.Sent of(Fault.Action action, Ids ids, Instant at) {
    int status = action.status().orElse(500);
    Response.Sent answer =
        action
            .body()
            .map(
                text ->
                    Response.of(
                        status,
                        action.contentType().orElse(Replies.JSON_TYPE),
                        text.getBytes(StandardCharsets.UTF_8)))
            .orElseGet(() -> envelope(status, action.code(), action.message(), ids, at));
    action.retryAfter().ifPresent(text -> answer.headers().set("Retry-After", text));
    return answer;
  }

  private static Response.Sent envelope(
      int status, String code, String message, Ids ids, Instant at) {
    return Replies.json(
        status,
        out -> {
          out.writeStartObject();
          out.writeObjectFieldStart("error");
          out.writeStringField("code", code);
          out.writeStringField("message", message);
          out.writeObjectFieldStart("innerError");
          out.writeStringField(
              "date", at.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""));
          out.writeStringField("request-id", ids.request());
          out.writeStringField("client-request-id", ids.client());
          out.writeEndObject();
          out.writeEndObject();
          out.writeEndObject();
        });
  }
}
