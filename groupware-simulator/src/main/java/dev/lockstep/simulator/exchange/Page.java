package dev.lockstep.simulator.exchange;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * A page of a list, cut by {@code $top} and {@code $skip}.
 *
 * @param total how many there are on all pages
 * @param next where the next page begins, if there is one
 */
public record Page<T>(List<T> items, int total, OptionalInt next) {
  private static final int SIZE = 10;
  private static final int MAX_SIZE = 1000;

  /** The page that a request asks for. */
  public static <T> Page<T> of(GraphRequest request, List<T> all) {
    int size =
        Math.clamp(
            request.query().number("$top").orElse(request.preferences().pageSize().orElse(SIZE)),
            0,
            MAX_SIZE);
    int skip = Math.min(all.size(), request.query().number("$skip").orElse(0));
    int end = Math.min(all.size(), skip + size);
    return new Page<>(
        all.subList(skip, end),
        all.size(),
        end < all.size() && size > 0 ? OptionalInt.of(end) : OptionalInt.empty());
  }

  /** Writes one item. */
  @FunctionalInterface
  public interface ItemWriter<T> {
    void write(JsonGenerator out, T item) throws IOException;
  }

  /** Writes the page as a collection with its count, where asked for, and the link to the next. */
  public void write(JsonGenerator out, GraphRequest request, String context, ItemWriter<T> writer)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("@odata.context", context);
    if (request.query().get("$count").filter("true"::equalsIgnoreCase).isPresent()) {
      out.writeNumberField("@odata.count", total);
    }
    out.writeArrayFieldStart("value");
    for (T item : items) {
      writer.write(out, item);
    }
    out.writeEndArray();
    if (next.isPresent()) {
      String query = request.query().with("$skip", Integer.toString(next.getAsInt()));
      out.writeStringField("@odata.nextLink", Links.of(request, query));
    }
    out.writeEndObject();
  }
}
