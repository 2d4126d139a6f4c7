package dev.lockstep.simulator.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file at an event.
 *
 * @param number unique in the whole store
 * @param contentType its media type; null if nobody said and its name does not tell
 * @param contentBytes the content as base64 (RFC 4648 section 4), padded, on one line
 * @param isInline whether the text shows it, instead of a list beside it
 * @param contentId by which the text shows it
 */
public record FileAttachment(
    long number,
    String name,
    @Nullable String contentType,
    String contentBytes,
    boolean isInline,
    @Nullable String contentId,
    @Nullable String contentLocation,
    Instant modified) {
  /** How many bytes the content has. */
  public int size() {
    int padding = contentBytes.endsWith("==") ? 2 : contentBytes.endsWith("=") ? 1 : 0;
    return contentBytes.length() / 4 * 3 - padding;
  }
}
