package dev.lockstep.simulator.resource;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.FileAttachment;
import dev.lockstep.simulator.odata.Selection;
import dev.lockstep.simulator.store.AttachmentId;
import dev.lockstep.simulator.store.EventView;
import dev.lockstep.simulator.time.Timestamps;
import java.io.IOException;
import java.net.URLConnection;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** fileAttachment in JSON; items and links to files in a cloud are not kept here. */
public final class AttachmentJson {
  /** "Under 3 MB" for a single POST; more needs an upload session. */
  private static final int MAX_BYTES = 3 * 1024 * 1024;

  private static final String FILE = "microsoft.graph.fileattachment";
  private static final Set<String> OTHERS =
      Set.of("microsoft.graph.itemattachment", "microsoft.graph.referenceattachment");
  private static final Set<String> PROPERTIES =
      Set.of(
          "id",
          "lastModifiedDateTime",
          "name",
          "contentType",
          "size",
          "isInline",
          "contentId",
          "contentLocation",
          "contentBytes");

  private AttachmentJson() {}

  /**
   * Reads a new attachment.
   *
   * @throws GraphException 400 if it is malformed, 413 if it is too large, 501 if it is no file
   */
  public static FileAttachment read(JsonNode json, long number, Instant now) {
    type(json);
    json.fieldNames()
        .forEachRemaining(
            name -> {
              if (name.indexOf('@') < 0 && !PROPERTIES.contains(name)) {
                throw GraphException.requestBody(
                    "The property '"
                        + name
                        + "' does not exist on type 'microsoft.graph.fileAttachment'. Make sure to"
                        + " only use property names that are defined by the type.");
              }
            });
    String name =
        JsonValues.text("name", json.path("name"))
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> GraphException.invalidRequest("An attachment needs a name."));
    Optional<String> type =
        JsonValues.text("contentType", json.path("contentType")).filter(text -> !text.isBlank());
    return new FileAttachment(
        number,
        name,
        type.or(() -> Optional.ofNullable(URLConnection.guessContentTypeFromName(name)))
            .orElse(null),
        content(JsonValues.text("contentBytes", json.path("contentBytes")).orElse("")),
        JsonValues.bool("isInline", json.path("isInline"), false),
        JsonValues.text("contentId", json.path("contentId")).orElse(null),
        JsonValues.text("contentLocation", json.path("contentLocation")).orElse(null),
        now);
  }

  /** Writes the properties of an attachment. */
  public static void write(
      JsonGenerator out, EventView event, FileAttachment attachment, Selection show)
      throws IOException {
    out.writeStringField("@odata.type", "#microsoft.graph.fileAttachment");
    out.writeStringField("id", id(event, attachment));
    show.text(out, "lastModifiedDateTime", Timestamps.shortInstant(attachment.modified()));
    show.text(out, "name", attachment.name());
    show.text(out, "contentType", attachment.contentType());
    show.number(out, "size", attachment.size());
    show.bool(out, "isInline", attachment.isInline());
    show.text(out, "contentId", attachment.contentId());
    show.text(out, "contentLocation", attachment.contentLocation());
    show.text(out, "contentBytes", attachment.contentBytes());
  }

  /** The id on the wire. */
  public static String id(EventView event, FileAttachment attachment) {
    return new AttachmentId(event.mailbox(), event.item().number(), attachment.number()).text();
  }

  private static void type(JsonNode json) {
    String type =
        JsonValues.text("@odata.type", json.path("@odata.type"))
            .map(text -> text.toLowerCase(Locale.ROOT))
            .map(text -> text.startsWith("#") ? text.substring(1) : text)
            .orElse("");
    if (OTHERS.contains(type)) {
      throw new GraphException(
          501, "NotImplemented", "The simulator keeps no attachments but files.");
    }
    if (!type.equals(FILE)) {
      throw GraphException.requestBody(
          "An attachment needs the '@odata.type' '#microsoft.graph.fileAttachment'.");
    }
  }

  private static String content(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw GraphException.requestBody(
          "Cannot convert the literal of the property 'contentBytes' to the expected type"
              + " 'Edm.Binary'.");
    }
    if (bytes.length >= MAX_BYTES) {
      throw new GraphException(
          413,
          "RequestEntityTooLarge",
          "The attachment has " + bytes.length + " bytes; 3 MB and more need an upload session.");
    }
    return Base64.getEncoder().encodeToString(bytes);
  }
}
