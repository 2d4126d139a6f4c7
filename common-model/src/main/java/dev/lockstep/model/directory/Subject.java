package dev.lockstep.model.directory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.crm.RepId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What can be asked of the directory: an address ({@code mailto:<address>}) or a rep's number
 * ({@code rep:<number>}).
 */
public record Subject(@JsonValue String value) implements Comparable<Subject> {

  private static final String ADDRESS = "mailto:";
  private static final String REP = "rep:";
  private static final Pattern REP_NUMBER = Pattern.compile("rep:-?\\d{1,19}");

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it has neither of the two forms
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Subject {
    if (!value.startsWith(ADDRESS) && !REP_NUMBER.matcher(value).matches()) {
      throw new IllegalArgumentException("nothing to ask the directory for: '" + value + "'");
    }
  }

  /** Who has this address? */
  public static Subject of(EmailAddress address) {
    return new Subject(ADDRESS + address.value());
  }

  /** Who is this rep? */
  public static Subject of(RepId rep) {
    return new Subject(REP + rep.value());
  }

  /** The address that is asked for, if it is one. */
  @JsonIgnore
  public Optional<EmailAddress> address() {
    return value.startsWith(ADDRESS)
        ? Optional.of(new EmailAddress(value.substring(ADDRESS.length())))
        : Optional.empty();
  }

  /** The rep that is asked for, if it is one. */
  @JsonIgnore
  public Optional<RepId> rep() {
    return value.startsWith(REP)
        ? Optional.of(new RepId(Long.parseLong(value.substring(REP.length()))))
        : Optional.empty();
  }

  @Override
  public int compareTo(Subject other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
