package dev.lockstep.simulator.calendar;

import dev.lockstep.simulator.error.GraphException;
import dev.lockstep.simulator.event.ExtendedProperty;
import dev.lockstep.simulator.recurrence.EventTimes;
import dev.lockstep.simulator.store.StoredEvent;
import dev.lockstep.simulator.store.Versions;
import dev.lockstep.simulator.time.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@code $filter} that clients of calendars use: an extended property, an open
 * extension, comparisons of times, texts and truth values, joined by {@code and}.
 */
public final class EventFilter {
  private static final Pattern ANY =
      Pattern.compile(
          "singleValueExtendedProperties/any\\(\\s*(\\w+)\\s*:\\s*\\1/id\\s+eq\\s+'((?:[^']|'')*)'"
              + "\\s+and\\s+\\1/value\\s+eq\\s+'((?:[^']|'')*)'\\s*\\)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern EXTENSION =
      Pattern.compile(
          "extensions/any\\(\\s*(\\w+)\\s*:\\s*\\1/id\\s+eq\\s+'((?:[^']|'')*)'\\s*\\)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern COMPARISON =
      Pattern.compile(
          "([\\w/]+)\\s+(eq|ne|ge|gt|le|lt)\\s+('(?:[^']|'')*'|[\\w.:+-]+)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern STARTS_WITH =
      Pattern.compile(
          "(startswith|contains)\\(\\s*subject\\s*,\\s*'((?:[^']|'')*)'\\s*\\)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AND = Pattern.compile("\\s*and\\s*", Pattern.CASE_INSENSITIVE);

  private EventFilter() {}

  /** Reads expressions. */
  public static final class Parser {
    private final EventTimes times;

    /** A parser that compares times. */
    public Parser(EventTimes times) {
      this.times = times;
    }

    /**
     * The condition behind an expression.
     *
     * @throws GraphException 400 if it is malformed or beyond what is known here
     */
    public Predicate<StoredEvent> parse(String text) {
      String expression = text.strip();
      List<Predicate<StoredEvent>> parts = new ArrayList<>();
      int at = 0;
      while (at < expression.length()) {
        if (at > 0) {
          at = expect(AND, expression, at).end();
        }
        at = term(expression, at, parts);
      }
      return item -> parts.stream().allMatch(part -> part.test(item));
    }

    private int term(String text, int at, List<Predicate<StoredEvent>> parts) {
      Matcher any = ANY.matcher(text).region(at, text.length());
      if (any.lookingAt()) {
        parts.add(property(unquote(any.group(2)), unquote(any.group(3))));
        return any.end();
      }
      Matcher extension = EXTENSION.matcher(text).region(at, text.length());
      if (extension.lookingAt()) {
        String name = unquote(extension.group(2));
        parts.add(
            item -> item.content().extensions().stream().anyMatch(one -> one.isMeantBy(name)));
        return extension.end();
      }
      Matcher subject = STARTS_WITH.matcher(text).region(at, text.length());
      if (subject.lookingAt()) {
        String wanted = unquote(subject.group(2)).toLowerCase(Locale.ROOT);
        boolean anywhere = subject.group(1).equalsIgnoreCase("contains");
        parts.add(
            item -> {
              String found =
                  Optional.ofNullable(item.content().subject()).orElse("").toLowerCase(Locale.ROOT);
              return anywhere ? found.contains(wanted) : found.startsWith(wanted);
            });
        return subject.end();
      }
      Matcher comparison = expect(COMPARISON, text, at);
      String value = comparison.group(3);
      parts.add(
          comparison(
              comparison.group(1).toLowerCase(Locale.ROOT),
              comparison.group(2).toLowerCase(Locale.ROOT),
              value.startsWith("'") ? unquote(value.substring(1, value.length() - 1)) : value));
      return comparison.end();
    }

    private Predicate<StoredEvent> comparison(String property, String operator, String value) {
      return switch (property) {
        case "start/datetime" -> time(operator, value, item -> item.startSecond());
        case "end/datetime" -> time(operator, value, item -> times.end(item.content()));
        case "createddatetime" -> time(operator, value, item -> item.created().getEpochSecond());
        case "lastmodifieddatetime" ->
            time(operator, value, item -> item.modified().getEpochSecond());
        case "subject" -> text(operator, value, item -> item.content().subject());
        case "icaluid" ->
            text(operator, value, item -> Versions.iCalUid(item.uid(), OptionalLong.empty()));
        case "transactionid" -> text(operator, value, StoredEvent::transactionId);
        case "importance" -> text(operator, value, item -> item.content().importance().wire());
        case "sensitivity" -> text(operator, value, item -> item.content().sensitivity().wire());
        case "showas" -> text(operator, value, item -> item.content().showAs().wire());
        case "type" ->
            text(operator, value, item -> item.isSeries() ? "seriesMaster" : "singleInstance");
        case "isallday" ->
            text(operator, value, item -> Boolean.toString(item.content().isAllDay()));
        case "iscancelled" -> text(operator, value, item -> Boolean.toString(item.isCancelled()));
        case "isorganizer" -> text(operator, value, item -> Boolean.toString(item.isOrganizer()));
        default -> throw invalid(property);
      };
    }
  }

  private interface Second {
    long of(StoredEvent item);
  }

  private interface Text {
    @Nullable String of(StoredEvent item);
  }

  private static Predicate<StoredEvent> property(String id, String value) {
    return item -> {
      for (ExtendedProperty.Single one : item.content().singleValueProperties()) {
        if (one.id().equals(id) && one.value().equalsIgnoreCase(value)) {
          return true;
        }
      }
      return false;
    };
  }

  private static Predicate<StoredEvent> time(String operator, String value, Second second) {
    Instant instant = Timestamps.parseInstant(value).orElseThrow(() -> invalid(value));
    long wanted = instant.getEpochSecond();
    LongPredicate test =
        switch (operator) {
          case "eq" -> found -> found == wanted;
          case "ne" -> found -> found != wanted;
          case "ge" -> found -> found >= wanted;
          case "gt" -> found -> found > wanted;
          case "le" -> found -> found <= wanted;
          default -> found -> found < wanted;
        };
    return item -> test.test(second.of(item));
  }

  private static Predicate<StoredEvent> text(String operator, String value, Text text) {
    return switch (operator) {
      case "eq" -> item -> value.equalsIgnoreCase(text.of(item));
      case "ne" -> item -> !value.equalsIgnoreCase(text.of(item));
      default -> throw invalid(operator);
    };
  }

  private static Matcher expect(Pattern pattern, String text, int at) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt() || matcher.end() == at) {
      throw invalid(text.substring(at));
    }
    return matcher;
  }

  private static GraphException invalid(String what) {
    return new GraphException(
        400, "ErrorInvalidUrlQueryFilter", "The query filter is invalid at '" + what + "'.");
  }

  private static String unquote(String text) {
    return text.replace("''", "'");
  }
}
