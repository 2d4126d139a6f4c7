package dev.lockstep.simulator.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import dev.lockstep.simulator.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Makes answers out of JSON that is written as it is produced. */
public final class Replies {
  /** The content type of all of Graph's JSON. */
  public static final String JSON_TYPE =
      "application/json; odata.metadata=minimal; odata.streaming=true; IEEE754Compatible=false;"
          + " charset=utf-8";

  private static final JsonFactory FACTORY = new JsonFactory();

  /** Writes the JSON of an answer. */
  @FunctionalInterface
  public interface Writer {
    void write(JsonGenerator out) throws IOException;
  }

  private Replies() {}

  /** An answer with the JSON that is written. */
  public static Response.Sent json(int status, Writer writer) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(4096)) {
      try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
        writer.write(out);
      }
      return Response.of(status, JSON_TYPE, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
