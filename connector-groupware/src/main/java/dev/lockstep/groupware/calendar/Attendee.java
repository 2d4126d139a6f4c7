package dev.lockstep.groupware.calendar;

/**
 * Graph's {@code attendee}.
 *
 * @param address as it was entered; may be empty, or no address at all
 * @param name empty if there is none
 */
public record Attendee(String address, String name, Type type, Response response) {

  /** Graph's {@code attendeeType}. */
  public enum Type {
    REQUIRED,
    OPTIONAL,
    RESOURCE
  }

  /** Graph's {@code responseType}. */
  public enum Response {
    NONE,
    ORGANIZER,
    TENTATIVELY_ACCEPTED,
    ACCEPTED,
    DECLINED,
    NOT_RESPONDED
  }
}
