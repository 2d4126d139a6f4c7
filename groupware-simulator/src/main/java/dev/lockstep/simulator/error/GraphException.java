package dev.lockstep.simulator.error;

import java.util.List;
import java.util.Map;

/**
 * A refusal as Graph answers it: an HTTP status and an error envelope with code and message, and
 * headers of its own where a refusal has any ({@code Retry-After}, {@code Location}).
 */
public final class GraphException extends RuntimeException {
  private final int status;
  private final String code;
  private final Map<String, String> headers;

  /** A refusal with headers of its own. */
  public GraphException(int status, String code, String message, Map<String, String> headers) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
    this.headers = Map.copyOf(headers);
  }

  /** A refusal without headers of its own. */
  public GraphException(int status, String code, String message) {
    this(status, code, message, Map.of());
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Graph's error code, for instance {@code ErrorItemNotFound}. */
  public String code() {
    return code;
  }

  /** The message for people; callers branch on the code. */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** Headers that belong to this refusal. */
  public Map<String, String> headers() {
    return headers;
  }

  /** The item is not, or no longer, in the mailbox. */
  public static GraphException itemNotFound() {
    return new GraphException(
        404, "ErrorItemNotFound", "The specified object was not found in the store.");
  }

  /** The id is none of this mailbox's. */
  public static GraphException malformedId() {
    return new GraphException(400, "ErrorInvalidIdMalformed", "Id is malformed.");
  }

  /** The request makes no sense as it stands. */
  public static GraphException invalidRequest(String message) {
    return new GraphException(400, "ErrorInvalidRequest", message);
  }

  /** A value of the body breaks a rule that concerns several properties. */
  public static GraphException validationFailure(String detail) {
    return new GraphException(
        400,
        "ErrorPropertyValidationFailure",
        "At least one property failed validation. " + detail);
  }

  /** The body cannot be read as the expected type. */
  public static GraphException requestBody(String message) {
    return new GraphException(400, "RequestBodyRead", message);
  }

  /** The item has changed since the caller read it. */
  public static GraphException conflict() {
    return new GraphException(
        412,
        "ErrorIrresolvableConflict",
        "The send or update operation could not be performed because the change key passed in the"
            + " request does not match the current change key for the item.");
  }

  /** The caller lacks the permission. */
  public static GraphException accessDenied(String message) {
    return new GraphException(403, "ErrorAccessDenied", message);
  }

  /** A query option is malformed or not supported here. */
  public static GraphException badQuery(String message) {
    return new GraphException(400, "ErrorInvalidUrlQuery", message);
  }

  /** No resource has this path. */
  public static GraphException noSuchResource(List<String> segments) {
    String segment = segments.isEmpty() ? "" : segments.getLast();
    return new GraphException(
        404, "BadRequest", "Resource not found for the segment '" + segment + "'.");
  }

  /** The resource exists and does not take this method. */
  public static GraphException methodNotAllowed(String method) {
    return new GraphException(
        405, "Request_BadRequest", "The method '" + method + "' is not allowed on this resource.");
  }
}
