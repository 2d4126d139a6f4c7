package dev.lockstep.groupware.calendar;

import java.time.Duration;

/** What a request to Graph came to, if not to an answer: by what is to be done about it. */
public sealed interface GraphError {

  /** For people and logs: Graph's code and message, never content or tokens. */
  String words();

  /** The item does not exist in the mailbox (404 on an id). */
  record NotFound(String words) implements GraphError {}

  /**
   * The item has another version than the one named (412), or somebody writes at the same time
   * (409).
   *
   * @param code Graph's own, such as {@code ErrorIrresolvableConflict}
   */
  record Conflict(String code, String words) implements GraphError {}

  /** Too much was asked (429, or 503 with a time). Nothing may be asked before the time is over. */
  record Throttled(Duration retryAfter, String words) implements GraphError {}

  /** It may pass by itself: network, 5xx, an expired token, an answer that is no JSON. */
  record Transient(String words) implements GraphError {}

  /** The mailbox cannot be reached by this application (403), or there is none (404). */
  record Denied(String code, String words) implements GraphError {}

  /** The delta token is not known any more: read the window anew. */
  record DeltaTokenDead(String words) implements GraphError {}

  /** Graph will not do it, however often it is asked (the other 4xx). */
  record Refused(String code, String words) implements GraphError {}
}
