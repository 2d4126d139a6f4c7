package dev.lockstep.simulator.mail;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One mail to one recipient that the service would have sent. */
public record Mail(
    Kind kind,
    String from,
    String to,
    String iCalUId,
    @Nullable String subject,
    @Nullable String comment,
    @Nullable String response,
    Instant at) {
  /** Why it was sent. */
  public enum Kind {
    INVITATION,
    UPDATE,
    CANCELLATION,
    RESPONSE,
    FORWARD;

    /** The name in the control API. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
