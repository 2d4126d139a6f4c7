package dev.lockstep.simulator.http;

import java.nio.charset.StandardCharsets;

/**
 * A request as it came.
 *
 * @param method upper-case
 * @param rawPath the path, percent-encoded, from the slash on
 * @param rawQuery what stands behind the question mark, percent-encoded; empty if nothing does
 * @param body the content, decoded from its transfer coding
 * @param origin scheme and authority that the client addressed, for links: {@code
 *     http://127.0.0.1:9400}. Behind a proxy these are what {@code X-Forwarded-Proto} and {@code
 *     X-Forwarded-Host} say
 * @param keep whether the connection is kept after the answer
 */
// The body is handed on, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Request(
    String method,
    String rawPath,
    String rawQuery,
    Headers headers,
    byte[] body,
    String origin,
    boolean keep) {
  /** The content as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
