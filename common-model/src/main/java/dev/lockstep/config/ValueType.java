package dev.lockstep.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the text of a setting is read.
 *
 * @param description what is wanted, such as "a duration such as 500ms, 30s, 5m, 2h or 1d"; it ends
 *     the sentence "... is not" and stands in the reference
 * @param reader throws IllegalArgumentException if the text is something else
 * @param writer gives a text that the reader takes
 */
public record ValueType<T>(
    String description, Function<String, T> reader, Function<T, String> writer) {

  private static final Pattern DURATION = Pattern.compile("(\\d+)\\s*(ms|s|m|h|d)");
  private static final Pattern SIZE = Pattern.compile("(\\d+)\\s*(B|KiB|MiB|GiB)");

  /** Any text. */
  public static final ValueType<String> TEXT =
      new ValueType<>("a text", Function.identity(), Function.identity());

  /** {@code true} or {@code false}. */
  public static final ValueType<Boolean> FLAG =
      new ValueType<>("true or false", ValueType::flag, String::valueOf);

  /** A length of time. */
  public static final ValueType<Duration> DURATION_TEXT =
      new ValueType<>(
          "a duration such as 500ms, 30s, 5m, 2h or 1d", ValueType::duration, ValueType::text);

  /** A number of bytes. */
  public static final ValueType<Long> SIZE_TEXT =
      new ValueType<>("a size such as 512B, 64KiB, 10MiB or 1GiB", ValueType::size, n -> n + "B");

  /** An IANA time zone. */
  public static final ValueType<ZoneId> ZONE =
      new ValueType<>(
          "an IANA time zone such as Europe/Vienna",
          text -> {
            try {
              return ZoneId.of(text);
            } catch (DateTimeException e) {
              throw new IllegalArgumentException(e);
            }
          },
          ZoneId::getId);

  /** An absolute address, such as {@code https://host/path}. */
  public static final ValueType<URI> ADDRESS =
      new ValueType<>(
          "an address such as https://host/path",
          text -> {
            try {
              URI uri = new URI(text);
              if (!uri.isAbsolute()) {
                throw new IllegalArgumentException("no scheme");
              }
              return uri;
            } catch (URISyntaxException e) {
              throw new IllegalArgumentException(e);
            }
          },
          URI::toString);

  /** A file or folder; whether it exists is not looked at. */
  public static final ValueType<Path> PATH =
      new ValueType<>(
          "a path",
          text -> {
            try {
              return Path.of(text);
            } catch (InvalidPathException e) {
              throw new IllegalArgumentException(e);
            }
          },
          Path::toString);

  /** A TCP port; 0 takes a free one. */
  public static final ValueType<Integer> PORT =
      number(0, 65_535).describedAs("a port between 0 (a free one) and 65535");

  /** A whole number between these, both included. */
  public static ValueType<Integer> number(int least, int most) {
    return new ValueType<>(
        "a whole number between " + least + " and " + most,
        text -> {
          int number = Integer.parseInt(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException("out of range");
          }
          return number;
        },
        String::valueOf);
  }

  /** One of the constants, in lower case with hyphens. */
  public static <E extends Enum<E>> ValueType<E> oneOf(Class<E> type) {
    List<E> constants = Arrays.asList(type.getEnumConstants());
    return new ValueType<>(
        "one of " + constants.stream().map(ValueType::text).collect(Collectors.joining(", ")),
        text ->
            constants.stream()
                .filter(constant -> text(constant).equals(text))
                .findFirst()
                .orElseThrow(IllegalArgumentException::new),
        ValueType::text);
  }

  /** Several of another type, separated by commas, or a list in YAML; none if blank. */
  public static <T> ValueType<List<T>> listOf(ValueType<T> item) {
    return new ValueType<>(
        "a list, separated by commas, each " + item.description(),
        text ->
            Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(item.reader())
                .toList(),
        values -> values.stream().map(item.writer()).collect(Collectors.joining(",")));
  }

  /** The same values, checked once more. */
  public ValueType<T> checked(String newDescription, Function<T, Boolean> check) {
    return new ValueType<>(
        newDescription,
        text -> {
          T value = reader.apply(text);
          if (!check.apply(value)) {
            throw new IllegalArgumentException("does not meet the condition");
          }
          return value;
        },
        writer);
  }

  /** The same, in other words. */
  public ValueType<T> describedAs(String newDescription) {
    return new ValueType<>(newDescription, reader, writer);
  }

  private static Boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new IllegalArgumentException();
    };
  }

  private static Duration duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException();
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  private static Long size(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException();
    }
    long amount = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "B" -> amount;
      case "KiB" -> Math.multiplyExact(amount, 1024L);
      case "MiB" -> Math.multiplyExact(amount, 1024L * 1024);
      default -> Math.multiplyExact(amount, 1024L * 1024 * 1024);
    };
  }

  private static String text(Duration duration) {
    long millis = duration.toMillis();
    if (millis % 1000 != 0 || millis == 0) {
      return millis + "ms";
    }
    long seconds = duration.toSeconds();
    if (seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds % 3600 == 0) {
      return seconds / 3600 + "h";
    }
    return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }

  private static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
