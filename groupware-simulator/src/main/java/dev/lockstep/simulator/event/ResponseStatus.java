package dev.lockstep.simulator.event;

import java.time.Instant;

/** An answer to an invitation and when it was given; {@link #NEVER} where none was. */
public record ResponseStatus(ResponseType response, Instant time) {
  /** How Graph writes the time of an answer that was never given. */
  public static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

  /** The organizer's own state. */
  public static final ResponseStatus ORGANIZER = new ResponseStatus(ResponseType.ORGANIZER, NEVER);

  /** No answer, as the organizer's copy shows it. */
  public static final ResponseStatus NONE = new ResponseStatus(ResponseType.NONE, NEVER);

  /** No answer, as the attendee's own copy shows it. */
  public static final ResponseStatus NOT_RESPONDED =
      new ResponseStatus(ResponseType.NOT_RESPONDED, NEVER);
}
