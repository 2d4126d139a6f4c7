package dev.lockstep.groupware.graph;

import com.microsoft.graph.models.odataerrors.MainError;
import com.microsoft.graph.models.odataerrors.ODataError;
import com.microsoft.kiota.ApiException;
import dev.lockstep.groupware.calendar.GraphError;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What Graph's error answers mean (graph.md, section 3); the code counts, never the message. */
final class Failures {

  private static final Duration DEFAULT_WAIT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofHours(1);
  private static final Set<String> NO_MAILBOX =
      Set.of(
          "mailboxnotenabledforrestapi",
          "errornonexistentmailbox",
          "resourcenotfound",
          "request_resourcenotfound",
          "errorinvaliduser");
  private static final Set<String> TOKEN_DEAD =
      Set.of("syncstatenotfound", "resyncrequired", "syncstateinvalid", "fullsyncrequired");

  private Failures() {}

  static GraphError of(ApiException e) {
    int status = e.getResponseStatusCode();
    String code = code(e);
    String words = status + " " + code + message(e);
    return switch (status) {
      case 429 -> new GraphError.Throttled(retryAfter(e).orElse(DEFAULT_WAIT), words);
      case 401, 408 -> new GraphError.Transient(words);
      case 403 -> new GraphError.Denied(code, words);
      case 404 ->
          isOneOf(NO_MAILBOX, code)
              ? new GraphError.Denied(code, words)
              : new GraphError.NotFound(words);
      case 409, 412 -> new GraphError.Conflict(code, words);
      case 410 -> new GraphError.DeltaTokenDead(words);
      default -> {
        if (isOneOf(TOKEN_DEAD, code)) {
          yield new GraphError.DeltaTokenDead(words);
        }
        yield status >= 400 && status < 500
            ? new GraphError.Refused(code, words)
            : retryAfter(e)
                .<GraphError>map(wait -> new GraphError.Throttled(wait, words))
                .orElseGet(() -> new GraphError.Transient(words));
      }
    };
  }

  /** A link that Graph gave once: whatever it refuses there, the token is what is wrong. */
  static GraphError onLink(GraphError error) {
    return switch (error) {
      case GraphError.Refused refused -> new GraphError.DeltaTokenDead(refused.words());
      case GraphError.NotFound notFound -> new GraphError.DeltaTokenDead(notFound.words());
      case GraphError other -> other;
    };
  }

  private static boolean isOneOf(Set<String> codes, String code) {
    return codes.contains(code.toLowerCase(Locale.ROOT));
  }

  private static Optional<MainError> main(ApiException e) {
    return e instanceof ODataError error ? Optional.ofNullable(error.getError()) : Optional.empty();
  }

  private static String code(ApiException e) {
    return main(e).flatMap(error -> Optional.ofNullable(error.getCode())).orElse("unknown");
  }

  private static String message(ApiException e) {
    return main(e)
        .flatMap(error -> Optional.ofNullable(error.getMessage()))
        .map(message -> ": " + message)
        .orElse("");
  }

  /**
   * The header {@code Retry-After}: seconds, also with a fraction, also several of them (the
   * longest counts), or an HTTP date.
   */
  private static Optional<Duration> retryAfter(ApiException e) {
    return Optional.ofNullable(e.getResponseHeaders())
        .map(headers -> headers.getOrDefault("retry-after", Set.of()))
        .flatMap(values -> Optional.ofNullable(values).flatMap(Failures::longest));
  }

  private static Optional<Duration> longest(Set<String> values) {
    return values.stream()
        .flatMap(value -> parse(value, Instant.now()).stream())
        .max(Duration::compareTo);
  }

  static Optional<Duration> parse(String header, Instant now) {
    Optional<Duration> longest = Optional.empty();
    for (String part : header.split(",", -1)) {
      String text = part.strip();
      if (text.matches("\\d{1,9}(\\.\\d*)?")) {
        Duration wait = Duration.ofMillis((long) Math.ceil(Double.parseDouble(text) * 1000));
        longest = longest.filter(other -> other.compareTo(wait) > 0).or(() -> Optional.of(wait));
      }
    }
    if (longest.isEmpty()) {
      try {
        Instant until =
            ZonedDateTime.parse(header.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        longest = Optional.of(Duration.between(now, until));
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
    return longest.map(
        wait ->
            wait.isNegative()
                ? Duration.ZERO
                : wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
  }
}
