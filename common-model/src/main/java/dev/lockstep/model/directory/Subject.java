package dev.lockstep.model.directory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.model.appointment.EmailAddress;
import dev.lockstep.model.crm.RepId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked of the directory. Addresses come before reps in its order. */
public sealed interface Subject extends Comparable<Subject> {

  /** The text form: {@code mailto:<address>} or {@code rep:<number>}. */
  @JsonValue
  String value();

  /** For people: the address, or {@code rep <number>}. */
  String words();

  /** The address that is asked for, if it is one. */
  @JsonIgnore
  Optional<EmailAddress> address();

  /** The rep that is asked for, if it is one. */
  @JsonIgnore
  Optional<RepId> rep();

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if it has neither of the two forms
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static Subject parse(String value) {
    if (value.startsWith(OfAddress.SCHEME)) {
      return of(new EmailAddress(value.substring(OfAddress.SCHEME.length())));
    }
    try {
      if (value.startsWith(OfRep.SCHEME)) {
        return of(new RepId(Long.parseLong(value.substring(OfRep.SCHEME.length()))));
      }
    } catch (NumberFormatException e) {
      throw unreadable(value, e);
    }
    throw unreadable(value, null);
  }

  private static IllegalArgumentException unreadable(
      String value, @Nullable NumberFormatException cause) {
    return new IllegalArgumentException("nothing to ask the directory for: '" + value + "'", cause);
  }

  /** Who has this address? */
  static Subject of(EmailAddress address) {
    return new OfAddress(address);
  }

  /** Who is this rep? */
  static Subject of(RepId rep) {
    return new OfRep(rep);
  }

  /** Who has this address? */
  record OfAddress(EmailAddress who) implements Subject {

    private static final String SCHEME = "mailto:";

    @Override
    public String value() {
      return SCHEME + who;
    }

    @Override
    public String words() {
      return who.toString();
    }

    @Override
    public Optional<EmailAddress> address() {
      return Optional.of(who);
    }

    @Override
    public Optional<RepId> rep() {
      return Optional.empty();
    }

    @Override
    public int compareTo(Subject other) {
      return switch (other) {
        case OfAddress(EmailAddress it) -> who.compareTo(it);
        case OfRep _ -> -1;
      };
    }

    @Override
    public String toString() {
      return value();
    }
  }

  /** Who is this rep? */
  record OfRep(RepId who) implements Subject {

    private static final String SCHEME = "rep:";

    @Override
    public String value() {
      return SCHEME + who;
    }

    @Override
    public String words() {
      return "rep " + who;
    }

    @Override
    public Optional<EmailAddress> address() {
      return Optional.empty();
    }

    @Override
    public Optional<RepId> rep() {
      return Optional.of(who);
    }

    @Override
    public int compareTo(Subject other) {
      return switch (other) {
        case OfAddress _ -> 1;
        case OfRep(RepId it) -> Long.compare(who.value(), it.value());
      };
    }

    @Override
    public String toString() {
      return value();
    }
  }
}
