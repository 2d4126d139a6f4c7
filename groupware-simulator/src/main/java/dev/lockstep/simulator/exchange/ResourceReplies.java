package dev.lockstep.simulator.exchange;

import dev.lockstep.simulator.http.Response;
import java.util.List;
import java.util.UUID;

/**
 * Answers that are resources of one kind: a page of them, or one.
 *
 * @param context what names them as {@code @odata.context}
 * @param properties writes the properties of one
 */
public record ResourceReplies<T>(
    GraphRequest request, String context, Page.ItemWriter<T> properties) {

  /**
   * Answers to that request.
   *
   * @param user whose they are
   * @param resource the path below the user that they have in the context
   */
  public static <T> ResourceReplies<T> of(
      GraphRequest request, UUID user, String resource, Page.ItemWriter<T> properties) {
    return new ResourceReplies<>(request, request.context(user, resource), properties);
  }

  /** The page of them that the request asks for. */
  public Response.Sent page(List<T> all) {
    Page<T> page = Page.of(request, all);
    return Replies.json(
        200,
        out ->
            page.write(
                out,
                request,
                context,
                (json, one) -> {
                  json.writeStartObject();
                  properties.write(json, one);
                  json.writeEndObject();
                }));
  }

  /** One of them. */
  public Response.Sent one(int status, T resource) {
    return Replies.json(
        status,
        out -> {
          out.writeStartObject();
          out.writeStringField("@odata.context", context + "/$entity");
          properties.write(out, resource);
          out.writeEndObject();
        });
  }
}
