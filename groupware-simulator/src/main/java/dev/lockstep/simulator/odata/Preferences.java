package dev.lockstep.simulator.odata;

import dev.lockstep.simulator.event.BodyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the {@code Prefer} headers of a request ask for; they may come as one line or as several.
 *
 * @param timeZone the zone in which times are to be shown
 * @param bodyType the form in which texts are to be shown
 * @param immutableIds whether ids are to be the immutable ones
 * @param pageSize the largest page
 */
public record Preferences(
    Optional<String> timeZone,
    Optional<BodyType> bodyType,
    boolean immutableIds,
    OptionalInt pageSize) {

  /** Reads the headers' values. */
  public static Preferences parse(List<String> headers) {
    Optional<String> timeZone = Optional.empty();
    Optional<BodyType> bodyType = Optional.empty();
    boolean immutable = false;
    OptionalInt pageSize = OptionalInt.empty();
    for (String preference : split(headers)) {
      int equals = preference.indexOf('=');
      String name = equals < 0 ? preference : preference.substring(0, equals);
      String value = equals < 0 ? "" : unquote(preference.substring(equals + 1).strip());
      switch (name.strip().toLowerCase(Locale.ROOT)) {
        case "outlook.timezone" -> timeZone = Optional.of(value);
        case "outlook.body-content-type" ->
            bodyType = Optional.of(value.equalsIgnoreCase("text") ? BodyType.TEXT : BodyType.HTML);
        case "idtype" -> immutable = value.equalsIgnoreCase("ImmutableId");
        case "odata.maxpagesize", "maxpagesize" -> pageSize = size(value);
        default -> {
          // an unknown preference is ignored (RFC 7240 section 2)
        }
      }
    }
    return new Preferences(timeZone, bodyType, immutable, pageSize);
  }

  /** The value of {@code Preference-Applied}, if anything was. */
  public Optional<String> applied() {
    List<String> parts = new ArrayList<>();
    timeZone.ifPresent(zone -> parts.add("outlook.timezone=\"" + zone + "\""));
    bodyType.ifPresent(type -> parts.add("outlook.body-content-type=\"" + type.wire() + "\""));
    return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
  }

  private static OptionalInt size(String value) {
    try {
      int size = Integer.parseInt(value);
      return size > 0 ? OptionalInt.of(size) : OptionalInt.empty();
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  private static List<String> split(List<String> headers) {
    List<String> parts = new ArrayList<>();
    for (String header : headers) {
      StringBuilder part = new StringBuilder();
      boolean quoted = false;
      for (int i = 0; i < header.length(); i++) {
        char c = header.charAt(i);
        quoted ^= c == '"';
        if ((c == ',' || c == ';') && !quoted) {
          parts.add(part.toString());
          part.setLength(0);
        } else {
          part.append(c);
        }
      }
      parts.add(part.toString());
    }
    return parts;
  }

  private static String unquote(String value) {
    return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }
}
