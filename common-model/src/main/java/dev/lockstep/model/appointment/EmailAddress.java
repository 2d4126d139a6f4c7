package dev.lockstep.model.appointment;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * An e-mail address as identity: trimmed and in lower case, because both sides compare addresses
 * without regard to case. What a user typed may be no address at all ({@link #isPlausible}); it is
 * kept, so that it can be named to whoever has to mend it.
 */
public record EmailAddress(@JsonValue String value) implements Comparable<EmailAddress> {

  /** The longest address that is looked at (RFC 5321, section 4.5.3.1: 64 + 1 + 255). */
  public static final int MAX_LENGTH = 320;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EmailAddress {
    if (!isNormal(value)) {
      value = new Text(value).singleLine().toLowerCase(Locale.ROOT);
    }
    if (value.length() > MAX_LENGTH) {
      value = value.substring(0, MAX_LENGTH);
    }
  }

  /** Whether there is nothing to do: all but a few addresses are of small letters of ASCII. */
  private static boolean isNormal(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c <= ' ' || c >= 0x7f || (c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return true;
  }

  /** Whether something stands on both sides of one {@code @}, without blanks. */
  public boolean isPlausible() {
    int at = value.indexOf('@');
    return at > 0 && at == value.lastIndexOf('@') && at < value.length() - 1 && !hasBlanks();
  }

  private boolean hasBlanks() {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isWhitespace(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** The part behind the {@code @}, empty if there is none. */
  public String domain() {
    return value.substring(value.indexOf('@') + 1);
  }

  @Override
  public int compareTo(EmailAddress other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
