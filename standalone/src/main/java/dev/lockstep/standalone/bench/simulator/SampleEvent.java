package dev.lockstep.standalone.bench.simulator;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** An appointment as a sales person has them: a visit with a place and a text of some lines. */
final class SampleEvent {
  private static final LocalDateTime FIRST = LocalDateTime.of(2026, 1, 5, 8, 0);
  private static final int MINUTES = 20;
  private static final int DAYS = 365;

  private SampleEvent() {}

  /** The body of a POST; no two numbers have the same texts, all begin within a year. */
  static String json(long number) {
    LocalDateTime start = FIRST.plusMinutes(number * MINUTES % (DAYS * 24L * 60));
    return String.format(
        Locale.ROOT,
        """
        {"subject":"Visit %07d at a customer",\
        "body":{"contentType":"text","content":"Offer %07d: the prices of last year hold until the \
        summer.\\r\\nBring the samples along and ask for the order of spare parts; \
        the contract ends in autumn."},\
        "start":{"dateTime":"%s","timeZone":"Europe/Berlin"},\
        "end":{"dateTime":"%s","timeZone":"Europe/Berlin"},\
        "location":{"displayName":"Main Street %d, Springfield"},"categories":["Customer"]}""",
        number,
        number,
        text(start),
        text(start.plusHours(1)),
        number % 1000);
  }

  /** The body of a PATCH that changes it. */
  static String change(long number) {
    return String.format(Locale.ROOT, "{\"subject\":\"Visit %09d at a customer\"}", number);
  }

  private static String text(LocalDateTime time) {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time);
  }
}
